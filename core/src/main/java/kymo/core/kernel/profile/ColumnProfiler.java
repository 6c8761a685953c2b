package kymo.core.kernel.profile;

import java.nio.ByteBuffer;
import kymo.core.kernel.DoubleColumn;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a column block by block, in order, and tells its {@link ColumnProfile}.
 *
 * <p>Memory: about 12 KiB without ranks; with ranks 8 B a value up to {@code exactValues}, some 300 KiB beyond. Not safe for several threads: profile
 * consecutive parts apart and join them with {@link #add(ColumnProfiler)}.
 */
public final class ColumnProfiler {

    /** How many values a full profile keeps before it turns to estimates: 8 MiB. */
    public static final int EXACT_VALUES = 1 << 20;

    private static final int STATE = 0x4B50_0001;
    private static final int CHUNK = ExactMoments.CHUNK;

    private final double[] finite = new double[CHUNK];
    private ExactMoments moments = new ExactMoments();
    private LongestRun constant = new LongestRun();
    private LongestRun missingRun = new LongestRun();
    private OrderTracker order = new OrderTracker();
    private @Nullable ValueRanks ranks;
    private long count;
    private long missing;
    private long infinite;
    private long zeros;
    private long negatives;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    private ColumnProfiler(@Nullable ValueRanks ranks) {
        this.ranks = ranks;
    }

    /** Everything but quantiles, histogram and distinct values, which cost most. */
    public static ColumnProfiler withoutRanks() {
        return new ColumnProfiler(null);
    }

    /** Everything, exact up to {@link #EXACT_VALUES} finite values. */
    public static ColumnProfiler full() {
        return full(EXACT_VALUES);
    }

    /**
     * Everything, quantiles and distinct values exact up to {@code exactValues} finite values.
     *
     * @throws IllegalArgumentException when {@code exactValues} is negative
     */
    public static ColumnProfiler full(int exactValues) {
        if (exactValues < 0) throw new IllegalArgumentException("exactValues must be 0 or more but was " + exactValues);
        return new ColumnProfiler(new ValueRanks(exactValues));
    }

    /** The next rows. */
    public void add(DoubleColumn column) {
        add(column.values(), 0, column.size());
    }

    /** The next rows: {@code from} (inclusive) to {@code to} (exclusive) of {@code x}. */
    public void add(double[] x, int from, int to) {
        for (int row = from; row < to; row += CHUNK) addChunk(x, row, Math.min(to, row + CHUNK));
    }

    private void addChunk(double[] x, int from, int to) {
        int size = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        int zero = 0;
        int negative = 0;
        for (int row = from; row < to; row++) {
            double value = x[row];
            if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
            finite[size++] = value;
            low = value < low ? value : low;
            high = value > high ? value : high;
            // a comparison with 0 would be a coin to the processor where signs change
            negative += (int) (Double.doubleToRawLongBits(value) >>> 63);
            if (value != 0) {
                double magnitude = Math.abs(value);
                least = magnitude < least ? magnitude : least;
                continue;
            }
            zero++;
            negative -= (int) (Double.doubleToRawLongBits(value) >>> 63);
        }
        zeros += zero;
        negatives += negative;
        min = Math.min(min, low);
        max = Math.max(max, high);
        addRuns(x, from, to, size);
        count += to - from;
        if (size == 0) return;
        order.add(finite, size);
        moments.add(finite, size, least, Math.max(-low, high));
        if (ranks != null) ranks.add(finite, size);
    }

    /** Stretches of finite values lie in {@link #finite}, in order; the rows between them hold none. */
    private void addRuns(double[] x, int from, int to, int finiteRows) {
        int row = from;
        int taken = 0;
        while (row < to) {
            int stretch = row;
            if (finiteRows == to - from) row = to;
            while (row < to && Math.abs(x[row]) <= Double.MAX_VALUE) row++;
            addFinite(taken, taken + row - stretch);
            taken += row - stretch;
            for (; row < to && !(Math.abs(x[row]) <= Double.MAX_VALUE); row++) {
                boolean absent = Double.isNaN(x[row]);
                if (absent) missing++;
                else infinite++;
                constant.add(Double.NaN);
                missingRun.add(absent ? 1 : Double.NaN);
            }
        }
    }

    private void addFinite(int from, int to) {
        if (from == to) return;
        missingRun.addNone(to - from);
        if (allDifferent(from, to)) constant.addAllDifferent(finite[from], finite[to - 1], to - from);
        else for (int i = from; i < to; i++) constant.add(finite[i]);
    }

    private boolean allDifferent(int from, int to) {
        int same = 0;
        for (int i = from + 1; i < to; i++) same += finite[i] == finite[i - 1] ? 1 : 0;
        return same == 0;
    }

    /**
     * Takes in the rows that follow, profiled apart.
     *
     * @throws IllegalArgumentException when only one of the two ranks its values
     */
    public void add(ColumnProfiler next) {
        if ((ranks == null) != (next.ranks == null))
            throw new IllegalArgumentException(
                    "profiles with and without ranks cannot be joined; profile all parts alike");
        if (ranks != null && next.ranks != null) ranks.add(next.ranks);
        moments.add(next.moments);
        constant.add(next.constant);
        missingRun.add(next.missingRun);
        order.add(next.order);
        count += next.count;
        missing += next.missing;
        infinite += next.infinite;
        zeros += next.zeros;
        negatives += next.negatives;
        min = Math.min(min, next.min);
        max = Math.max(max, next.max);
    }

    /** What is known so far; more rows may follow. */
    public ColumnProfile profile() {
        boolean none = min > max;
        RankedValues ranked = ranks == null ? null : ranks.ranked();
        return new ColumnProfile(
                count,
                missing,
                infinite,
                zeros,
                negatives,
                none ? Double.NaN : min,
                none ? Double.NaN : max,
                moments.sum(),
                moments.mean(),
                moments.variance(1),
                moments.deviation(1),
                moments.deviation(0),
                constant.length(),
                constant.start(),
                constant.value(),
                missingRun.length(),
                order.order(),
                ranks == null || ranked == null ? null : ranks.distinct(ranked),
                ranked);
    }

    /** The state as bytes: {@link #restore} goes on from here as if nothing had happened. */
    public byte[] save() {
        StateWriter out = new StateWriter();
        out.put(STATE);
        for (long number : new long[] {count, missing, infinite, zeros, negatives}) out.put(number);
        out.put(min);
        out.put(max);
        moments.save(out);
        constant.save(out);
        missingRun.save(out);
        order.save(out);
        out.put(ranks != null);
        if (ranks != null) ranks.save(out);
        return out.toBytes();
    }

    /**
     * A profiler that goes on from a saved state.
     *
     * @throws IllegalArgumentException when the bytes are not the state of a profiler of this version
     */
    public static ColumnProfiler restore(byte[] state) {
        ByteBuffer in = StateWriter.reader(state, STATE);
        ColumnProfiler profiler = new ColumnProfiler(null);
        profiler.count = in.getLong();
        profiler.missing = in.getLong();
        profiler.infinite = in.getLong();
        profiler.zeros = in.getLong();
        profiler.negatives = in.getLong();
        profiler.min = in.getDouble();
        profiler.max = in.getDouble();
        profiler.moments = ExactMoments.restore(in);
        profiler.constant = LongestRun.restore(in);
        profiler.missingRun = LongestRun.restore(in);
        profiler.order = OrderTracker.restore(in);
        if (StateWriter.flag(in)) profiler.ranks = ValueRanks.restore(in);
        return profiler;
    }
}
