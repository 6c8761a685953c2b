package kymo.core.kernel.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often each positive step of an axis came; where there are too many different ones, a {@link QuantileSketch} of them. */
final class StepCounts {

    private static final int MOST = 1 << 16;

    /** Open addressing; 0 is a free place. */
    private long[] steps = new long[64];

    private long[] counts = new long[64];
    private int size;
    private long lastStep;
    private long lastCount;
    private @Nullable QuantileSketch sketch;

    void add(long step) {
        if (step == lastStep) {
            lastCount++;
            return;
        }
        settle();
        lastStep = step;
        lastCount = 1;
    }

    void add(StepCounts next) {
        settle();
        next.settle();
        for (int i = 0; i < next.steps.length; i++) if (next.steps[i] != 0) count(next.steps[i], next.counts[i]);
        if (next.sketch != null) sketched().add(next.sketch);
    }

    RankedValues ranked() {
        settle();
        if (sketch != null) return sketch.ranked();
        long[] sorted = Arrays.stream(steps).filter(step -> step != 0).sorted().toArray();
        double[] values = new double[sorted.length];
        long[] cumulative = new long[sorted.length];
        long before = 0;
        for (int i = 0; i < sorted.length; i++) {
            before += counts[place(sorted[i])];
            values[i] = sorted[i];
            cumulative[i] = before;
        }
        return RankedValues.weighted(values, cumulative, 0);
    }

    private void settle() {
        if (lastCount > 0) count(lastStep, lastCount);
        lastStep = 0;
        lastCount = 0;
    }

    private void count(long step, long times) {
        if (sketch != null) {
            sketch.add((double) step, times);
            return;
        }
        int place = place(step);
        if (steps[place] == 0) {
            if (size == MOST) {
                sketched().add((double) step, times);
                return;
            }
            steps[place] = step;
            size++;
        }
        counts[place] += times;
        if (2 * size > steps.length) grow();
    }

    private QuantileSketch sketched() {
        QuantileSketch ranks = sketch;
        if (ranks == null) {
            ranks = new QuantileSketch();
            for (int i = 0; i < steps.length; i++) if (steps[i] != 0) ranks.add((double) steps[i], counts[i]);
            sketch = ranks;
            steps = new long[64];
            counts = new long[64];
            size = 0;
        }
        return ranks;
    }

    private int place(long step) {
        int mask = steps.length - 1;
        int place = (int) ((step * 0x9E37_79B9_7F4A_7C15L) >>> 40) & mask;
        while (steps[place] != 0 && steps[place] != step) place = (place + 1) & mask;
        return place;
    }

    private void grow() {
        long[] oldSteps = steps;
        long[] oldCounts = counts;
        steps = new long[2 * oldSteps.length];
        counts = new long[2 * oldSteps.length];
        for (int i = 0; i < oldSteps.length; i++) {
            if (oldSteps[i] == 0) continue;
            int place = place(oldSteps[i]);
            steps[place] = oldSteps[i];
            counts[place] = oldCounts[i];
        }
    }

    void save(StateWriter out) {
        settle();
        out.put(size);
        out.put(steps, steps.length);
        out.put(counts, counts.length);
        out.put(sketch != null);
        if (sketch != null) sketch.save(out);
    }

    static StepCounts restore(ByteBuffer in) {
        StepCounts restored = new StepCounts();
        restored.size = in.getInt();
        restored.steps = StateWriter.longs(in);
        restored.counts = StateWriter.longs(in);
        if (StateWriter.flag(in)) restored.sketch = QuantileSketch.restore(in);
        return restored;
    }
}
