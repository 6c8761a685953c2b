package kymo.core.kernel.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.junit.jupiter.api.Test;

/** What each test flags and refuses, in plain numbers. */
class QualityTestTest {

    private static final double NONE = Double.NaN;

    @Test
    void infinityLiesOutsideEverySpan() {
        ValueSpan any = new ValueSpan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(new GrossRange(any, null).flag(series(1, Double.POSITIVE_INFINITY, NONE)))
                .containsExactly(1, 4, 9);
    }

    @Test
    void suspectSpanLiesWithinTheFailSpan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrossRange(new ValueSpan(0, 1), ValueSpan.between(2, 0.5)))
                .withMessage("the suspect span must lie within the fail span (0.0 to 1.0) but was 0.5 to 2.0");
    }

    @Test
    void spikeOfHugeNeighboursDoesNotOverflow() {
        Spike spike = new Spike(Spike.Method.AVERAGE, 1, 0);
        assertThat(spike.flag(series(1.5e308, 1.5e308, 1.5e308))).containsExactly(2, 1, 2);
    }

    @Test
    void stepWithinTheSameInstantHasNoRate() {
        RateOfChange rate = new RateOfChange(1, Double.POSITIVE_INFINITY);
        assertThat(rate.flag(Samples.of(LongColumn.of(0, 0, 500_000_000), DoubleColumn.of(1, 9, 7))))
                .containsExactly(1, 1, 3);
    }

    @Test
    void timesAtBothEndsOfTheirRangeAreAGap() {
        assertThat(new TimeGap(10).flag(Samples.of(LongColumn.of(Long.MIN_VALUE, Long.MAX_VALUE))))
                .containsExactly(4, 4);
    }

    @Test
    void testsOfTimeTellGapsJitterDuplicatesAndStepsBackApart() {
        Samples axis = Samples.of(LongColumn.of(0, 10, 20, 20, 15, 26, 60));
        assertThat(new TimeGap(15).flag(axis)).containsExactly(1, 1, 1, 1, 1, 1, 4);
        assertThat(new TimeJitter(10, 0, 9).flag(axis)).containsExactly(2, 1, 1, 4, 4, 3, 4);
        assertThat(new DuplicateTime().flag(axis)).containsExactly(1, 1, 1, 4, 1, 1, 1);
        assertThat(new BackwardTime().flag(axis)).containsExactly(1, 1, 1, 1, 4, 1, 1);
    }

    @Test
    void testOfTimeNeedsAnAxis() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeGap(1).flag(series(1, 2)))
                .withMessage("the test needs a time axis but the series has none; choose its time column");
    }

    @Test
    void undefinedScoreIsNotEvaluated() {
        assertThat(new MadOutliers(1, 0, 3.5).flag(series(1, 50, NONE))).containsExactly(2, 2, 9);
        assertThat(new ZScoreOutliers(1, NONE, 3).flag(series(1))).containsExactly(2);
    }

    @Test
    void fencesThemselvesAreNoOutliers() {
        assertThat(new IqrOutliers(1, 3, 1.5).flag(series(-2, 6, 6.5, -2.5, NONE)))
                .containsExactly(1, 1, 3, 3, 9);
    }

    @Test
    void lengthOfTimeHoldsWholeSteps() {
        SamplingStep step = new SamplingStep(100_000_000);
        assertThat(step.rowsWithin(0.3)).isEqualTo(3);
        assertThat(step.rowsWithin(0.29)).isEqualTo(2);
        assertThat(step.rowsWithin(1e300)).isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SamplingStep(0))
                .withMessage("the median step must be positive but was 0.0 ns");
    }

    @Test
    void runsOfFlagsGoOnOverBlockBorders() {
        FlagRuns runs = new FlagRuns();
        runs.append(10, new byte[] {1, 1, 3});
        runs.append(13, new byte[] {3, 9});
        assertThat(runs.size()).isEqualTo(3);
        assertThat(runs.fromRow(1)).isEqualTo(12);
        assertThat(runs.toRow(1)).isEqualTo(14);
        assertThat(runs.flag(1)).isEqualTo(QartodFlag.SUSPECT);
        assertThat(runs.toRow(2)).isEqualTo(15);
        assertThat(runs.rows(QartodFlag.SUSPECT)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runs.append(16, new byte[] {1}))
                .withMessage("flags must go on at row 15 but began at row 16");
    }

    @Test
    void worstFlagWinsTheRollUp() {
        RollUp worst = new RollUp(5);
        worst.add(new byte[] {1, 1, 3, 9, 9});
        worst.add(new byte[] {2, 3, 4, 2, 9});
        assertThat(worst.flags()).containsExactly(1, 3, 4, 2, 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> worst.add(new byte[] {1, 1, 1, 1, 5}))
                .withMessage("a flag must be 1, 2, 3, 4 or 9 but was 5");
    }

    @Test
    void windowOfTimeTellsTheRowsThatABlockMustBring() {
        WindowRows window = new WindowRows(10, 1_000);
        window.add(LongColumn.of(0, 4, 8, 12));
        window.add(LongColumn.of(13, 40, 41));
        assertThat(window.rowsBefore()).isEqualTo(3);
    }

    private static Samples series(double... values) {
        return Samples.of(DoubleColumn.of(values));
    }
}
