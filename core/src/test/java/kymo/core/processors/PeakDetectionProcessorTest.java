package kymo.core.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeakDetectionProcessorTest {

    private static final ColumnSpec TIME = new ColumnSpec("time", ColumnType.INSTANT, null);
    private static final ColumnSpec SECONDS = new ColumnSpec("t", ColumnType.FLOAT, "s");
    private static final ColumnSpec DISTANCE = new ColumnSpec("x", ColumnType.FLOAT, "mm");
    private static final ColumnSpec VOLTS = new ColumnSpec("u", ColumnType.FLOAT, "V");
    private static final ColumnSpec OTHER_VOLTS = new ColumnSpec("w", ColumnType.FLOAT, "V");
    private static final ColumnSpec AMPERES = new ColumnSpec("i", ColumnType.FLOAT, "A");

    @Test
    void theResultHasARowThePlaceOfThePeakAndEveryPropertyWithItsUnit() {
        Schema output = bind(over(TIME, VOLTS, OTHER_VOLTS), "{}").output();
        assertThat(output.axis()).isEqualTo(1);
        assertThat(output.columns())
                .startsWith(
                        new ColumnSpec("row", ColumnType.INTEGER, null),
                        TIME,
                        new ColumnSpec("column", ColumnType.STRING, null),
                        new ColumnSpec("kind", ColumnType.STRING, null),
                        new ColumnSpec("peak_heights", ColumnType.FLOAT, "V"))
                .contains(
                        new ColumnSpec("left_bases", ColumnType.INTEGER, null),
                        new ColumnSpec("widths", ColumnType.FLOAT, null),
                        new ColumnSpec("areas", ColumnType.FLOAT, null))
                .hasSize(21);
    }

    @Test
    void columnsOfDifferentUnitsLeaveTheHeightsWithoutOne() {
        assertThat(bind(over(TIME, VOLTS, AMPERES), "{}").output().columns())
                .contains(new ColumnSpec("peak_heights", ColumnType.FLOAT, null));
    }

    @Test
    void withoutAnAxisTheSourcesRowIsTheAxisAndAnAxisOfItsNameGivesWay() {
        assertThat(bind(new Schema(List.of(VOLTS), -1, 64), "{}").output().axis())
                .isZero();
        Schema output = bind(over(new ColumnSpec("row", ColumnType.INTEGER, null), VOLTS), "{}")
                .output();
        assertThat(output.columns().get(0).name()).isEqualTo("row");
        assertThat(output.columns().get(1).name()).isEqualTo("row axis");
    }

    @Test
    void everyPropertyIsToldAndNothingIsAskedWithoutConditions() {
        PeakConditions conditions = bind(over(TIME, VOLTS), "{}").conditions(0, 1, 100);
        assertThat(conditions.height()).isNotNull();
        assertThat(conditions.plateauSize()).isNotNull();
        assertThat(conditions.distanceRows()).isEqualTo(1);
        assertThat(conditions.wlenRows()).isInfinite();
        assertThat(conditions.relHeight()).isEqualTo(0.5);
    }

    @ParameterizedTest(name = "{0} over a step of {1}")
    @CsvSource({"25, 7, 25", "250ms, 1e6, 250", "1.5s, 1e7, 150", "250 us, 1e5, 3"})
    void aLengthOfTimeIsRowsByTheStepOfTheAxis(String distance, double step, double rows) {
        PeakSearch search = bind(over(TIME, VOLTS), "{'distance': %s}".formatted(quoted(distance)));
        assertThat(search.needsStep()).isEqualTo(!distance.equals("25"));
        assertThat(Math.ceil(search.conditions(0, step, 1_000).distanceRows())).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"250ms, 250", "0.25 axis, 250", "1min, 60000"})
    void anAxisOfNumbersCanBeATimeByItsUnitAndAStepThatIsNotExactStillGivesWholeRows(String distance, double rows) {
        PeakSearch search = bind(over(SECONDS, VOLTS), "{'distance': %s}".formatted(quoted(distance)));
        double step = 0.3 - 0.2 - 0.099; // 0.001, but for its last bits
        assertThat(search.conditions(0, step, 1_000_000).distanceRows()).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"5s", "1 min"})
    void aLengthOfTimeNeedsATime(String distance) {
        refused(over(DISTANCE, VOLTS), "{'distance': '%s'}".formatted(distance), "/distance", "'x' (float in mm)");
        refused(new Schema(List.of(VOLTS), -1, 64), "{'wlen': '%s'}".formatted(distance), "/wlen", "the row number");
    }

    @Test
    void aLengthInTheAxisUnitNeedsNumbers() {
        refused(over(TIME, VOLTS), "{'width': [null, '2 axis']}", "/width", "'time' (instant)");
    }

    @Test
    void multiplesOfTheNoiseAreMultipliedAndPlainNumbersAreNot() {
        PeakSearch search = bind(over(TIME, VOLTS), "{'prominence': '5 sigma', 'height': [1, '2.5σ']}");
        assertThat(search.needsNoise()).isTrue();
        assertThat(bind(over(TIME, VOLTS), "{'prominence': 5}").needsNoise()).isFalse();
        PeakConditions conditions = search.conditions(2, Double.NaN, 100);
        assertThat(conditions.prominence()).hasToString("10.0 to any");
        assertThat(conditions.height()).hasToString("1.0 to 5.0");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'height': '5s'} | /height",
                "{'height': [3, 2]} | /height",
                "{'height': [1, 2, 3]} | /height",
                "{'height': [null, null]} | /height",
                "{'threshold': [1, true]} | /threshold/1",
                "{'prominence': '5 parsec'} | /prominence",
                "{'distance': 0.5} | /distance",
                "{'distance': -1} | /distance",
                "{'distance': '0s'} | /distance",
                "{'width': -1} | /width",
                "{'width': ['2s', '1s']} | /width",
                "{'wlen': 1} | /wlen",
                "{'relHeight': -1} | /relHeight",
                "{'relHeight': 'half'} | /relHeight",
                "{'polarity': 'up'} | /polarity",
                "{'bounds': 'tight'} | /bounds",
            })
    void whatCannotBeIsRefusedWhereItStands(String parameters, String pointer) {
        assertThatThrownBy(() -> new PeakDetectionProcessor().check(json(parameters)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
                    assertThat(problem.pointer()).isEqualTo(pointer);
                });
    }

    @Test
    void limitsInDifferentUnitsAreNotComparedBeforeTheNoiseIsKnown() {
        assertThat(bind(over(TIME, VOLTS), "{'height': ['9 sigma', 1]}").needsNoise())
                .isTrue();
    }

    @Test
    void aWindowThatHoldsTheWholeColumnIsNoneAndOneAboveTheHaloIsRefused() {
        PeakSearch search = bind(over(TIME, VOLTS), "{'wlen': 300}");
        assertThat(search.conditions(0, 1, 100).wlenRows()).isInfinite();
        assertThat(search.conditions(0, 1, 1_000).wlenRows()).isEqualTo(300);
        refused(over(TIME, VOLTS), "{'wlen': 3000}", "/wlen", "at most 2,048 rows");
        assertThatThrownBy(() -> bind(over(TIME, VOLTS), "{'wlen': '3s'}").conditions(0, 1e6, 100_000))
                .hasMessageContaining("at most 2,048 rows");
    }

    private static void refused(Schema input, String parameters, String pointer, String words) {
        assertThatThrownBy(() -> bind(input, parameters)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem).hasMessageContaining(words);
        });
    }

    private static Schema over(ColumnSpec... columns) {
        return new Schema(List.of(columns), 0, 64);
    }

    private static PeakSearch bind(Schema input, String parameters) {
        return new PeakDetectionProcessor().bind(input, json(parameters));
    }

    private static String quoted(String value) {
        return value.chars().allMatch(Character::isDigit) ? value : "'" + value + "'";
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
