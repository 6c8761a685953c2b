package kymo.core.kernel.peaks;

import java.util.Arrays;
import java.util.Locale;
import kymo.core.kernel.DoubleColumn;

/**
 * Peaks of a long signal by height, distance and prominence, one thread; {@code bench/find_peaks.py} does the same with scipy.
 *
 * <p>Run both: {@code bench/bench kymo.core.kernel.peaks.PeakDetectionBench [ROWS]} and {@code python bench/find_peaks.py [ROWS]}. Prints a JSON line:
 * per signal the seconds (median of 5, after 3 rounds to warm up) and the number of peaks, which must be scipy's.
 */
public final class PeakDetectionBench {

    private static final int WARM = 3;
    private static final int ROUNDS = 5;

    private PeakDetectionBench() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        PeakConditions some = PeakConditions.none()
                .withHeight(Bounds.atLeast(0.5))
                .withDistance(50)
                .withProminence(Bounds.atLeast(0.5));
        PeakConditions all = PeakConditions.none().withProminence(Bounds.atLeast(0.5));
        System.out.printf(
                "{\"bench\":\"find_peaks\",\"rows\":%d,%s,%s,%s,%s,%s,%s}%n",
                rows,
                seconds("noise", noise(rows), some),
                seconds("triangle", triangle(rows), some),
                seconds("noise_wlen_201", noise(rows), some.withWlen(201)),
                seconds("noise_wlen_200001", noise(rows), some.withWlen(200_001)),
                seconds("noise_prominence_only", noise(rows), all),
                seconds("walk_prominence_only", walk(rows), all));
    }

    private static String seconds(String name, double[] signal, PeakConditions conditions) {
        PeakDetection detection = PeakDetection.maxima(conditions);
        DoubleColumn column = DoubleColumn.of(signal);
        double[] seconds = new double[ROUNDS];
        int peaks = 0;
        for (int round = -WARM; round < ROUNDS; round++) {
            long start = System.nanoTime();
            peaks = detection.apply(column).size();
            if (round >= 0) seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return String.format(Locale.ROOT, "\"%s\":{\"s\":%.4f,\"peaks\":%d}", name, seconds[ROUNDS / 2], peaks);
    }

    /** Numbers in [-1, 1) that numpy makes as well, bit for bit: the low 53 bits of a multiplicative hash of the row. */
    private static double[] noise(int rows) {
        double[] out = new double[rows];
        for (int row = 0; row < rows; row++) {
            long hash = (row + 1) * 0x9E3779B97F4A7C15L;
            hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
            hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
            hash ^= hash >>> 31;
            out[row] = (hash >>> 11) * 0x1p-52 - 1;
        }
        return out;
    }

    /** A triangle of 1,000 rows, as an instrument's slow signal, with a tenth of the noise on it. */
    private static double[] triangle(int rows) {
        double[] out = noise(rows);
        for (int row = 0; row < rows; row++) out[row] = Math.abs(row % 1_000 - 500) / 250.0 - 1 + out[row] * 0.1;
        return out;
    }

    private static double[] walk(int rows) {
        double[] out = noise(rows);
        for (int row = 1; row < rows; row++) out[row] += out[row - 1];
        return out;
    }
}
