package kymo.core.kernel.quality;

import kymo.core.kernel.Validity;

/**
 * A row whose distance in time from the one before it is not the sampling step.
 *
 * <p>Shape: a flag a row. Unit: nanoseconds. A deviation as large as a limit passes. The first row and a row after a missing time are
 * not evaluated. Source: the definition of period jitter.
 *
 * @param stepNanos the step that every row should have, usually the median
 * @param suspectNanos deviations above it are suspect
 * @param failNanos deviations above it fail; {@link Long#MAX_VALUE}: no such level
 */
public record TimeJitter(long stepNanos, long suspectNanos, long failNanos) implements QualityTest {

    /** @throws IllegalArgumentException unless the step is positive and both limits are 0 or more */
    public TimeJitter {
        if (stepNanos <= 0) throw new IllegalArgumentException("stepNanos must be positive but was " + stepNanos);
        if (suspectNanos < 0)
            throw new IllegalArgumentException("suspectNanos must be 0 or more but was " + suspectNanos);
        if (failNanos < 0) throw new IllegalArgumentException("failNanos must be 0 or more but was " + failNanos);
    }

    @Override
    public int rowsBefore() {
        return 1;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        long[] time = in.times();
        Validity timed = in.timeValidity();
        for (int row = from; row < to; row++) {
            byte flag;
            if (!timed.isValid(row)) flag = QartodFlag.MISSING;
            else if (row == 0 || !timed.isValid(row - 1)) flag = QartodFlag.NOT_EVALUATED;
            else {
                long step = Step.clipped(time[row - 1], time[row]);
                long away = step >= stepNanos ? step - stepNanos : Step.clipped(step, stepNanos);
                flag = away > failNanos ? QartodFlag.FAIL : away > suspectNanos ? QartodFlag.SUSPECT : QartodFlag.PASS;
            }
            flags[row - from] = flag;
        }
    }
}
