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
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class IngestOptionsTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Test
    void everyOptionIsRead() {
        IngestOptions options = parse("""
                {"encoding": "utf-8", "delimiter": "tab", "decimal": ",", "thousands": ".", "quote": "none", "comment": "//",
                 "headerLine": 3, "firstDataLine": 5, "unitsLine": 4, "table": 2, "missing": ["-999", -1.5], "dateOrder": "mdy", "types": {"t": "instant"},
                 "footerLines": 2, "names": {"u": "voltage "}, "units": {"u": "mV", "t": ""}, "columns": ["u", "t"], "axis": "", "profile": "none",
                 "corrects": "00000000-0000-4000-8000-000000000001", "sheet": 2, "range": "b5:F200", "dateSystem": "1904", "member": "a/b.csv"}""");
        assertThat(options)
                .isEqualTo(new IngestOptions(
                        "UTF-8",
                        "\t",
                        ",",
                        ".",
                        "",
                        "//",
                        3,
                        5,
                        4,
                        2,
                        List.of("-999", "-1.5"),
                        "mdy",
                        Map.of("t", "instant"),
                        2,
                        new ColumnEdits(Map.of("u", "voltage"), Map.of("u", "mV", "t", ""), List.of("u", "t"), ""),
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        "2",
                        "B5:F200",
                        "1904",
                        "a/b.csv"));
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
                "`{\"range\": \"B5-F7\"}`|option 'range' must be cells such as B5:F200, columns such as B:F, or rows such as 5:200 but was 'B5-F7'",
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
