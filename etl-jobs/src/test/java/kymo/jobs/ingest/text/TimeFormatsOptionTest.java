package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.Described;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.FoundTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimeFormatsOptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy HH:mm|01.02.2021 10:20|datetime|2021-02-01T10:20:00",
                "MM.dd.yyyy HH:mm|01.02.2021 10:20|datetime|2021-01-02T10:20:00",
                "d.M.yy, H:mm:ss.SSS|1.2.21, 9:20:01.5|datetime|2021-02-01T09:20:01.5",
                "%Y/%m/%d %H:%M:%S.%f|2021/02/01 10:20:30.25|datetime|2021-02-01T10:20:30.25",
                "%d-%b-%Y|01-Feb-2021|date|2021-02-01",
                "yy-MM-dd|03-04-05|date|2003-04-05",
                "uuuu-MM-dd'T'HH:mm:ssX|2021-02-01T10:20:30+02:00|datetime|2021-02-01T10:20:30+02:00",
                "yyyyMMddHHmmss|20210201102030|datetime|2021-02-01T10:20:30",
                "MM/dd/yy hh:mm a|02/01/21 01:20 PM|datetime|2021-02-01T13:20:00",
                "HH.mm.ss|18.00.05|time|18:00:05",
                "excel|44240.4375|datetime|2021-02-13T10:30:00",
                "excel|44240.520833333|datetime|2021-02-13T12:30:00",
                "epoch_ms|1612174830000|datetime|2021-02-01T10:20:30Z"
            })
    void aColumnOfTimesIsReadAsItIsTold(String layout, String cell, String type, String value) {
        JsonNode column = column("t;v\n%s;1\n%s;2\n".formatted(cell, cell), layout, "{}");
        assertThat(column.path("type").asString()).isEqualTo(type);
        assertThat(column.path("first").asString()).startsWith(value);
        assertThat(column.path("null_count").asInt()).isZero();
    }

    @Test
    void cellsThatDoNotFollowTheLayoutAreRejectsWhileTheyAreFew() {
        String text = "t;v\n" + "01.02.2021;1\n".repeat(30) + "2021-02-03;2\n";
        JsonNode column = column(text, "dd.MM.yyyy", "{}");
        assertThat(column.path("type").asString()).isEqualTo("date");
        assertThat(column.path("null_count").asInt()).isEqualTo(1);
    }

    @Test
    void aColumnWhoseCellsDoNotFollowTheLayoutIsText() {
        String text = "t;v\n" + "2021-02-03;2\n".repeat(30);
        assertThat(column(text, "dd.MM.yyyy", "{}").path("type").asString()).isEqualTo("string");
    }

    @Test
    void theTypeMayBeToldToo() {
        assertThat(column("t;v\n01.02.2021;1\n", "dd.MM.yyyy", "{\"t\": \"datetime\"}")
                        .path("first")
                        .asString())
                .startsWith("2021-02-01T00:00");
        assertThatThrownBy(() -> column("t;v\n01.02.2021;1\n", "dd.MM.yyyy", "{\"t\": \"float\"}"))
                .hasMessage("option 'timeFormats' must fit the option 'types' but for column 't' the one says"
                        + " 'dd.MM.yyyy', which is of type date, and the other float; correct one or leave it out")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OPTION_INVALID));
        assertThatThrownBy(() -> column("t;v\n01.02.2021 10:00;1\n", "dd.MM.yyyy HH:mm", "{\"t\": \"date\"}"))
                .hasMessageContaining("which is of type datetime, and the other date");
    }

    @Test
    void aLayoutForNoColumnIsRefused() {
        assertThatThrownBy(() -> look("a;b\n01.02.2021;1\n", "{\"timeFormats\": {\"t\": \"dd.MM.yyyy\"}}"))
                .hasMessage(
                        "option 'timeFormats' must name columns of the file but 't' is none of a, b; correct the name"
                                + " or leave it out");
    }

    @Test
    void theChoiceIsShownAndCanBeMadeOtherwise() {
        String text = "t;v\n03/04/05;1\n03/04/06;2\n";
        assertThat(look(text, "{}").choices())
                .filteredOn(choice -> choice.name().equals("timeFormats"))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.column()).isEqualTo("t");
                    assertThat(choice.value().asString()).isEqualTo("dd/MM/yy");
                    assertThat(choice.confidence()).isEqualTo(0.5);
                    assertThat(choice.next()).isNotNull();
                });
        List<Choice> told =
                look(text, "{\"timeFormats\": {\"t\": \"yy/MM/dd\"}}").choices();
        assertThat(told)
                .filteredOn(choice -> choice.name().equals("timeFormats"))
                .singleElement()
                .matches(Choice::told);
        assertThat(told).noneMatch(choice -> choice.name().equals("dateOrder"));
    }

    /** What is understood of a file can be told of its twin. */
    @ParameterizedTest
    @MethodSource("guessable")
    void everyLayoutThatIsGuessedCanBeTold(String cell) {
        for (String layout : TimeGuess.layouts(cell)) {
            JsonNode options = JsonMapper.shared()
                    .createObjectNode()
                    .set("timeFormats", JsonMapper.shared().createObjectNode().put("t", layout));
            assertThat(IngestOptions.parse(options).columns().timeFormats()).containsEntry("t", layout);
        }
    }

    static Stream<String> guessable() {
        List<String> dates = List.of(
                "13/02/2021", "02-13-2021", "2021/02/13", "13.02.21", "13-Feb-2021", "13 Feb 2021", "Feb 13 2021");
        List<String> times = List.of("", " 10:20", "T10:20:30.5", ":10:20:30", " 1:20 PM", " 10.20.30", "_10:20Z");
        return Stream.concat(
                dates.stream().flatMap(date -> times.stream().map(time -> date + time)),
                Stream.of("18:30", "18.30.05", "6:30 PM", "20210213:1010", "20210213T101010+02:00", "20210213-101010"));
    }

    private static JsonNode column(String text, String layout, String types) {
        return Described.describe(
                        BytesFile.of(text),
                        "f.csv",
                        IngestOptions.parse(JsonMapper.shared()
                                .readTree(
                                        "{\"timeFormats\": {\"t\": \"%s\"}, \"types\": %s}".formatted(layout, types))))
                .path("tables")
                .path(0)
                .path("columns")
                .path(0);
    }

    private static FoundTable look(String text, String options) {
        return new TextFormat()
                .look(
                        BytesFile.of(text),
                        "f.csv",
                        IngestOptions.parse(JsonMapper.shared().readTree(options)));
    }
}
