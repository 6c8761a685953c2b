package kymo.core.kernel.quality;

import kymo.core.kernel.Validity;

/**
 * A row whose time lies before that of the row before it FAILs: there the axis is not monotonic.
 *
 * <p>Shape: a flag a row. The first row passes; after a missing time nothing is evaluated.
 */
public record BackwardTime() implements QualityTest {

    @Override
    public int rowsBefore() {
        return 1;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        long[] time = in.times();
        Validity timed = in.timeValidity();
        for (int row = from; row < to; row++) {
            byte flag = QartodFlag.PASS;
            if (!timed.isValid(row)) flag = QartodFlag.MISSING;
            else if (row > 0 && !timed.isValid(row - 1)) flag = QartodFlag.NOT_EVALUATED;
            else if (row > 0 && time[row] < time[row - 1]) flag = QartodFlag.FAIL;
            flags[row - from] = flag;
        }
    }
}
