package kymo.core.kernel.quality;

import kymo.core.kernel.Validity;

/**
 * A row that comes too long after the one before it FAILs; a step back in time is no gap.
 *
 * <p>Shape: a flag a row. Unit: nanoseconds. A step as long as the span passes. After a missing time nothing is evaluated; the first row takes
 * the flag of the second (not evaluated when that is missing). Source: QARTOD, time gap test.
 */
public record TimeGap(long failNanos) implements QualityTest {

    private static final double NANOS_PER_HOUR = 3.6e12;

    /** @throws IllegalArgumentException unless {@code failNanos} is 0 or more */
    public TimeGap {
        if (failNanos < 0) throw new IllegalArgumentException("failNanos must be 0 or more but was " + failNanos);
    }

    /**
     * A gap is a step longer than {@code hours}.
     *
     * @throws IllegalArgumentException unless {@code hours} is 0 or more
     */
    public static TimeGap ofHours(double hours) {
        if (!(hours >= 0)) throw new IllegalArgumentException("the fail span must be 0 h or more but was " + hours);
        return new TimeGap((long) Math.floor(hours * NANOS_PER_HOUR));
    }

    @Override
    public int rowsBefore() {
        return 1;
    }

    @Override
    public int rowsAfter() {
        return 1;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        long[] time = in.times();
        Validity timed = in.timeValidity();
        for (int row = from; row < to; row++) {
            // the first row of all looks at the step after it
            int end = row == 0 ? 1 : row;
            byte flag;
            if (!timed.isValid(row)) flag = QartodFlag.MISSING;
            else if (end == time.length || !timed.isValid(end) || !timed.isValid(end - 1))
                flag = QartodFlag.NOT_EVALUATED;
            else flag = Step.clipped(time[end - 1], time[end]) > failNanos ? QartodFlag.FAIL : QartodFlag.PASS;
            flags[row - from] = flag;
        }
    }
}
