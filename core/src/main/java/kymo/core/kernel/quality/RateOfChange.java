package kymo.core.kernel.quality;

import kymo.core.kernel.Validity;

/**
 * A value that lies further from the one before it than the time between them allows.
 *
 * <p>Shape: a flag a row. Unit of both thresholds: the values' per second. A rate equal to a threshold passes; where time runs backwards
 * the time between is taken without its sign. Where there is no rate (first row, a missing value or time before or at the row, two
 * rows of the same time) the value passes. Source: QARTOD, rate of change test.
 *
 * @param suspectThreshold above it a value is suspect; infinite: no such level
 * @param failThreshold above it a value fails; infinite: no such level
 */
public record RateOfChange(double suspectThreshold, double failThreshold) implements QualityTest {

    private static final double NANOS_PER_SECOND = 1e9;

    /** @throws IllegalArgumentException unless both thresholds are 0 or more */
    public RateOfChange {
        if (!(suspectThreshold >= 0))
            throw new IllegalArgumentException("suspectThreshold must be 0 or more but was " + suspectThreshold);
        if (!(failThreshold >= 0))
            throw new IllegalArgumentException("failThreshold must be 0 or more but was " + failThreshold);
    }

    @Override
    public int rowsBefore() {
        return 1;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        long[] time = in.times();
        Validity timed = in.timeValidity();
        double least = Math.min(suspectThreshold, failThreshold);
        double before = from == 0 ? Double.NaN : x[from - 1];
        for (int row = from; row < to; row++) {
            double value = x[row];
            double change = Math.abs(value - before);
            byte flag = QartodFlag.PASS;
            if (!(Math.abs(value) <= Double.MAX_VALUE)) flag = QartodFlag.MISSING;
            // a change over a missing value is NaN, over an infinite one infinite
            else if (change > 0
                    && Math.abs(before) <= Double.MAX_VALUE
                    && timed.isValid(row)
                    && timed.isValid(row - 1)) {
                double seconds = Math.abs(Step.nanos(time[row - 1], time[row])) / NANOS_PER_SECOND;
                double rate = change / seconds;
                if (rate > least && seconds > 0) flag = rate > failThreshold ? QartodFlag.FAIL : QartodFlag.SUSPECT;
            }
            flags[row - from] = flag;
            before = value;
        }
    }
}
