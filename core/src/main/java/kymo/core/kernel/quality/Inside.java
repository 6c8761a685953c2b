package kymo.core.kernel.quality;

/** The loop that tests with one pair of limits share. */
final class Inside {

    private Inside() {}

    /** PASS from {@code low} to {@code high}, both included, SUSPECT outside, MISSING where there is no finite value. */
    static void flag(double[] x, int from, int to, double low, double high, byte[] flags) {
        for (int row = from; row < to; row++) {
            double value = x[row];
            if (!(Math.abs(value) <= Double.MAX_VALUE)) flags[row - from] = QartodFlag.MISSING;
            else flags[row - from] = value >= low && value <= high ? QartodFlag.PASS : QartodFlag.SUSPECT;
        }
    }

    /** NOT_EVALUATED where there is a finite value, MISSING where there is none. */
    static void notEvaluated(double[] x, int from, int to, byte[] flags) {
        all(x, from, to, QartodFlag.NOT_EVALUATED, flags);
    }

    /** {@code flag} where there is a finite value, MISSING where there is none. */
    static void all(double[] x, int from, int to, byte flag, byte[] flags) {
        for (int row = from; row < to; row++)
            flags[row - from] = Math.abs(x[row]) <= Double.MAX_VALUE ? flag : QartodFlag.MISSING;
    }
}
