package kymo.core.kernel.quality;

/**
 * A signal that no longer moves: the values of the rows from {@code k} before the current one on all lie within less than {@code tolerance}.
 *
 * <p>Shape: a flag a row. Unit of the tolerance: the values'. Missing values are left out; the first {@code k} rows pass. Tolerance 0
 * flags nothing. Source: QARTOD, flat line test.
 *
 * @param suspectRows {@code k} above which a value is suspect
 * @param failRows {@code k} above which a value fails
 */
public record FlatLine(int suspectRows, int failRows, double tolerance) implements QualityTest {

    /** @throws IllegalArgumentException unless all are 0 or more */
    public FlatLine {
        if (suspectRows < 0) throw new IllegalArgumentException("suspectRows must be 0 or more but was " + suspectRows);
        if (failRows < 0) throw new IllegalArgumentException("failRows must be 0 or more but was " + failRows);
        if (!(tolerance >= 0)) throw new IllegalArgumentException("tolerance must be 0 or more but was " + tolerance);
    }

    @Override
    public int rowsBefore() {
        return Math.max(suspectRows, failRows);
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        if (tolerance == 0) {
            Inside.all(x, from, to, QartodFlag.PASS, flags);
            return;
        }
        int first = Math.max(0, from - rowsBefore());
        SlidingRange range = new SlidingRange(x, to - first);
        // the longest stretch of rows before and with the current one that is flat; it only ever moves forward
        int flatFrom = first;
        for (int row = first; row < to; row++) {
            double value = x[row];
            boolean valid = Math.abs(value) <= Double.MAX_VALUE;
            if (valid) {
                range.add(row);
                while (range.width() >= tolerance) flatFrom = range.dropOlderExtreme() + 1;
            }
            if (row < from) continue;
            int flat = row - flatFrom;
            byte flag = QartodFlag.PASS;
            if (!valid) flag = QartodFlag.MISSING;
            else if (flat >= failRows) flag = QartodFlag.FAIL;
            else if (flat >= suspectRows) flag = QartodFlag.SUSPECT;
            flags[row - from] = flag;
        }
    }
}
