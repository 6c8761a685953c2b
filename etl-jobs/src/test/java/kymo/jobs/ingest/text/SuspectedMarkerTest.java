package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.format.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What numbers may mean besides numbers is said, never done. */
class SuspectedMarkerTest {

    @ParameterizedTest
    @ValueSource(strings = {"-999", "9999", "-99.99", "-999.0", "99999"})
    void aNumberOfNinesFarFromAllOthersIsPointedOut(String marker) {
        StringBuilder text = new StringBuilder("t,T\n");
        for (int row = 0; row < 40; row++)
            text.append(row)
                    .append(',')
                    .append(row % 5 == 0 ? marker : "20." + row)
                    .append('\n');
        assertThat(said(text.toString(), "missing-suspected"))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("8 looked-at values of column 'T' are %s, far from all others".formatted(marker))
                        .endsWith("set the option missing to [%s] if that stands for no value".formatted(marker)));
    }

    @Test
    void ninesAmongOtherNumbersAreNumbers() {
        StringBuilder text = new StringBuilder("n,v\n");
        for (int row = 0; row < 1_200; row++)
            text.append(row).append(',').append(row * 7 % 1_000).append('\n');
        assertThat(said(text.toString(), "missing-suspected")).isEmpty();
        assertThat(said("t,v\n1,99\n2,98\n3,97\n4,99\n5,96\n6,95\n7,99\n8,94\n9,93\n", "missing-suspected"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Date,44240.5,excel", "timestamp,1612174830,epoch_s", "Zeit,1612174830000,epoch_ms"})
    void numbersThatMayBeTimesArePointedOutWhereTheNameSaysSo(String name, String value, String layout) {
        assertThat(said("%s,v\n%s,1\n%s,2\n".formatted(name, value, value), "times-suspected"))
                .containsExactly(
                        "column '%s' is read as numbers; if they are times, set the option timeFormats to {\"%s\": \"%s\"}"
                                .formatted(name, name, layout));
        assertThat(said("mass,v\n%s,1\n%s,2\n".formatted(value, value), "times-suspected"))
                .isEmpty();
        assertThat(said("%s,v\n0.5,1\n1.5,2\n".formatted(name), "times-suspected"))
                .isEmpty();
    }

    @Test
    void daysOfASpreadsheetAreReadWhereTimesAreWanted() {
        Reading reading = look("Date,v\n44240.5,1\n44241,2\n", "{\"types\": {\"Date\": \"datetime\"}}");
        assertThat(reading.columns().get(0).type()).isEqualTo(ColumnType.DATETIME);
        assertThat(reading.columns().get(0).format()).isEqualTo("excel");
    }

    private static List<String> said(String text, String code) {
        return look(text, "{}").notices().stream()
                .filter(notice -> notice.code().equals(code))
                .map(Notice::message)
                .toList();
    }

    private static Reading look(String text, String options) {
        return TextLook.look(
                BytesFile.of(text),
                "f.csv",
                IngestOptions.parse(JsonMapper.shared().readTree(options)));
    }
}
