package kymo.core.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** The axis of a dataset at any of its rows, of which some blocks are held; for one thread. */
public final class AxisValues implements AutoCloseable {

    /** Those of a part, and a few of those where its stretches end. */
    private static final int HELD_BLOCKS = Schema.BLOCKS_PER_PART + 4;

    private final DatasetReader dataset;
    private final Schema schema;
    private final Map<Long, Column> held = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Column> eldest) {
            return size() > HELD_BLOCKS;
        }
    };

    /** @param dataset with an axis; closed with these values */
    public AxisValues(DatasetReader dataset) {
        this.dataset = dataset;
        this.schema = dataset.schema();
    }

    /**
     * The axis at the first {@code count} of these rows, in their order.
     *
     * @param rows numbers of rows of the dataset, all of which exist
     */
    public Column at(long[] rows, int count) {
        ColumnType.Carrier carrier = schema.columns().get(schema.axis()).type().carrier();
        long[] longs = new long[count];
        double[] doubles = new double[count];
        boolean[] flags = new boolean[count];
        String[] strings = new String[count];
        long[] valid = new long[Validity.words(count)];
        for (int i = 0; i < count; i++) {
            Column column = held.computeIfAbsent(rows[i] / schema.blockRows(), this::read);
            int inBlock = (int) (rows[i] % schema.blockRows());
            doubles[i] = Double.NaN;
            if (column.isMissing(inBlock)) continue;
            valid[i >>> 6] |= 1L << (i & 63);
            if (column instanceof LongColumn some) longs[i] = some.values()[inBlock];
            else if (column instanceof DoubleColumn some) doubles[i] = some.values()[inBlock];
            else if (column instanceof BooleanColumn some) flags[i] = some.values()[inBlock];
            else strings[i] = ((TextColumn) column).text(inBlock);
        }
        return switch (carrier) {
            case LONG -> LongColumn.of(longs, Validity.of(valid));
            case DOUBLE -> DoubleColumn.of(doubles);
            case BOOLEAN -> BooleanColumn.of(flags, Validity.of(valid));
            case TEXT -> TextColumn.of(Arrays.asList(strings));
        };
    }

    private Column read(long block) {
        return dataset.read(block, new int[] {schema.axis()}).column(0);
    }

    @Override
    public void close() {
        dataset.close();
    }
}
