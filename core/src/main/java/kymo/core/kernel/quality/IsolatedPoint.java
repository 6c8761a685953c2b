package kymo.core.kernel.quality;

/**
 * A value alone among missing ones is SUSPECT: none of the {@code rows} rows before and after it has a value.
 *
 * <p>Shape: a flag a row. Beyond the ends of the data there are no values. Infinite values count as missing.
 */
public record IsolatedPoint(int rows) implements QualityTest {

    /** @throws IllegalArgumentException unless {@code rows} is 1 or more */
    public IsolatedPoint {
        if (rows < 1) throw new IllegalArgumentException("rows must be 1 or more but was " + rows);
    }

    @Override
    public int rowsBefore() {
        return rows;
    }

    @Override
    public int rowsAfter() {
        return rows;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        Inside.all(x, from, to, QartodFlag.PASS, flags);
        int end = (int) Math.min(x.length, to + (long) rows);
        int alone = -1;
        long last = Long.MIN_VALUE / 2;
        for (int row = (int) Math.max(0, from - (long) rows); row < end; row++) {
            if (!(Math.abs(x[row]) <= Double.MAX_VALUE)) continue;
            if (alone >= from && row - alone > rows) flags[alone - from] = QartodFlag.SUSPECT;
            alone = row - last > rows && row < to ? row : -1;
            last = row;
        }
        if (alone >= from) flags[alone - from] = QartodFlag.SUSPECT;
    }
}
