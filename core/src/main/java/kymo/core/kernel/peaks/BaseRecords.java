package kymo.core.kernel.peaks;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link BaseBorder} found from the other side: by a walk away from the border, which may end as soon as nothing beyond matters.
 *
 * <p>Only rows higher, or lower, than all nearer ones matter: a peak's base beyond the border is the lowest row before the first one higher than the peak. Of a
 * run of highs without a low between only the last is kept, since all of them cut off the same lows; of a run of lows the last, since it is
 * the lowest. So consecutive rows may be given as one high or one low, whichever of the two they have. Memory: the pairs that are left, about the
 * logarithm of the rows for noise.
 */
public final class BaseRecords {

    /** By pair: a high and the lowest row beyond it; the first pair has no high. */
    private double[] tops = new double[8];

    private double[] lows = new double[8];
    private @Nullable LongSupplier[] lowRows = new @Nullable LongSupplier[8];
    private int last;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;
    private double nearest = Double.NaN;

    /** The next row of the walk; NaN is none, the walk must end there. The first row must be given by itself. */
    public void row(double value, long row) {
        if (Double.isNaN(nearest)) nearest = value;
        if (isLower(value)) low(value, () -> row);
        if (isHigher(value)) high(value);
    }

    /** Whether this value is below all so far. */
    public boolean isLower(double value) {
        return value < lowest || lowRows[0] == null;
    }

    /** Whether this value is above all so far. */
    public boolean isHigher(double value) {
        return value > highest;
    }

    /**
     * The next rows of the walk, none of which {@link #isHigher}.
     *
     * @param value the lowest of them, which {@link #isLower}
     * @param row tells the nearest row of this value; asked at the end, if it still matters
     */
    public void low(double value, LongSupplier row) {
        lowest = value;
        lows[last] = value;
        lowRows[last] = row;
    }

    /** The next rows of the walk, none of which {@link #isLower}; the highest of them {@link #isHigher}. */
    public void high(double value) {
        highest = value;
        if (lowRows[last] != null && ++last == tops.length) makeRoom();
        tops[last] = value;
    }

    /** What a walk towards the border leaves behind at it, for peaks no higher than the highest row given. */
    public BaseBorder border() {
        // beyond the last high nothing is lower than before it, so it cuts nothing off
        int pairs = last > 0 && lowRows[last] == null ? last - 1 : last;
        double[] someTops = new double[pairs];
        double[] someLows = new double[pairs];
        long[] someRows = new long[pairs];
        for (int i = 0; i < pairs; i++) {
            someTops[i] = tops[pairs - i];
            someLows[i] = lows[pairs - i];
            someRows[i] = lowRow(pairs - i);
        }
        boolean none = lowRows[0] == null;
        double low = none ? Double.POSITIVE_INFINITY : lows[0];
        return new BaseBorder(someTops, someLows, someRows, low, none ? 0 : lowRow(0), nearest, false, true);
    }

    private long lowRow(int pair) {
        return Objects.requireNonNull(lowRows[pair]).getAsLong();
    }

    private void makeRoom() {
        tops = Arrays.copyOf(tops, 2 * last);
        lows = Arrays.copyOf(lows, 2 * last);
        lowRows = Arrays.copyOf(lowRows, 2 * last);
    }
}
