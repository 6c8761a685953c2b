package kymo.core.kernel.quality;

import kymo.core.kernel.Validity;

/**
 * A signal that hardly moves within the last {@code periodNanos}: the variation over the window of time (t - period, t] that ends with
 * the row is below a limit.
 *
 * <p>Shape: a flag a row. Unit of the limits: the values'. Not evaluated: rows whose window holds fewer than {@code minObservations} values, with
 * {@link Variation#RANGE} those whose window holds a missing value, and rows without a time, which belong to no window. A window ends where time
 * steps back: the rows before such a step belong to another clock. Source: QARTOD, attenuated signal test.
 */
public record AttenuatedSignal(Variation variation, VariationLimits limits, long periodNanos, int minObservations)
        implements QualityTest {

    /** @throws IllegalArgumentException unless the period is positive and {@code minObservations} is 0 or more */
    public AttenuatedSignal {
        if (periodNanos <= 0) throw new IllegalArgumentException("periodNanos must be positive but was " + periodNanos);
        if (minObservations < 0)
            throw new IllegalArgumentException("minObservations must be 0 or more but was " + minObservations);
    }

    @Override
    public long nanosBefore() {
        return periodNanos;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        long[] time = in.times();
        Validity timed = in.timeValidity();
        WindowVariation window =
                variation == Variation.RANGE ? new RangeWindow(x, to, limits) : new DeviationWindow(x, timed, limits);
        int start = 0;
        int last = -1;
        for (int row = 0; row < to; row++) {
            boolean valid = Math.abs(x[row]) <= Double.MAX_VALUE;
            byte flag = valid ? QartodFlag.NOT_EVALUATED : QartodFlag.MISSING;
            if (timed.isValid(row)) {
                long now = time[row];
                if (last >= 0 && now < time[last]) {
                    window.clear();
                    start = row;
                }
                last = row;
                window.add(row, valid);
                for (; start < row; start++) {
                    if (!timed.isValid(start)) continue;
                    if (Step.clipped(time[start], now) < periodNanos) break;
                    window.remove(start, Math.abs(x[start]) <= Double.MAX_VALUE);
                }
                if (valid && row >= from && window.observations() >= minObservations) flag = window.flag(start, row);
            }
            if (row >= from) flags[row - from] = flag;
        }
    }
}
