package kymo.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class IngestOptionsTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Test
    void everyOptionIsRead() {
        IngestOptions options = parse("""
                {"encoding": "utf-8", "delimiter": "tab", "decimal": ",", "thousands": ".", "quote": "none", "comment": "//",
                 "headerLine": 3, "firstDataLine": 5, "unitsLine": 4, "table": 2, "missing": ["-999", -1.5], "dateOrder": "mdy", "types": {"t": "instant"}, "timeFormats": {"t": "%Y-%m-%dT%H:%M:%S.%f%z"},
                 "footerLines": 2, "names": {"u": "voltage "}, "units": {"u": "mV", "t": ""}, "columns": ["u", "t"], "axis": "", "profile": "none",
                 "corrects": "00000000-0000-4000-8000-000000000001", "sheet": 2, "range": "b5:F200", "dateSystem": "1904", "member": "a/b.csv"}""");
        assertThat(options)
                .isEqualTo(new IngestOptions(
                        new TablePlace("a/b.csv", "2", "B5:F200", 2, 3, 4, 5, 2),
                        new Notation("UTF-8", "\t", "", "//", ",", ".", List.of("-999", "-1.5"), "mdy", "1904"),
                        new ColumnOptions(
                                Map.of("t", "instant"),
                                Map.of("t", "yyyy-MM-ddTHH:mm:ssXXX"),
                                new ColumnEdits(
                                        Map.of("u", "voltage"), Map.of("u", "mV", "t", ""), List.of("u", "t"), "")),
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        null));
    }

    @Test
    void aReaderIsNamedAloneOrWithItsParameters() {
        assertThat(parse("{\"reader\": \"odd_logger\"}").reader())
                .isEqualTo(new ReaderChoice("odd_logger", null, null, JSON.readTree("{}")));
        assertThat(parse("""
                        {"reader": {"name": "odd_logger", "version": 3, "sha256": "ab", "parameters": {"year": 2024}},
                         "names": {"a": "b"}, "units": {}, "columns": ["a"], "axis": "a", "member": "m", "profile": "none"}""").reader())
                .isEqualTo(new ReaderChoice("odd_logger", 3, "ab", JSON.readTree("{\"year\": 2024}")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"delimiter|`\",\"`", "headerLine|2", "types|{}", "sheet|1", "missing|[]", "encoding|`\"UTF-8\"`"})
    void aScriptReadsAFileAloneOrNotAtAll(String other, String value) {
        assertThatThrownBy(() -> parse("{\"reader\": \"odd_logger\", \"%s\": %s}".formatted(other, value)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.pointer()).isEqualTo("/" + other))
                .hasMessage(
                        "option '%s' says how Kymo reads a file but option 'reader' has it read by a script; leave one of them out"
                                .formatted(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "\"\"",
                "{}",
                "{\"name\": 1}",
                "{\"name\": \"a\", \"version\": 0}",
                "{\"name\": \"a\", \"x\": 1}"
            })
    void aReaderThatCannotBeIsRefused(String reader) {
        assertThatThrownBy(() -> parse("{\"reader\": %s}".formatted(reader)))
                .hasMessageStartingWith("option 'reader' must be a script's name such as odd_logger");
    }

    @Test
    void nothingSaidIsNothingKnown() {
        assertThat(parse("{}")).isEqualTo(IngestOptions.none());
        assertThat(parse("null")).isEqualTo(IngestOptions.none());
        assertThat(parse("{\"quote\": null}")).isEqualTo(IngestOptions.none());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"delimeter\": \",\"}`|an ingest option must be one of",
                "`{\"delimiter\": \",,\"}`|option 'delimiter' must be one ASCII character",
                "`{\"delimiter\": 5}`|option 'delimiter' must be a text but was '5'",
                "`{\"decimal\": \";\"}`|option 'decimal' must be one of '.', ',' but was ';'",
                "`{\"encoding\": \"utf-99\"}`|option 'encoding' must be a charset's name",
                "`{\"headerLine\": -1}`|option 'headerLine' must be a line's number, 0 or more but was '-1'",
                "`{\"table\": 0}`|option 'table' must be a table's number, 1 or more but was '0'",
                "`{\"firstDataLine\": 0}`|option 'firstDataLine' must be a line's number, 1 or more but was '0'",
                "`{\"types\": {\"a\": \"number\"}}`|option 'types' must be one of float, integer",
                "`{\"dateOrder\": \"ymd\"}`|option 'dateOrder' must be one of 'dmy', 'mdy' but was 'ymd'",
                "`{\"sheet\": 0}`|option 'sheet' must be a sheet's name, or its number from 1 on but was '0'",
                "`{\"range\": \"B5-F7\"}`|option 'range' must be cells such as B5:F200, columns such as B:F, or rows"
                        + " such as 5:200 but was 'B5-F7'",
                "`{\"timeFormats\": {\"t\": \"dd.mm.yyyy hh:mm\"}}`|option 'timeFormats' must be a layout of dates and"
                        + " times such as dd.MM.yyyy HH:mm:ss, MM/dd/yy hh:mm a, yyyy-MM-dd HH:mm:ssXXX, %d.%m.%Y %H:%M or"
                        + " epoch_ms (yyyy year, MM month, dd day, HH hour, mm minute, ss second, a AM or PM, XXX zone)"
                        + " but was 't: dd.mm.yyyy hh:mm'",
                "`[1]`|option 'options' must be a JSON object"
            },
            delimiter = '|')
    void whatNoOptionCanBeIsRefused(String json, String message) {
        assertThatThrownBy(() -> parse(json))
                .hasMessageStartingWith(message)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OPTION_INVALID));
    }

    private static IngestOptions parse(String json) {
        return IngestOptions.parse(JSON.readTree(json));
    }
}
