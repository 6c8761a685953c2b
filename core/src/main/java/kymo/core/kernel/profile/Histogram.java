package kymo.core.kernel.profile;

/** Counts of values in equally wide bins; a bin holds its lower edge, the last one its upper edge too. */
public final class Histogram {

    private final double low;
    private final double high;
    private final long[] counts;

    Histogram(double low, double high, long[] counts) {
        this.low = low;
        this.high = high;
        this.counts = counts;
    }

    public int bins() {
        return counts.length;
    }

    public long count(int bin) {
        return counts[bin];
    }

    /** The lower edge of {@code bin}; of the one after the last, the upper edge of all. NaN where there are no values. */
    public double edge(int bin) {
        return edge(low, high, counts.length, bin);
    }

    static double edge(double low, double high, int bins, int bin) {
        // divided first: the width of all may lie outside a double's range
        return bin == bins ? high : low + (high / bins - low / bins) * bin;
    }
}
