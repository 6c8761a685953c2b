package kymo.core.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.quality.Climatology;
import kymo.core.kernel.quality.FlatLine;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.Gate;
import kymo.core.quality.PlannedTest;
import kymo.core.quality.StepFacts;
import kymo.core.quality.TimeScale;
import kymo.core.quality.ValueFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataQualityProcessorTest {

    private static final Schema DATASET = new Schema(
            List.of(
                    new ColumnSpec("time", ColumnType.INSTANT, null),
                    new ColumnSpec("v", ColumnType.FLOAT, "V"),
                    new ColumnSpec("s", ColumnType.STRING, null)),
            0,
            64);
    private static final Schema WITHOUT_AXIS = new Schema(List.of(new ColumnSpec("v", ColumnType.FLOAT, "V")), -1, 64);

    private final DataQualityProcessor processor = new DataQualityProcessor();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"spikes\": false} | /spikes | PARAMETER_UNKNOWN",
                "{\"spike\": 3} | /spike | PARAMETER_INVALID",
                "{\"spike\": {\"suspect\": -1}} | /spike/suspect | PARAMETER_INVALID",
                "{\"spike\": {\"method\": \"mean\"}} | /spike/method | PARAMETER_INVALID",
                "{\"spike\": {\"limit\": 1}} | /spike/limit | PARAMETER_UNKNOWN",
                "{\"gross_range\": {\"fail\": [2, 1]}} | /gross_range/fail | PARAMETER_INVALID",
                "{\"gross_range\": {\"fail\": 3}} | /gross_range/fail | PARAMETER_INVALID",
                "{\"gross_range\": {\"fail\": [0, 1], \"suspect\": [0, 2]}} | /gross_range | PARAMETER_INVALID",
                "{\"flat_line\": {\"suspect\": \"5 parsec\"}} | /flat_line/suspect | PARAMETER_INVALID",
                "{\"flat_line\": {\"suspect\": 0}} | /flat_line/suspect | PARAMETER_INVALID",
                "{\"flat_line\": {\"fail\": 1024}} | /flat_line/fail | WINDOW_TOO_LARGE",
                "{\"isolated\": {\"rows\": 0.5}} | /isolated/rows | PARAMETER_INVALID",
                "{\"saturation\": {\"low\": 2, \"high\": 1}} | /saturation | PARAMETER_INVALID",
                "{\"gap\": {\"fail\": \"soon\"}} | /gap/fail | PARAMETER_INVALID",
                "{\"duplicate_time\": {\"fail\": 1}} | /duplicate_time/fail | PARAMETER_UNKNOWN",
                "{\"iqr\": {\"factor\": \"3\"}} | /iqr/factor | PARAMETER_INVALID",
                "{\"climatology\": {\"members\": [{\"from\": 1, \"to\": 3, \"period\": \"month\"}]}} | /climatology/members/0 | PARAMETER_INVALID",
                "{\"climatology\": {\"members\": [{\"from\": \"May\", \"to\": \"2024-06-01\", \"suspect\": [0, 1]}]}} | /climatology/members/0/from | PARAMETER_INVALID",
                "{\"gate\": {\"action\": \"stop\"}} | /gate/action | PARAMETER_INVALID",
                "{\"gate\": {\"minScore\": 101}} | /gate/minScore | PARAMETER_INVALID",
                "{\"columns\": [\"v\", \"w\"]} | /columns/1 | COLUMN_UNKNOWN",
                "{\"columns\": [\"s\"]} | /columns/0 | COLUMN_NOT_NUMERIC"
            })
    void pointsAtWhatCannotBe(String parameters, String pointer, ProblemCode code) {
        assertThatThrownBy(() -> processor.bind(DATASET, json(parameters)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.code()).describedAs(e.getMessage()).isEqualTo(code);
                    assertThat(e.pointer()).describedAs(e.getMessage()).isEqualTo(pointer);
                });
    }

    @Test
    void saysWhatMustBeAndWhatWasFound() {
        assertThatThrownBy(() -> processor.check(json("{\"mad\": {\"limit\": -2}}")))
                .hasMessage("limit of mad must be a number, at least 0, but was -2");
        assertThatThrownBy(() -> processor.check(json("{\"mad\": {\"sigma\": 2}}")))
                .hasMessage("mad has no setting 'sigma'; it has limit");
        assertThatThrownBy(() -> processor.bind(WITHOUT_AXIS, json("{\"flat_line\": {\"fail\": \"5s\"}}")))
                .hasMessage(
                        "fail can be a length of time where the dataset has an axis but it has none; give a number of rows");
    }

    @Test
    void aTestThatIsSwitchedOffIsNotDone() {
        assertThat(kinds(values("{\"isolated\": false, \"iqr\": {\"factor\": 2}, \"spike\": {\"fail\": 3}}")))
                .containsExactly("spike", "iqr");
        assertThat(kinds(values("{}"))).containsExactly("isolated");
        CheckedColumn axis = processor
                .bind(DATASET, json("{\"gap\": false, \"duplicate_time\": false}"))
                .axis(new TimeScale(0), StepFacts.NONE);
        assertThat(kinds(axis)).containsExactly("backward_time");
    }

    @Test
    void aLengthOfTimeBecomesRowsByTheMedianStep() {
        StepFacts steps = new StepFacts(1e8, 0, 1e8, 0);
        CheckedColumn column = processor
                .bind(DATASET, json("{\"flat_line\": {\"suspect\": \"300ms\", \"fail\": 7}}"))
                .values(1, new TimeScale(0), ValueFacts.NONE, steps);
        assertThat(column.tests()).extracting(PlannedTest::test).contains(new FlatLine(3, 7, Double.MIN_VALUE));
        assertThat(column.halo().rowsBefore()).isEqualTo(7);
    }

    @Test
    void seasonsAreDatesOrNumbersOfAPeriod() {
        CheckedColumn column = values("""
                {"climatology": {"members": [{"from": 6, "to": 8, "period": "month", "suspect": [0, 10], "fail": [-5, null]},
                                             {"from": "2024-01-01", "to": "2024-01-31T12:00:00Z", "suspect": [1, 2]}]}}""");
        Climatology test = (Climatology) column.tests().get(0).test();
        assertThat(test.members()).hasSize(2);
        assertThat(test.members().get(1).from()).isEqualTo(1_704_067_200_000_000_000L);
        assertThat(column.tests().get(0).settings().get("members")).hasSize(2);
    }

    @Test
    void theGateWarnsBelow90UnlessTold() {
        assertThat(processor.bind(DATASET, json("{}")).gate()).isEqualTo(new Gate(Gate.Action.WARN, 90));
        assertThat(processor
                        .bind(DATASET, json("{\"gate\": {\"action\": \"quarantine\", \"minScore\": 99.5}}"))
                        .gate())
                .isEqualTo(new Gate(Gate.Action.QUARANTINE, 99.5));
    }

    @Test
    void theResultHasTheAxisAtBothEndsOfARun() {
        assertThat(processor.bind(DATASET, json("{}")).output().columns())
                .containsExactly(
                        new ColumnSpec("from_row", ColumnType.INTEGER, null),
                        new ColumnSpec("to_row", ColumnType.INTEGER, null),
                        new ColumnSpec("time", ColumnType.INSTANT, null),
                        new ColumnSpec("time end", ColumnType.INSTANT, null),
                        new ColumnSpec("column", ColumnType.STRING, null),
                        new ColumnSpec("test", ColumnType.STRING, null),
                        new ColumnSpec("flag", ColumnType.INTEGER, null));
        Schema without = processor.bind(WITHOUT_AXIS, json("{}")).output();
        assertThat(without.columns())
                .extracting(ColumnSpec::name)
                .containsExactly("from_row", "to_row", "column", "test", "flag");
        assertThat(without.axis()).isZero();
    }

    private CheckedColumn values(String parameters) {
        ValueFacts facts = new ValueFacts(
                10, 0, Double.NaN, Double.NaN, 0, 0, 1, 2, 3, 0, Double.NaN, Double.NaN, 0, 0, 0, Double.NaN, 0, 0, 1);
        return processor.bind(DATASET, json(parameters)).values(1, new TimeScale(0), facts, StepFacts.NONE);
    }

    private static List<String> kinds(CheckedColumn column) {
        return column.tests().stream().map(test -> test.kind().wireName()).toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
