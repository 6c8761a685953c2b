package kymo.core.kernel.peaks;

import java.util.Arrays;

/**
 * The standard deviation of a signal's noise, estimated so that peaks and slow drift hardly matter: 1.4826 times the median absolute
 * deviation, from their median, of the differences between successive rows, over the square root of 2.
 *
 * <p>Unit: the signal's. Differences that are not finite (beside NaN or infinities) are left out; the median of an even count is the mean of
 * the middle two. NaN when no difference is left. Zero when more than half of the differences are equal, as in a coarsely quantised
 * signal: then a bound in multiples of it asks nothing. White Gaussian noise gives its own standard deviation.
 * Source: the definition; 1.4826 makes the median absolute deviation of a Gaussian its standard deviation, and a difference of two independent
 * values deviates √2 times as much as one. Memory: one number a row.
 */
public final class NoiseLevel {

    private static final double GAUSSIAN_MAD = 1.4826;

    private NoiseLevel() {}

    public static double of(double[] signal) {
        double[] differences = new double[Math.max(0, signal.length - 1)];
        int size = 0;
        for (int row = 1; row < signal.length; row++) {
            double difference = signal[row] - signal[row - 1];
            if (Math.abs(difference) <= Double.MAX_VALUE) differences[size++] = difference;
        }
        if (size == 0) return Double.NaN;
        double middle = median(differences, size);
        for (int i = 0; i < size; i++) differences[i] = Math.abs(differences[i] - middle);
        return GAUSSIAN_MAD * median(differences, size) / Math.sqrt(2);
    }

    /** Reorders the first {@code size} values. */
    private static double median(double[] values, int size) {
        int upper = size / 2;
        select(values, size, upper);
        if (size % 2 == 1) return values[upper];
        double below = values[0];
        for (int i = 1; i < upper; i++) below = Math.max(below, values[i]);
        return below / 2 + values[upper] / 2;
    }

    /** Hoare's selection: afterwards nothing before {@code rank} is greater, nothing behind it less than what stands there. */
    private static void select(double[] values, int size, int rank) {
        int from = 0;
        int to = size - 1;
        // A bad run of pivots costs no more than a sort.
        for (int rounds = 0; from < to; rounds++) {
            if (rounds > 64) {
                Arrays.sort(values, from, to + 1);
                return;
            }
            double pivot = middleOf(values[from], values[(from + to) >>> 1], values[to]);
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) left++;
                while (values[right] > pivot) right--;
                if (left > right) break;
                double swapped = values[left];
                values[left++] = values[right];
                values[right--] = swapped;
            }
            if (rank <= right) to = right;
            else if (rank >= left) from = left;
            else return;
        }
    }

    private static double middleOf(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
