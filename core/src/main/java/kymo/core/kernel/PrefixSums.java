package kymo.core.kernel;

/**
 * Exact sums of any rows of a short stretch, whose finite values are not too different in size.
 *
 * <p>Source: error-free splitting (S. M. Rump, T. Ogita, S. Oishi, "Accurate floating-point summation", 2008). Each value is cut at a place
 * that is the same for all of them, so that the upper parts can be added without any rounding, and the lower parts too. Sums of rows are
 * then differences of sums from the start of the stretch.
 */
final class PrefixSums {

    /** Exponents within which no step over- or underflows. */
    private static final int LARGEST_EXPONENT = 1_000;

    private static final int LEAST_EXPONENT = -800;

    private static final int FRACTION_BITS = 52;

    /** Bits that a sum of upper and one of lower parts hold together. */
    private static final int BITS_OF_TWO = 106;

    private final double[] x;

    private int first;
    private double[] high = new double[0];
    private double[] low = new double[0];
    private double[] finite = new double[0];
    private int[] counts = new int[0];
    private boolean gaps;

    /** Sizes of the values that are neither missing nor infinite, 0 left out. */
    private double largest;

    private double least;

    PrefixSums(double[] x) {
        this.x = x;
    }

    /**
     * Takes rows {@code from} (inclusive) to {@code to} (exclusive) as the stretch. Whether their sums are exact; if not, nothing else
     * may be asked.
     */
    boolean settle(int from, int to) {
        int size = to - from;
        if (high.length <= size) {
            high = new double[size + 1];
            low = new double[size + 1];
            finite = new double[size];
            counts = new int[size + 1];
        }
        first = from;
        measure(from, to);
        int exponent = Math.getExponent(largest);
        if (exponent > LARGEST_EXPONENT || exponent < LEAST_EXPONENT) return false;
        // no sum of upper parts reaches 2^(top + 1), no sum of lower parts 2^(top - 53 + bits)
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        int top = exponent + 1 + bits;
        int leastUnit = top + bits - BITS_OF_TWO;
        if (Math.getExponent(least) - FRACTION_BITS < leastUnit) return false;
        if (gaps) takeFinite(from, size);
        add(gaps ? finite : x, gaps ? 0 : from, size, 1.5 * Math.scalb(1.0, top));
        return true;
    }

    /** How many finite values rows {@code from} to {@code to} hold. */
    int count(int from, int to) {
        return gaps ? counts[to - first] - counts[from - first] : to - from;
    }

    /** The sum of the finite values in rows {@code from} to {@code to}, rounded once. */
    double sum(int from, int to) {
        return (high[to - first] - high[from - first]) + (low[to - first] - low[from - first]);
    }

    private void measure(int from, int to) {
        double most = 0;
        double smallest = Double.MAX_VALUE;
        boolean absent = false;
        for (int row = from; row < to; row++) {
            double size = Math.abs(x[row]);
            if (size <= most && size >= smallest) continue;
            if (size <= Double.MAX_VALUE) {
                most = Math.max(most, size);
                if (size > 0) smallest = Math.min(smallest, size);
            } else absent = true;
        }
        largest = most;
        least = smallest;
        gaps = absent;
    }

    private void takeFinite(int from, int size) {
        for (int i = 0; i < size; i++) {
            boolean there = WindowWalk.isThere(x[from + i]);
            finite[i] = there ? x[from + i] : 0;
            counts[i + 1] = counts[i] + (there ? 1 : 0);
        }
    }

    private void add(double[] values, int from, int size, double cut) {
        double sum = 0;
        double lowSum = 0;
        for (int i = 0; i < size; i++) {
            double value = values[from + i];
            double part = (cut + value) - cut;
            sum += part;
            lowSum += value - part;
            high[i + 1] = sum;
            low[i + 1] = lowSum;
        }
    }
}
