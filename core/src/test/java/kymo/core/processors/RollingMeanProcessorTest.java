package kymo.core.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RollingMeanProcessorTest {

    private static final Schema LAB = new Schema(
            List.of(
                    new ColumnSpec("time", ColumnType.INSTANT, null),
                    new ColumnSpec("temp", ColumnType.FLOAT, "°C"),
                    new ColumnSpec("count", ColumnType.INTEGER, null),
                    new ColumnSpec("note", ColumnType.STRING, null)),
            0,
            4);

    @Test
    void resultHoldsTheAxisAndAMeanOfEveryNumericColumnInItsUnit() {
        BlockFunction mean = bind("{'window': 3}");
        assertThat(mean.output())
                .isEqualTo(new Schema(
                        List.of(
                                new ColumnSpec("time", ColumnType.INSTANT, null),
                                new ColumnSpec("temp rolling_mean", ColumnType.FLOAT, "°C"),
                                new ColumnSpec("count rolling_mean", ColumnType.FLOAT, null)),
                        0,
                        4));
        assertThat(mean.inputColumns()).containsExactly(0, 1, 2);
        assertThat(mean.halo().rowsBefore()).isEqualTo(2);
    }

    @Test
    void averagesFloatsAndIntegersAndDropsTheHalo() {
        Block wide = new Block(
                2,
                4,
                List.of(
                        LongColumn.of(1, 2, 3, 4),
                        DoubleColumn.of(1, 2, 6, Double.NaN),
                        LongColumn.of(new long[] {1, 0, 3, 5}, Validity.of(new long[] {0b1101}))));
        Block out = bind("{'window': 2, 'minPeriods': 1}").apply(wide, 1, 4);
        assertThat(out.firstRow()).isEqualTo(3);
        assertThat(out.column(0)).isEqualTo(LongColumn.of(2, 3, 4));
        assertThat(out.column(1)).isEqualTo(DoubleColumn.of(1.5, 4, 6));
        assertThat(out.column(2)).isEqualTo(DoubleColumn.of(1, 3, 4));
    }

    @Test
    void averagesTheNamedColumnsInTheirOrder() {
        BlockFunction mean = bind("{'window': 3, 'columns': ['count', 'temp', 'count']}");
        assertThat(mean.inputColumns()).containsExactly(0, 2, 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'window': 0} | PARAMETER_INVALID | window of rolling-mean must be a whole number, at least 1, but was 0",
                "{'window': 2.5} | PARAMETER_INVALID | window of rolling-mean must be a whole number, at least 1, but was 2.5",
                "{} | PARAMETER_INVALID | rolling-mean needs the parameter window, a whole number from 1; give one",
                "{'window': 3, 'minPeriods': 4} | PARAMETER_INVALID | minPeriods of rolling-mean must be a whole number from 0 to 3 but was 4",
                "{'window': 3, 'center': 1} | PARAMETER_INVALID | center of rolling-mean must be true or false but was 1",
                "{'window': 3, 'columns': 'temp'} | PARAMETER_INVALID | columns of rolling-mean must be a list of texts but was \"temp\"",
                "{'windw': 3} | PARAMETER_UNKNOWN | rolling-mean has no parameter 'windw'; it has window, minPeriods, center, step, columns",
                "{'window': 66} | WINDOW_TOO_LARGE | window must be at most 65 rows for this dataset (16 blocks of 4 rows) but was 66; use a smaller window",
                "{'window': 3, 'columns': ['tmp']} | COLUMN_UNKNOWN | columns must name columns of the dataset but 'tmp' is none; it has 'time' (instant), 'temp' (float), 'count' (integer), 'note' (string)",
                "{'window': 3, 'columns': ['note']} | COLUMN_NOT_NUMERIC | columns must be numeric but 'note' is of type string; leave it out or ingest it with another type",
                "[] | PARAMETER_INVALID | parameters of rolling-mean must be a JSON object but were []",
            })
    void refusesBadParametersWithTheRuleTheValueAndWhatToDo(String parameters, ProblemCode code, String message) {
        assertThatThrownBy(() -> bind(parameters))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(code))
                .hasMessage(message);
    }

    @Test
    void refusesADatasetWithNothingToAverage() {
        Schema texts = new Schema(List.of(new ColumnSpec("note", ColumnType.STRING, null)), -1, 4);
        assertThatThrownBy(() -> new RollingMeanProcessor().bind(texts, json("{'window': 3}")))
                .hasMessage("a numeric column besides the axis is needed but the dataset has only 'note' (string);"
                        + " choose columns yourself or ingest with other types");
    }

    @Test
    void withoutAnAxisTheResultHasTheMeansAlone() {
        Schema rowNumbers = new Schema(LAB.columns(), -1, 4);
        BlockFunction mean = new RollingMeanProcessor().bind(rowNumbers, json("{'window': 1, 'columns': ['temp']}"));
        assertThat(mean.output().axis()).isEqualTo(-1);
        assertThat(mean.inputColumns()).containsExactly(1);
    }

    private static BlockFunction bind(String parameters) {
        return new RollingMeanProcessor().bind(LAB, json(parameters));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
