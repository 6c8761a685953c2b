package kymo.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The variance of each window's finite values, rounded once, or its square root.
 *
 * <p>Source: the textbook formula over double-double {@link ShiftedMoments}, whose error is bounded. Where the result could be rounded either
 * way the moments begin afresh with a shift in the present window, and where that does not settle it {@link ExactMoments} go on.
 */
final class RunningVariance implements WindowWalk {

    private final double[] x;
    private final int minPeriods;
    private final int ddof;
    private final boolean root;

    private final ShiftedMoments moments = new ShiftedMoments();
    private int start;
    private int end;

    /** The newest value, and how many of the newest are equal to it: a constant window has no variance at all. */
    private double newest = Double.NaN;

    private int equal;

    /** The moments without any rounding, while they are needed, and the rows that they have served. */
    private @Nullable ExactMoments exact;

    private int exactRows;

    RunningVariance(double[] x, int minPeriods, int ddof, boolean root) {
        this.x = x;
        this.minPeriods = minPeriods;
        this.ddof = ddof;
        this.root = root;
    }

    @Override
    public void walk(int[] starts, int[] ends, int rows, double[] out, int firstOut) {
        if (exact != null && exactRows >= ends[0] - starts[0]) {
            // what it costs to begin afresh is spread over as many rows
            exact = null;
            end = start;
        }
        for (int i = 0; i < rows; i++) {
            out[firstOut + i] = exact == null ? shifted(starts[i], ends[i]) : exact(exact, starts[i], ends[i]);
        }
    }

    private double shifted(int newStart, int newEnd) {
        if (newStart >= end) begin(newStart, newEnd);
        else advance(newStart, newEnd);
        int count = moments.count();
        if (count < minPeriods || count <= ddof) return Double.NaN;
        if (equal >= count) return 0;
        double variance = moments.variance(ddof);
        if (Double.isNaN(variance) && moments.operations() > newEnd - newStart) {
            begin(newStart, newEnd);
            variance = moments.variance(ddof);
        }
        if (!Double.isNaN(variance)) return root ? Math.sqrt(variance) : variance;
        exact = new ExactMoments(x, newStart);
        exactRows = 0;
        return exact(exact, newStart, newEnd);
    }

    private double exact(ExactMoments values, int newStart, int newEnd) {
        exactRows++;
        values.advance(newStart, newEnd);
        int count = values.count();
        if (count < minPeriods || count <= ddof) return Double.NaN;
        return root ? values.deviation(ddof) : values.variance(ddof);
    }

    private void begin(int newStart, int newEnd) {
        double sum = 0;
        int there = 0;
        for (int row = newStart; row < newEnd; row++) {
            if (!WindowWalk.isThere(x[row])) continue;
            sum += x[row];
            there++;
        }
        moments.begin(there == 0 ? 0 : sum / there);
        equal = 0;
        start = newStart;
        end = newStart;
        advance(newStart, newEnd);
    }

    private void advance(int newStart, int newEnd) {
        for (; start < newStart; start++) {
            if (WindowWalk.isThere(x[start])) moments.subtract(x[start]);
        }
        for (; end < newEnd; end++) {
            double value = x[end];
            if (!WindowWalk.isThere(value)) continue;
            moments.add(value);
            equal = value == newest ? equal + 1 : 1;
            newest = value;
        }
    }
}
