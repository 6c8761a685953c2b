package kymo.core.quality;

import java.util.Arrays;

/** How large values of a sample usually get: the quantile above which lies 1 of 1,000, but at least three values, so that few faults do not count as usual. */
final class Tails {

    /** The part of all values above it. */
    private static final double SHARE = 0.001;

    private static final double LEAST_VALUES = 3.5;

    private double[] values = new double[1 << 10];
    private int size;

    void add(double value) {
        if (size == values.length) values = Arrays.copyOf(values, 2 * size);
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /** 0 of nothing. */
    double usualMost() {
        Arrays.sort(values, 0, size);
        int above = (int) Math.ceil(Math.max(SHARE * size, LEAST_VALUES));
        return size == 0 ? 0 : values[Math.max(0, size - 1 - above)];
    }

    /** NaN of nothing. */
    double median() {
        Arrays.sort(values, 0, size);
        return size == 0
                ? Double.NaN
                : size % 2 == 1 ? values[size / 2] : (values[size / 2 - 1] + values[size / 2]) / 2;
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
