package kymo.core.kernel.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Any quantile of any number of values, from some 100 KiB: the rank of what is told for a quantile is off by no more than {@link #RANK_ERROR} of all
 * values in 99 of 100 cases. The coins are seeded: the same values in the same order give the same bits.
 *
 * <p>A level holds values that each stand for 2^level ones. A level that grows to {@code 2 WIDTH} is halved: every other value of its order, odd or
 * even ones by a coin, goes one level up. Where there are very many values, of each 2^k consecutive ones one is drawn beforehand.
 *
 * <p>Source: P. Agarwal et al., "Mergeable summaries" (2012), with the sampling of Z. Karnin, K. Lang and E. Liberty, "Optimal quantile
 * approximation in streams" (2016). The bound: halving at level h shifts a rank by 2^h or not at all, with mean 0, so all halvings have a
 * variance below n² / (2 WIDTH²), and the drawing one below n² / 2^23; both together less than (n / 2048)², of which 3.26 deviations hold 99 %.
 */
final class QuantileSketch {

    static final double RANK_ERROR = 0.0016;

    private static final int WIDTH = 1 << 11;

    /** Drawing begins where each of this many draws stands for two values or more. */
    private static final int DRAWS_BITS = 21;

    private static final int LEVELS = 63;

    private final double[][] levels = new double[LEVELS][];
    /** Values in no order yet, each standing for 2^drawBits ones. */
    private final double[] fresh = new double[2 * WIDTH];

    private int freshSize;
    private int drawBits;
    /** The value drawn so far of the current 2^drawBits ones, and how many have gone by. */
    private double drawn;

    private long gone;
    /** Which of them is drawn. */
    private long keep;

    private long count;
    private long coins = 0x6B79_6D6FL;

    private final long[] keys = new long[2 * WIDTH];
    private final long[] room = new long[2 * WIDTH];

    QuantileSketch() {
        Arrays.fill(levels, new double[0]);
    }

    /** Takes in the first {@code size} values, all finite. */
    void add(double[] values, int size) {
        for (int i = 0; i < size; i++) {
            if (drawBits > 0) draw(values[i]);
            else {
                fresh[freshSize++] = values[i];
                count++;
            }
            if (freshSize == fresh.length) settle();
        }
    }

    private void draw(double value) {
        count++;
        // the one to keep is settled by one coin at the start: as likely for each of them
        if (gone == 0) keep = nextCoins() >>> (64 - drawBits);
        // until then the first one stands in
        if (gone == 0 || gone == keep) drawn = value;
        if (++gone < 1L << drawBits) return;
        gone = 0;
        fresh[freshSize++] = drawn;
    }

    private void settle() {
        RadixSort.sort(fresh, freshSize, keys, room);
        double[] sorted = Arrays.copyOf(fresh, freshSize);
        freshSize = 0;
        insert(drawBits, sorted);
        drawBits = Math.max(drawBits, 63 - Long.numberOfLeadingZeros(Math.max(1, count >> DRAWS_BITS)));
    }

    private void insert(int level, double[] sorted) {
        double[] all = merged(levels[level], sorted);
        if (all.length < 2 * WIDTH) {
            levels[level] = all;
            return;
        }
        // of an odd number the last one stays
        int halved = all.length / 2;
        levels[level] = Arrays.copyOfRange(all, 2 * halved, all.length);
        int odd = (int) (nextCoins() >>> 63);
        double[] up = new double[halved];
        for (int i = 0; i < halved; i++) up[i] = all[2 * i + odd];
        insert(level + 1, up);
    }

    private static double[] merged(double[] one, double[] other) {
        if (one.length == 0) return other;
        double[] all = new double[one.length + other.length];
        int i = 0;
        int j = 0;
        for (int k = 0; k < all.length; k++) {
            boolean first = j == other.length || (i < one.length && one[i] <= other[j]);
            all[k] = first ? one[i++] : other[j++];
        }
        return all;
    }

    /** Takes in the values of another sketch, which stays as it is. */
    void add(QuantileSketch other) {
        settle();
        endDraw(this);
        drawBits = Math.max(drawBits, other.drawBits);
        double[] rest = Arrays.copyOf(other.fresh, other.freshSize);
        Arrays.sort(rest);
        insert(other.drawBits, rest);
        endDraw(other);
        for (int level = 0; level < LEVELS; level++) insert(level, other.levels[level]);
        count += other.count;
    }

    /** The values that an unfinished draw stands for, a value a binary digit of their number. */
    private void endDraw(QuantileSketch drawing) {
        for (int bit = 0; bit < drawing.drawBits; bit++) {
            if (((drawing.gone >>> bit) & 1) != 0) insert(bit, new double[] {drawing.drawn});
        }
        if (drawing == this) gone = 0;
    }

    /** Takes in one finite value {@code weight} times. */
    void add(double value, long weight) {
        for (int bit = 0; bit < LEVELS; bit++) {
            if (((weight >>> bit) & 1) != 0) insert(bit, new double[] {value});
        }
        count += weight;
    }

    /** The values kept and what they stand for, in order. */
    RankedValues ranked() {
        QuantileSketch settled = new QuantileSketch();
        settled.add(this);
        int size = 0;
        for (double[] level : settled.levels) size += level.length;
        double[] values = new double[size];
        long[] weights = new long[size];
        int[] next = new int[LEVELS];
        long before = 0;
        for (int i = 0; i < size; i++) {
            int least = -1;
            for (int level = 0; level < LEVELS; level++) {
                if (next[level] < settled.levels[level].length
                        && (least < 0 || settled.levels[level][next[level]] < settled.levels[least][next[least]]))
                    least = level;
            }
            values[i] = settled.levels[least][next[least]++];
            before += 1L << least;
            weights[i] = before;
        }
        return RankedValues.weighted(values, weights, RANK_ERROR);
    }

    private long nextCoins() {
        coins += 0x9E37_79B9_7F4A_7C15L;
        long mixed = (coins ^ (coins >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    void save(StateWriter out) {
        out.put(count);
        out.put(coins);
        out.put(drawBits);
        out.put(gone);
        out.put(keep);
        out.put(drawn);
        out.put(fresh, freshSize);
        for (double[] level : levels) out.put(level, level.length);
    }

    static QuantileSketch restore(ByteBuffer in) {
        QuantileSketch sketch = new QuantileSketch();
        sketch.count = in.getLong();
        sketch.coins = in.getLong();
        sketch.drawBits = in.getInt();
        sketch.gone = in.getLong();
        sketch.keep = in.getLong();
        sketch.drawn = in.getDouble();
        double[] fresh = StateWriter.doubles(in);
        System.arraycopy(fresh, 0, sketch.fresh, 0, fresh.length);
        sketch.freshSize = fresh.length;
        for (int level = 0; level < LEVELS; level++) sketch.levels[level] = StateWriter.doubles(in);
        return sketch;
    }
}
