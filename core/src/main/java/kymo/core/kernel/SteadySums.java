package kymo.core.kernel;

import java.util.Arrays;

/**
 * Exact sums of windows of one length that move on by a row each time, where values are finite and not too different in size.
 *
 * <p>Source: error-free splitting (S. M. Rump, T. Ogita, S. Oishi, "Accurate floating-point summation", 2008). Each value is cut at a place that is
 * the same for all of them; running sums of the upper parts, and of the lower ones, then lose nothing, and their own sum is rounded once. The
 * places of the cuts are guessed from the rows before and tested on every row that enters; how they lie decides no bit of a result.
 *
 * <p>Rows go by tiles that stay in the nearest cache. Loops over a tile use one index for all arrays and reduce nothing, since only
 * such loops are compiled to vector instructions.
 */
final class SteadySums {

    private static final int TILE = 512;

    /** Arrays a multiple of 4 KiB apart would push each other out of the cache. */
    private static final int PAD = 64;

    /** Powers of two of the cut within which no step over- or underflows. */
    private static final int LARGEST_TOP = 1_000;

    private static final int LEAST_TOP = -800;

    /** A sum of sizes lies this many powers of two below the cut when that is chosen, and at least one, the margin of its rounding, ever after. */
    private static final int ROOM = 3;

    /** Bits that a sum of upper and one of lower parts hold together. */
    private static final int BITS_OF_TWO = 106;

    private final double[] x;

    private final double[] entering = new double[TILE + PAD];
    private final double[] high = new double[TILE + PAD];
    private final double[] low = new double[TILE + PAD];

    private int length;

    /** The window after the last one asked for; its sum, the row that enters it left out and the one that leaves left in. */
    private int next = -1;

    private double sumHigh;
    private double sumLow;

    /** Adding and taking away this leaves of a value what is a multiple of the upper parts' unit. */
    private double cut;

    /** The same for the lower parts' unit, of which all lower parts must be multiples. */
    private double lowCut;

    /** The most that the sizes of a tile's values may add up to. */
    private double mostSize;

    /** New cuts may be chosen from this window on: what that costs is spread over as many rows as it reads. */
    private int mayBeginFrom;

    SteadySums(double[] x) {
        this.x = x;
    }

    /**
     * Writes the sums, each divided by {@code divisor}, of the windows of {@code windowRows} rows from {@code start} on, from the row after it,
     * and so on. Whether they were found; if not, what was written is void.
     *
     * @param divisor a whole number
     */
    boolean quotients(int start, int windowRows, int divisor, int rows, double[] out, int firstOut) {
        if (windowRows != length) {
            length = windowRows;
            next = -1;
        }
        for (int done = 0; done < rows; done += TILE) {
            int tile = Math.min(TILE, rows - done);
            if (!sum(start + done, tile)) {
                next = -1;
                return false;
            }
            if (divisor != 1) divide(high, tile, divisor, 1.0 / divisor);
            System.arraycopy(high, 0, out, firstOut + done, tile);
        }
        return true;
    }

    /** Leaves the sums of {@code rows} windows in {@link #high}. */
    private boolean sum(int start, int rows) {
        if (next == start && advance(start, rows)) return true;
        if (start < mayBeginFrom) return false;
        // from here on other cuts, fit for these rows
        next = -1;
        mayBeginFrom = start + length;
        return begin(start, rows) && advance(start, rows);
    }

    /** Whether the cuts fit the rows that enter. */
    private boolean advance(int start, int rows) {
        System.arraycopy(x, start + length - 1, entering, 0, rows);
        int left = next < 0 ? 1 : 0;
        high[0] = 0;
        System.arraycopy(x, start - 1 + left, high, left, rows - left);
        split(entering, high, low, rows, cut, lowCut);
        if (!(accumulate(rows) <= mostSize)) return false;
        next = start + rows;
        return true;
    }

    /** Chooses cuts for the rows of these windows and adds up those that the first one has before its last. */
    private boolean begin(int start, int rows) {
        int held = length - 1;
        double size = 0;
        for (int from = start; from < start + held + rows; from += TILE) {
            size = Math.max(size, size(from, Math.min(TILE, start + held + rows - from)));
        }
        if (!WindowWalk.isThere(size)) return false;
        // no window touches more tiles; none of its sums of upper parts reaches 2^top
        double tiles = length / TILE + 2;
        int top = Math.max(LEAST_TOP, Math.getExponent(size) + Math.getExponent(tiles) + 2 + ROOM);
        if (top > LARGEST_TOP) return false;
        mostSize = Math.scalb(1.0, top - 2) / tiles;
        // lower parts are at most 2^(top - 53), differences of windows' sums of them below 2^(top - 52 + bits)
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(length);
        cut = 1.5 * Math.scalb(1.0, top);
        lowCut = 1.5 * Math.scalb(1.0, top + bits + 1 - BITS_OF_TWO + 52);
        sumHigh = 0;
        sumLow = 0;
        for (int from = start; from < start + held; from += TILE) {
            int tile = Math.min(TILE, start + held - from);
            System.arraycopy(x, from, entering, 0, tile);
            Arrays.fill(high, 0, tile, 0);
            split(entering, high, low, tile, cut, lowCut);
            if (!(accumulate(tile) <= mostSize)) return false;
        }
        return true;
    }

    private double size(int from, int rows) {
        double size = 0;
        for (int row = from; row < from + rows; row++) size += Math.abs(x[row]);
        return size;
    }

    /**
     * Makes of the values that enter and leave ({@code high}) the upper and lower part of what they change, and of those that enter their size:
     * without bound where the lower part is no multiple of its unit.
     */
    private static void split(double[] entering, double[] high, double[] low, int rows, double cut, double lowCut) {
        for (int i = 0; i < rows; i++) {
            double in = entering[i];
            double out = high[i];
            double inHigh = (cut + in) - cut;
            double outHigh = (cut + out) - cut;
            double inLow = in - inHigh;
            high[i] = inHigh - outHigh;
            low[i] = inLow - (out - outHigh);
            double lost = inLow - ((lowCut + inLow) - lowCut);
            entering[i] = Math.abs(in) + Math.abs(lost * 0x1p1000 * 0x1p1000);
        }
    }

    /** Turns changes into rounded sums; returns the sum of all sizes. Two rows at a time, since an addition waits for the one before it. */
    private double accumulate(int rows) {
        double upper = sumHigh;
        double lower = sumLow;
        double size = 0;
        double otherSize = 0;
        int i = 0;
        for (; i < rows - 1; i += 2) {
            double first = high[i];
            double firstLow = low[i];
            double both = first + high[i + 1];
            double bothLow = firstLow + low[i + 1];
            high[i] = (upper + first) + (lower + firstLow);
            upper += both;
            lower += bothLow;
            high[i + 1] = upper + lower;
            size += entering[i];
            otherSize += entering[i + 1];
        }
        if (i < rows) {
            upper += high[i];
            lower += low[i];
            high[i] = upper + lower;
            size += entering[i];
        }
        sumHigh = upper;
        sumLow = lower;
        return size + otherSize;
    }

    /**
     * Divides with one rounding. The first quotient is near by some units of its last place, so what remains is exact: a whole number of at most
     * 34 bits of them. The second one would have been rounded otherwise only from within 2^-50 units of a tie, and quotients by a whole number
     * below 2^31 stay 2^-32 away. A division would take as long as everything else.
     */
    private static void divide(double[] sums, int rows, double divisor, double inverse) {
        for (int i = 0; i < rows; i++) {
            double sum = sums[i];
            double near = sum * inverse;
            sums[i] = Math.fma(Math.fma(-near, divisor, sum), inverse, near);
        }
    }
}
