package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RollingTest {

    private static final double NONE = Double.NaN;

    @Test
    void averagesTheLastWindowRows() {
        assertThat(rolled(Rolling.of(Statistic.MEAN, RowWindow.trailing(3)), 1, 2, 3, 4, 8))
                .containsExactly(NONE, NONE, 2, 3, 5);
    }

    @Test
    void rowIsMissingWhileTheWindowHoldsTooFewFiniteValues() {
        Rolling mean = Rolling.of(Statistic.MEAN, RowWindow.trailing(3), 2);
        assertThat(rolled(mean, 1, NONE, 3, Double.POSITIVE_INFINITY, 5, NONE, NONE))
                .containsExactly(NONE, NONE, 2, NONE, 4, NONE, NONE);
    }

    @Test
    void centredWindowLiesAroundTheRow() {
        Rolling mean = Rolling.of(Statistic.MEAN, new RowWindow(3, true, Closed.RIGHT), 1);
        assertThat(rolled(mean, 1, 2, 6, 7)).containsExactly(1.5, 3, 5, 6.5);
    }

    @Test
    void sumOfNothingIsZeroWhereNothingIsEnough() {
        assertThat(rolled(Rolling.of(Statistic.SUM, RowWindow.trailing(2), 0), 1, NONE, NONE, 4))
                .containsExactly(1, 1, 0, 4);
    }

    @Test
    void countsWhatIsNotMissingAndAsksForRowsOnly() {
        assertThat(rolled(Rolling.of(Statistic.COUNT, RowWindow.trailing(2)), 1, NONE, NONE, Double.POSITIVE_INFINITY))
                .containsExactly(1, 1, 0, 1);
        assertThat(rolled(Rolling.of(Statistic.COUNT, RowWindow.trailing(2), 2), NONE, NONE, 1))
                .containsExactly(NONE, 0, 1);
    }

    @Test
    void spreadNeedsMoreValuesThanDdofTakesAway() {
        RowWindow window = RowWindow.trailing(3);
        assertThat(rolled(new Rolling(Statistic.VAR, window, 0, 1, 1), 1, 3, 5, 5, 5))
                .containsExactly(NONE, 2, 4, 4.0 / 3, 0);
        assertThat(rolled(new Rolling(Statistic.STD, window, 0, 0, 1), 1, 3)).containsExactly(0, 1);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(rolled(Rolling.of(Statistic.MEDIAN, RowWindow.trailing(4), 1), 5, 1, 9, 2, 2))
                .containsExactly(5, 3, 5, 3.5, 2);
    }

    @Test
    void medianOfTheLargestDoublesDoesNotOverflow() {
        assertThat(rolled(Rolling.of(Statistic.MEDIAN, RowWindow.trailing(2)), Double.MAX_VALUE, Double.MAX_VALUE))
                .containsExactly(NONE, Double.MAX_VALUE);
    }

    @Test
    void valuesThatLeaveLeaveNoTrace() {
        double[] x = {1e300, 1e16, 1, 2, 3, 4};
        RowWindow window = RowWindow.trailing(2);
        assertThat(rolled(Rolling.of(Statistic.SUM, window), x)[5]).isEqualTo(7);
        assertThat(rolled(Rolling.of(Statistic.VAR, window), x)[5]).isEqualTo(0.5);
    }

    @Test
    void stepGivesEveryFewthRow() {
        assertThat(rolled(new Rolling(Statistic.MAX, RowWindow.trailing(2), 1, 1, 3), 9, 1, 2, 3, 4, 5, 0))
                .containsExactly(9, 3, 5);
    }

    @Test
    void saysWhichNeighboursABlockMustBring() {
        assertThat(RowWindow.trailing(101).rowsBefore()).isEqualTo(100);
        assertThat(RowWindow.trailing(101).rowsAfter()).isZero();
        RowWindow centred = new RowWindow(4, true, Closed.BOTH);
        assertThat(centred.rowsBefore()).isEqualTo(3);
        assertThat(centred.rowsAfter()).isEqualTo(1);
        assertThat(TimeWindow.trailing(10).nanosBefore()).isEqualTo(10);
        assertThat(new TimeWindow(10, true, Closed.RIGHT).nanosAfter()).isEqualTo(5);
    }

    @Test
    void laterRowsOfTheSameTimeAreNotInTheWindowAndEarlierOnesAre() {
        Rolling sum = Rolling.of(Statistic.SUM, TimeWindow.trailing(5));
        assertThat(sum.apply(DoubleColumn.of(1, 2, 4, 8), new long[] {10, 10, 10, 15}, 0, 4)
                        .values())
                .containsExactly(1, 3, 7, 8);
    }

    @Test
    void windowOfTimeReachesBeyondTheRangeOfALong() {
        Rolling sum = Rolling.of(Statistic.SUM, new TimeWindow(Long.MAX_VALUE, true, Closed.RIGHT));
        long[] times = {Long.MIN_VALUE + 1, 0, Long.MAX_VALUE};
        assertThat(sum.apply(DoubleColumn.of(1, 2, 4), times, 0, 3).values()).containsExactly(1, 2, 4);
        Rolling trailing = Rolling.of(Statistic.SUM, new TimeWindow(Long.MAX_VALUE, false, Closed.BOTH));
        assertThat(trailing.apply(DoubleColumn.of(1, 2, 4), times, 0, 3).values())
                .containsExactly(1, 3, 6);
    }

    @Test
    void noRowsGiveNoRows() {
        for (Statistic statistic : Statistic.values()) {
            assertThat(rolled(Rolling.of(statistic, RowWindow.trailing(3)))).isEmpty();
        }
    }

    @Test
    void refusesMinPeriodsAboveTheWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rolling.of(Statistic.MEAN, RowWindow.trailing(3), 4))
                .withMessage("minPeriods must be between 0 and window (3) but was 4");
    }

    @Test
    void refusesANegativeWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowWindow.trailing(-1))
                .withMessage("window must be 0 or more rows but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeWindow.trailing(0))
                .withMessage("window must be 1 or more nanoseconds but was 0");
    }

    @Test
    void refusesANegativeDdofAndAStepOfNothing() {
        RowWindow window = RowWindow.trailing(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rolling(Statistic.VAR, window, 1, -1, 1))
                .withMessage("ddof must be 0 or more but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rolling(Statistic.VAR, window, 1, 1, 0))
                .withMessage("step must be 1 or more rows but was 0");
    }

    @Test
    void refusesTimesThatGoBackAreTooFewOrAreNotThere() {
        Rolling sum = Rolling.of(Statistic.SUM, TimeWindow.trailing(5));
        DoubleColumn in = DoubleColumn.of(1, 2, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.apply(in, new long[] {3, 5, 4}, 0, 3))
                .withMessage(
                        "times must not go back for a window of time but row 2 has 4 after 5; sort the rows by time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.apply(in, new long[] {3, 5}, 0, 3))
                .withMessage("there must be a time for each of the 3 rows but there are 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.apply(in))
                .withMessage("a window of time needs the time of every row but found none");
    }

    private static double[] rolled(Rolling rolling, double... x) {
        return rolling.apply(DoubleColumn.of(x)).values();
    }
}
