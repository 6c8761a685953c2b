package kymo.jobs.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** Blocks of the result as they grow, run by run. The axis values at both ends of a run are looked up in the input, of which some blocks are held. */
final class RunBlocks implements AutoCloseable {

    /** Those of a part, and a few of those where its runs end. */
    private static final int HELD_BLOCKS = Schema.BLOCKS_PER_PART + 4;

    private final Schema input;
    private final DatasetReader dataset;
    private final Map<Long, Column> held = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Column> eldest) {
            return size() > HELD_BLOCKS;
        }
    };
    private final long[] from;
    private final long[] to;
    private final long[] flag;
    private final List<byte[]> columns = new ArrayList<>();
    private final List<byte[]> tests = new ArrayList<>();
    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private long firstRow;
    private int rows;

    RunBlocks(Checked checked) {
        input = checked.input().schema();
        dataset = checked.open();
        int blockRows = checked.check().output().blockRows();
        from = new long[blockRows];
        to = new long[blockRows];
        flag = new long[blockRows];
    }

    /** Begins the block with this first row. */
    void begin(long row) {
        firstRow = row;
        rows = 0;
        columns.clear();
        tests.clear();
    }

    int rows() {
        return rows;
    }

    void add(long fromRow, long toRow, String column, String test, byte runFlag) {
        from[rows] = fromRow;
        to[rows] = toRow;
        flag[rows++] = runFlag;
        columns.add(bytes(column));
        tests.add(bytes(test));
    }

    private byte[] bytes(String text) {
        return texts.computeIfAbsent(text, t -> t.getBytes(StandardCharsets.UTF_8));
    }

    Block build() {
        List<Column> made = new ArrayList<>();
        made.add(LongColumn.of(Arrays.copyOf(from, rows)));
        made.add(LongColumn.of(Arrays.copyOf(to, rows)));
        if (input.axis() >= 0) {
            made.add(axis(from));
            made.add(axis(to));
        }
        made.add(texts(columns));
        made.add(texts(tests));
        made.add(LongColumn.of(Arrays.copyOf(flag, rows)));
        return new Block(firstRow, rows, made);
    }

    private TextColumn texts(List<byte[]> cells) {
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) offsets[row + 1] = offsets[row] + cells.get(row).length;
        byte[] all = new byte[offsets[rows]];
        for (int row = 0; row < rows; row++)
            System.arraycopy(cells.get(row), 0, all, offsets[row], cells.get(row).length);
        return TextColumn.of(all, offsets, Validity.ALL);
    }

    private Column axis(long[] at) {
        ColumnType.Carrier carrier = input.columns().get(input.axis()).type().carrier();
        long[] longs = new long[rows];
        double[] doubles = new double[rows];
        boolean[] flags = new boolean[rows];
        String[] strings = new String[rows];
        long[] valid = new long[Validity.words(rows)];
        for (int row = 0; row < rows; row++) {
            Column column = held.computeIfAbsent(at[row] / input.blockRows(), this::read);
            int inBlock = (int) (at[row] % input.blockRows());
            doubles[row] = Double.NaN;
            if (column.isMissing(inBlock)) continue;
            valid[row >>> 6] |= 1L << (row & 63);
            if (column instanceof LongColumn some) longs[row] = some.values()[inBlock];
            else if (column instanceof DoubleColumn some) doubles[row] = some.values()[inBlock];
            else if (column instanceof BooleanColumn some) flags[row] = some.values()[inBlock];
            else strings[row] = ((TextColumn) column).text(inBlock);
        }
        return switch (carrier) {
            case LONG -> LongColumn.of(longs, Validity.of(valid));
            case DOUBLE -> DoubleColumn.of(doubles);
            case BOOLEAN -> BooleanColumn.of(flags, Validity.of(valid));
            case TEXT -> TextColumn.of(Arrays.asList(strings));
        };
    }

    private Column read(long block) {
        return dataset.read(block, new int[] {input.axis()}).column(0);
    }

    @Override
    public void close() {
        dataset.close();
    }
}
