package kymo.core.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;

/** What is put aside of the axis of one part, and joined with that of the parts before: its ends, counts of steps, a sample of them and the longest. */
final class AxisState {

    /** How many of the longest steps are kept. */
    static final int LONGEST = 256;

    private static final Comparator<LongStep> SHORTEST_FIRST = Comparator.comparingDouble(LongStep::length)
            .thenComparing(Comparator.comparingLong(LongStep::fromRow).reversed());

    /** A positive step, from the row before it; its ends as they rest: a long, or the bits of a double. */
    record LongStep(double length, long fromRow, long from, long to) {}

    private final boolean whole;
    private final SampleGrid grid;
    private boolean any;
    private long first;
    private long last;
    private long lastRow;
    private long firstRow;
    long zero;
    long negative;
    long positive;
    double shortest = Double.POSITIVE_INFINITY;
    double longest;
    private double[] sample = new double[64];
    private int size;
    /** The shortest of those that are kept, once there are as many as there may be. */
    private double leastKept;

    private final PriorityQueue<LongStep> kept = new PriorityQueue<>(SHORTEST_FIRST);

    /** @param whole whether the axis holds whole numbers or times */
    AxisState(boolean whole, SampleGrid grid) {
        this.whole = whole;
        this.grid = grid;
    }

    void add(long from, Column column) {
        if (column instanceof LongColumn longs) addLongs(from, longs);
        else addDoubles(from, ((DoubleColumn) column).values());
    }

    private void addLongs(long from, LongColumn column) {
        long[] values = column.values();
        boolean all = column.validity().isAll();
        long sampled = grid.sampled(from);
        // a division for each row would take longer than all the rest
        long inStretch = grid.stride() - 1L;
        for (int row = 0; row < values.length; row++) {
            if (((from + row) & inStretch) == 0) sampled = grid.sampled(from + row);
            if (all || !column.isMissing(row)) next(from + row, values[row], from + row == sampled);
        }
    }

    private void addDoubles(long from, double[] values) {
        long sampled = grid.sampled(from);
        // a division for each row would take longer than all the rest
        long inStretch = grid.stride() - 1L;
        for (int row = 0; row < values.length; row++) {
            if (((from + row) & inStretch) == 0) sampled = grid.sampled(from + row);
            if (Math.abs(values[row]) <= Double.MAX_VALUE)
                next(from + row, Double.doubleToRawLongBits(values[row]), from + row == sampled);
        }
    }

    private void next(long row, long value, boolean sampled) {
        if (any) step(value, sampled);
        else {
            first = value;
            firstRow = row;
            any = true;
        }
        last = value;
        lastRow = row;
    }

    private void step(long value, boolean sampled) {
        double length =
                whole ? difference(last, value) : Double.longBitsToDouble(value) - Double.longBitsToDouble(last);
        if (length == 0) zero++;
        else if (length < 0) negative++;
        else {
            positive++;
            if (length < shortest) shortest = length;
            if (length > longest) longest = length;
            if (length > leastKept) keep(new LongStep(length, lastRow, last, value));
            if (sampled) sample(length);
        }
    }

    private static double difference(long from, long to) {
        long step = to - from;
        boolean wrapped = ((to ^ from) & (to ^ step)) < 0;
        return wrapped ? (double) to - (double) from : step;
    }

    private void keep(LongStep step) {
        if (kept.size() == LONGEST) {
            if (SHORTEST_FIRST.compare(step, kept.element()) <= 0) return;
            kept.remove();
        }
        kept.add(step);
        if (kept.size() == LONGEST) leastKept = kept.element().length();
    }

    private void sample(double length) {
        if (size == sample.length) sample = Arrays.copyOf(sample, 2 * size);
        sample[size++] = length;
    }

    void save(Words out) {
        out.put(any ? 1 : 0);
        for (long word : new long[] {first, firstRow, last, lastRow, zero, negative, positive}) out.put(word);
        out.put(shortest);
        out.put(longest);
        out.put(sample, size);
        out.put(kept.size());
        for (LongStep step : kept) {
            out.put(step.length);
            out.put(step.fromRow);
            out.put(step.from);
            out.put(step.to);
        }
    }

    /** Takes in what was put aside of the rows that follow. */
    void join(Words next, Sample into) {
        boolean some = next.word() == 1;
        long nextFirst = next.word();
        long nextFirstRow = next.word();
        long nextLast = next.word();
        long nextLastRow = next.word();
        // the step over the border is as good as sampled where all of the steps are
        if (some) next(nextFirstRow, nextFirst, false);
        if (some) {
            last = nextLast;
            lastRow = nextLastRow;
        }
        zero += next.word();
        negative += next.word();
        positive += next.word();
        shortest = Math.min(shortest, next.number());
        longest = Math.max(longest, next.number());
        into.add(next.numbers());
        for (long left = next.word(); left > 0; left--)
            keep(new LongStep(next.number(), next.word(), next.word(), next.word()));
    }

    /** The longest steps, in the order of their rows. */
    LongStep[] longSteps() {
        return kept.stream().sorted(Comparator.comparingLong(LongStep::fromRow)).toArray(LongStep[]::new);
    }
}
