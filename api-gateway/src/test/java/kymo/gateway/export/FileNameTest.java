package kymo.gateway.export;

import static org.assertj.core.api.Assertions.assertThat;

import kymo.core.export.ExportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "data.CSV, data.parquet",
        "run 7.2024, run 7.2024.parquet",
        "../../etc/passwd, _.._etc_passwd.parquet",
        "'a\"b\r\nX: y', a_b__X_ y.parquet",
        "..., dataset.parquet",
        "con\u202Etxt.exe, con_txt.exe.parquet",
        "µ°Ω 温度.csv, µ°Ω 温度.parquet"
    })
    void isSafeOnEverySystem(String dataset, String file) {
        assertThat(FileName.of(dataset, ExportFormat.PARQUET).text()).isEqualTo(file);
    }

    @Test
    void isNotLongerThanSystemsTake() {
        assertThat(FileName.of("😀".repeat(500), ExportFormat.CSV).text()).isEqualTo("😀".repeat(120) + ".csv");
    }

    @Test
    void isToldInAsciiAndInFull() {
        assertThat(FileName.of("Ω 100 %*", ExportFormat.CSV).disposition())
                .isEqualTo("attachment; filename=\"_ 100 __.csv\"; filename*=UTF-8''%CE%A9%20100%20%25_.csv");
    }
}
