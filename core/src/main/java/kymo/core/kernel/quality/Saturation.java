package kymo.core.kernel.quality;

/**
 * A sensor or converter at its stop: {@code suspectRun} rows in a row, or more, at or beyond the same end of its range.
 *
 * <p>Shape: a flag a row, all rows of a run alike. Unit of the ends: the values'. A missing value ends a run. Source: clipping as converters show it.
 *
 * @param low the lower end, from the data sheet or the smallest value of the whole series; minus infinity: no such end
 * @param high the upper end, or the largest value of the whole series; infinite: no such end
 * @param suspectRun runs as long as this are suspect
 * @param failRun runs as long as this fail
 */
public record Saturation(double low, double high, int suspectRun, int failRun) implements QualityTest {

    /** @throws IllegalArgumentException unless {@code low < high} and {@code 1 <= suspectRun <= failRun} */
    public Saturation {
        if (low >= high)
            throw new IllegalArgumentException(
                    "the lower end must lie below the upper end (%s) but was %s".formatted(high, low));
        if (suspectRun < 1 || suspectRun > failRun)
            throw new IllegalArgumentException(
                    "suspectRun must be between 1 and failRun (%d) but was %d".formatted(failRun, suspectRun));
    }

    @Override
    public int rowsBefore() {
        return failRun - 1;
    }

    @Override
    public int rowsAfter() {
        return failRun - 1;
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        Inside.all(x, from, to, QartodFlag.PASS, flags);
        // rows further away cannot make a run longer than it needs to be
        int first = (int) Math.max(0, from - (long) rowsBefore());
        int end = (int) Math.min(x.length, to + (long) rowsAfter());
        int row = first;
        while (row < end) {
            int stop = stop(x[row]);
            int runFrom = row++;
            if (stop == 0) continue;
            while (row < end && stop(x[row]) == stop) row++;
            if (row - runFrom < suspectRun) continue;
            byte flag = row - runFrom >= failRun ? QartodFlag.FAIL : QartodFlag.SUSPECT;
            for (int i = Math.max(from, runFrom); i < Math.min(to, row); i++) flags[i - from] = flag;
        }
    }

    private int stop(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) return 0;
        return value >= high ? 1 : value <= low ? -1 : 0;
    }
}
