package kymo.core.kernel.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The finite values themselves while there are few enough, a {@link QuantileSketch} and a {@link HyperLogLog} of them beyond. */
final class ValueRanks {

    private final int exactValues;
    private double[] exact;
    private int size;
    private @Nullable QuantileSketch sketch;
    private @Nullable HyperLogLog distinct;

    ValueRanks(int exactValues) {
        this.exactValues = exactValues;
        this.exact = new double[Math.min(exactValues, 1 << 10)];
    }

    /** Takes in the first {@code count} of {@code values}, all finite. */
    void add(double[] values, int count) {
        if (sketch == null && count <= exactValues - size) {
            if (size + count > exact.length)
                exact = Arrays.copyOf(exact, (int) Math.min(exactValues, Math.max(size + count, 2L * exact.length)));
            System.arraycopy(values, 0, exact, size, count);
            size += count;
            return;
        }
        QuantileSketch ranks = sketched();
        HyperLogLog keys = keyed();
        ranks.add(values, count);
        // -0.0 and 0.0 are one value
        for (int i = 0; i < count; i++) keys.add(Double.doubleToRawLongBits(values[i] + 0.0));
    }

    /** Takes in the values that follow. */
    void add(ValueRanks next) {
        if (next.sketch == null) {
            add(next.exact, next.size);
            return;
        }
        sketched().add(next.sketched());
        keyed().add(next.keyed());
    }

    RankedValues ranked() {
        if (sketch != null) return sketch.ranked();
        double[] sorted = Arrays.copyOf(exact, size);
        RadixSort.sort(sorted, size, new long[size], new long[size]);
        return RankedValues.all(sorted, size);
    }

    DistinctCount distinct(RankedValues ranked) {
        if (distinct == null) return new DistinctCount(ranked.different(), 0);
        return new DistinctCount(distinct.estimate(), HyperLogLog.RELATIVE_ERROR);
    }

    private QuantileSketch sketched() {
        QuantileSketch ranks = sketch;
        if (ranks == null) {
            ranks = new QuantileSketch();
            HyperLogLog keys = keyed();
            ranks.add(exact, size);
            for (int i = 0; i < size; i++) keys.add(Double.doubleToRawLongBits(exact[i] + 0.0));
            sketch = ranks;
            exact = new double[0];
            size = 0;
        }
        return ranks;
    }

    private HyperLogLog keyed() {
        if (distinct == null) distinct = new HyperLogLog();
        return distinct;
    }

    void save(StateWriter out) {
        out.put(exactValues);
        out.put(exact, size);
        out.put(sketch != null);
        if (sketch == null) return;
        sketch.save(out);
        keyed().save(out);
    }

    static ValueRanks restore(ByteBuffer in) {
        ValueRanks ranks = new ValueRanks(in.getInt());
        ranks.exact = StateWriter.doubles(in);
        ranks.size = ranks.exact.length;
        if (StateWriter.flag(in)) {
            ranks.sketch = QuantileSketch.restore(in);
            ranks.distinct = HyperLogLog.restore(in);
        }
        return ranks;
    }
}
