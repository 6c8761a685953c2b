package kymo.core.kernel.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import kymo.core.kernel.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a time axis block by block, in order, and tells its {@link AxisProfile}.
 *
 * <p>Memory: 8 B a time up to {@link #EXACT_TIMES}, so that the different ones can be counted should time ever step back, and 1 MiB for up to 65,536 different steps.
 * Beyond either, estimates.
 */
public final class AxisProfiler {

    /** How many times are kept, to count the different ones should time ever step back: 8 MiB. */
    public static final int EXACT_TIMES = 1 << 20;

    /** A gap is a step longer than this many median steps. */
    public static final double GAP = 1.5;

    private static final int STATE = 0x4B41_0001;

    private StepCounts steps = new StepCounts();
    private long count;
    private long missing;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long first;
    private long last;
    private long equal;
    private long backward;
    private long longest;
    private long[] kept = new long[0];
    private int keptSize;
    private @Nullable HyperLogLog different;

    /** The next rows. */
    public void add(LongColumn times) {
        long[] time = times.values();
        boolean all = times.validity().isAll();
        for (int row = 0; row < time.length; row++) {
            if (!all && times.isMissing(row)) {
                missing++;
                continue;
            }
            if (count + row == missing) first = time[row];
            else step(last, time[row]);
            last = time[row];
            min = Math.min(min, last);
            max = Math.max(max, last);
            keep(last);
        }
        count += time.length;
    }

    private void step(long from, long to) {
        if (to == from) equal++;
        else if (to < from) backward++;
        else {
            // times at both ends of their range are further apart than a long can say
            long step = to - from < 0 ? Long.MAX_VALUE : to - from;
            longest = Math.max(longest, step);
            steps.add(step);
        }
    }

    private void keep(long time) {
        if (different != null) {
            different.add(time);
            return;
        }
        if (keptSize == EXACT_TIMES) {
            keyed().add(time);
            return;
        }
        if (keptSize == kept.length) kept = Arrays.copyOf(kept, Math.min(EXACT_TIMES, Math.max(1 << 10, 2 * keptSize)));
        kept[keptSize++] = time;
    }

    private HyperLogLog keyed() {
        HyperLogLog keys = different;
        if (keys == null) {
            keys = new HyperLogLog();
            for (int i = 0; i < keptSize; i++) keys.add(kept[i]);
            kept = new long[0];
            keptSize = 0;
            different = keys;
        }
        return keys;
    }

    /** Takes in the rows that follow, profiled apart. */
    public void add(AxisProfiler next) {
        if (next.count > next.missing) {
            if (count == missing) first = next.first;
            else step(last, next.first);
            last = next.last;
        }
        steps.add(next.steps);
        if (next.different != null) keyed().add(next.different);
        for (int i = 0; i < next.keptSize; i++) keep(next.kept[i]);
        count += next.count;
        missing += next.missing;
        min = Math.min(min, next.min);
        max = Math.max(max, next.max);
        equal += next.equal;
        backward += next.backward;
        longest = Math.max(longest, next.longest);
    }

    /** What is known so far; more rows may follow. */
    public AxisProfile profile() {
        RankedValues ranked = steps.ranked();
        boolean none = count == missing;
        double median = ranked.quantile(0.5);
        long gaps = ranked.size() == 0 ? 0 : ranked.size() - ranked.below(Math.nextUp(GAP * median));
        return new AxisProfile(
                count,
                missing,
                distinct(),
                none ? 0 : min,
                none ? 0 : max,
                equal,
                backward,
                median,
                ranked.medianDeviation(),
                gaps,
                longest,
                ranked.rankError());
    }

    private DistinctCount distinct() {
        if (backward == 0) return new DistinctCount(count - missing - equal, 0);
        if (different != null) return new DistinctCount(different.estimate(), HyperLogLog.RELATIVE_ERROR);
        return new DistinctCount(
                Arrays.stream(kept, 0, keptSize).sorted().distinct().count(), 0);
    }

    /** The state as bytes: {@link #restore} goes on from here as if nothing had happened. */
    public byte[] save() {
        StateWriter out = new StateWriter();
        out.put(STATE);
        for (long number : new long[] {count, missing, min, max, first, last, equal, backward, longest})
            out.put(number);
        steps.save(out);
        out.put(kept, keptSize);
        out.put(different != null);
        if (different != null) different.save(out);
        return out.toBytes();
    }

    /**
     * A profiler that goes on from a saved state.
     *
     * @throws IllegalArgumentException when the bytes are not the state of a profiler of this version
     */
    public static AxisProfiler restore(byte[] state) {
        ByteBuffer in = StateWriter.reader(state, STATE);
        AxisProfiler profiler = new AxisProfiler();
        profiler.count = in.getLong();
        profiler.missing = in.getLong();
        profiler.min = in.getLong();
        profiler.max = in.getLong();
        profiler.first = in.getLong();
        profiler.last = in.getLong();
        profiler.equal = in.getLong();
        profiler.backward = in.getLong();
        profiler.longest = in.getLong();
        profiler.steps = StepCounts.restore(in);
        profiler.kept = StateWriter.longs(in);
        profiler.keptSize = profiler.kept.length;
        if (StateWriter.flag(in)) profiler.different = HyperLogLog.restore(in);
        return profiler;
    }
}
