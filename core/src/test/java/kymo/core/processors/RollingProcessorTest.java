package kymo.core.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Statistic;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RollingProcessorTest {

    private static final Schema LAB = new Schema(
            List.of(
                    new ColumnSpec("time", ColumnType.INSTANT, null),
                    new ColumnSpec("temp", ColumnType.FLOAT, "°C"),
                    new ColumnSpec("speed", ColumnType.FLOAT, "m/s"),
                    new ColumnSpec("hits", ColumnType.INTEGER, null)),
            0,
            4);

    @ParameterizedTest(name = "{0}")
    @CsvSource({"mean, °C, m/s", "std, °C, m/s", "median, °C, m/s", "var, °C², (m/s)²", "count, , "})
    void namesEachResultAfterItsColumnAndStatisticAndGivesItItsUnit(String statistic, String temp, String speed) {
        BlockFunction rolling = bind("{'statistic': '%s', 'window': 3}".formatted(statistic));
        assertThat(rolling.output())
                .isEqualTo(new Schema(
                        List.of(
                                new ColumnSpec("time", ColumnType.INSTANT, null),
                                new ColumnSpec("temp rolling_" + statistic, ColumnType.FLOAT, temp),
                                new ColumnSpec("speed rolling_" + statistic, ColumnType.FLOAT, speed),
                                new ColumnSpec("hits rolling_" + statistic, ColumnType.FLOAT, null)),
                        0,
                        4));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mean | 2 | 5", "sum | 4 | 10", "std | 1.4142135623730951 | 1.4142135623730951", "var | 2 | 2",
                "min | 1 | 4", "max | 3 | 6", "median | 2 | 5", "count | 2 | 2",
            })
    void computesTheStatisticOfTheChosenColumnsAndDropsTheHalo(String statistic, double first, double second) {
        Block wide = new Block(
                2, 3, List.of(LongColumn.of(1, 2, 3), DoubleColumn.of(1, 3, Double.NaN), LongColumn.of(2, 4, 6)));
        Block out = bind("{'statistic': '%s', 'window': 2, 'columns': ['temp', 'hits']}".formatted(statistic))
                .apply(wide, 1, 3);
        assertThat(out.firstRow()).isEqualTo(3);
        assertThat(out.column(0)).isEqualTo(LongColumn.of(2, 3));
        double ofOneMissing = statistic.equals("count") ? 1 : Double.NaN;
        assertThat(out.column(1)).isEqualTo(DoubleColumn.of(first, ofOneMissing));
        assertThat(((DoubleColumn) out.column(2)).values()[1]).isEqualTo(second);
    }

    @Test
    void closedAndCenterSayHowFarABlockMustReach() {
        BlockFunction left = bind("{'statistic': 'max', 'window': 3, 'closed': 'left'}");
        assertThat(left.halo().rowsBefore()).isEqualTo(3);
        assertThat(left.halo().rowsAfter()).isZero();
        BlockFunction centred = bind("{'statistic': 'max', 'window': 5, 'center': true, 'closed': 'both'}");
        assertThat(centred.halo().rowsBefore()).isEqualTo(3);
        assertThat(centred.halo().rowsAfter()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void schemaKnowsEveryStatistic(Statistic statistic) {
        JsonNode known = new RollingProcessor()
                .descriptor()
                .parameters()
                .get("properties")
                .get("statistic")
                .get("enum");
        assertThat(known.valueStream().map(JsonNode::asString))
                .hasSize(Statistic.values().length)
                .contains(statistic.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'window': 3} | PARAMETER_INVALID | /statistic | rolling needs the parameter statistic, one of mean, sum, std, var, min, max, median, count; give one",
                "{'statistic': 'mode', 'window': 3} | PARAMETER_INVALID | /statistic | statistic of rolling must be one of mean, sum, std, var, min, max, median, count but was \"mode\"",
                "{'statistic': 'MEAN', 'window': 3} | PARAMETER_INVALID | /statistic | statistic of rolling must be one of mean, sum, std, var, min, max, median, count but was \"MEAN\"",
                "{'statistic': 'sum'} | PARAMETER_INVALID | /window | rolling needs the parameter window, a whole number from 1; give one",
                "{'statistic': 'sum', 'window': 3, 'closed': 3} | PARAMETER_INVALID | /closed | closed of rolling must be one of right, left, both, neither but was 3",
                "{'statistic': 'sum', 'window': 3, 'minPeriods': 4} | PARAMETER_INVALID | /minPeriods | minPeriods of rolling must be a whole number from 0 to 3 but was 4",
                "{'statistic': 'sum', 'window': 3, 'stride': 2} | PARAMETER_UNKNOWN | /stride | rolling has no parameter 'stride'; it has statistic, window, minPeriods, center, closed, step, columns",
                "{'statistic': 'sum', 'window': 3, 'step': 0} | PARAMETER_INVALID | /step | step of rolling must be a whole number, at least 1, but was 0",
                "{'statistic': 'sum', 'window': 65, 'closed': 'both'} | WINDOW_TOO_LARGE | /window | window must be at most 64 rows for this dataset (16 blocks of 4 rows) but was 65; use a smaller window",
                "{'statistic': 'sum', 'window': 3, 'columns': ['tmp']} | COLUMN_UNKNOWN | /columns/0 | columns must name columns of the dataset but 'tmp' is none; it has 'time' (instant), 'temp' (float), 'speed' (float), 'hits' (integer)",
            })
    void refusesBadParametersWithTheRuleTheValueAndWhere(
            String parameters, ProblemCode code, String pointer, String message) {
        assertThatThrownBy(() -> bind(parameters))
                .isInstanceOfSatisfying(ProblemException.class, p -> {
                    assertThat(p.code()).isEqualTo(code);
                    assertThat(p.pointer()).isEqualTo(pointer);
                })
                .hasMessage(message);
    }

    @Test
    void refusesWhatFitsNoDatasetBeforeThereIsOne() {
        assertThatThrownBy(() -> new RollingProcessor().check(json("{'statistic': 'sum', 'window': 0}")))
                .hasMessage("window of rolling must be a whole number, at least 1, but was 0");
    }

    private static BlockFunction bind(String parameters) {
        return new RollingProcessor().bind(LAB, json(parameters));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
