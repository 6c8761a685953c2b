package kymo.core.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "run-7.csv, run-7.csv",
        "müller µV.csv, müller µV.csv",
        "測定.csv, 測定.csv",
        "data, data",
        "../../etc/passwd, passwd",
        "'C:\\temp\\x.csv', x.csv",
        "a/b/c.csv, c.csv",
        "-rf.csv, -rf.csv",
    })
    void keepsTheLastNameOfAPath(String told, String name) {
        assertThat(FileName.of(told)).isEqualTo(name);
    }

    @Test
    void replacesWhatCannotBeSeen() {
        assertThat(FileName.of("name\nwith\nnewline.csv")).isEqualTo("name_with_newline.csv");
        assertThat(FileName.of("\u202Egnp.csv")).isEqualTo("gnp.csv");
        assertThat(FileName.of("a\uD800b.csv")).isEqualTo("a\uFFFDb.csv");
    }

    @Test
    void shortensBeforeTheEnding() {
        String name = FileName.of("µ".repeat(400) + ".csv");
        assertThat(name).endsWith("µ….csv");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/", "x.csv\0.exe", "data.csv.exe", "data.csv.EXE. ", "x.exe\u202E"})
    void refusesWhatIsNoNameOfData(String told) {
        assertThatThrownBy(() -> FileName.of(told))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_NAME_INVALID));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> FileName.of("data.csv.exe"))
                .hasMessage(
                        "a file's name must be that of data, not of a program but was 'data.csv.exe'; give it a name such as run-7.csv");
    }
}
