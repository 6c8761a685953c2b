package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** One block in the making: rows are copied in from fragments until it is full. */
final class BlockAssembly {

    private final ColumnType[] types;
    private final int blockRows;
    private final double[][] doubles;
    private final long[][] longs;
    private final boolean[][] booleans;
    private final byte[][] texts;
    private final int[][] offsets;
    private final long[][] missing;
    private final boolean[] hasMissing;
    private int capacity;
    private int rows;

    BlockAssembly(List<ColumnReading> columns, int blockRows) {
        this.blockRows = blockRows;
        int count = columns.size();
        types = columns.stream().map(ColumnReading::type).toArray(ColumnType[]::new);
        doubles = new double[count][0];
        longs = new long[count][0];
        booleans = new boolean[count][0];
        texts = new byte[count][0];
        offsets = new int[count][1];
        missing = new long[count][0];
        hasMissing = new boolean[count];
    }

    int rows() {
        return rows;
    }

    boolean isFull() {
        return rows == blockRows;
    }

    /** Copies rows of {@code from}, beginning at its row {@code first}, until the block is full: how many. */
    int take(Fragment from, int first) {
        int count = Math.min(blockRows - rows, from.rows - first);
        reserve(rows + count);
        for (int column = 0; column < types.length; column++) {
            switch (types[column].carrier()) {
                case DOUBLE -> System.arraycopy(from.doubles[column], first, doubles[column], rows, count);
                case LONG -> System.arraycopy(from.longs[column], first, longs[column], rows, count);
                case BOOLEAN -> System.arraycopy(from.booleans[column], first, booleans[column], rows, count);
                case TEXT -> takeTexts(from, first, count, column);
            }
            if (from.hasMissing[column]) takeMissing(from, first, count, column);
        }
        rows += count;
        return count;
    }

    /** The rows so far as a block of their own; the assembly is empty afterwards. */
    Block build(long firstRow) {
        List<Column> built = new ArrayList<>(types.length);
        for (int column = 0; column < types.length; column++) built.add(column(column));
        Block block = new Block(firstRow, rows, built);
        for (int column = 0; column < types.length; column++) {
            doubles[column] = new double[0];
            longs[column] = new long[0];
            booleans[column] = new boolean[0];
            texts[column] = new byte[0];
            offsets[column] = new int[1];
            missing[column] = new long[0];
            hasMissing[column] = false;
        }
        capacity = 0;
        rows = 0;
        return block;
    }

    private Column column(int column) {
        return switch (types[column].carrier()) {
            case DOUBLE -> DoubleColumn.of(exact(doubles[column]));
            case LONG ->
                LongColumn.of(
                        longs[column].length == rows ? longs[column] : Arrays.copyOf(longs[column], rows),
                        validity(column));
            case BOOLEAN -> BooleanColumn.of(Arrays.copyOf(booleans[column], rows), validity(column));
            case TEXT -> TextColumn.of(texts[column], Arrays.copyOf(offsets[column], rows + 1), validity(column));
        };
    }

    private double[] exact(double[] values) {
        return values.length == rows ? values : Arrays.copyOf(values, rows);
    }

    private Validity validity(int column) {
        if (!hasMissing[column]) return Validity.ALL;
        long[] valid = new long[Validity.words(rows)];
        for (int word = 0; word < valid.length; word++) valid[word] = ~missing[column][word];
        int used = rows & 63;
        if (used != 0) valid[valid.length - 1] &= (1L << used) - 1;
        return Validity.of(valid);
    }

    /** Room for so many rows: as many as a full block at once, unless only a few will come. */
    private void reserve(int wanted) {
        if (wanted <= capacity) return;
        capacity = Math.min(blockRows, Math.max(wanted, capacity * 4));
        for (int column = 0; column < types.length; column++) {
            switch (types[column].carrier()) {
                case DOUBLE -> doubles[column] = Arrays.copyOf(doubles[column], capacity);
                case LONG -> longs[column] = Arrays.copyOf(longs[column], capacity);
                case BOOLEAN -> booleans[column] = Arrays.copyOf(booleans[column], capacity);
                case TEXT -> offsets[column] = Arrays.copyOf(offsets[column], capacity + 1);
            }
            missing[column] = Arrays.copyOf(missing[column], Validity.words(capacity));
        }
    }

    private void takeTexts(Fragment from, int first, int count, int column) {
        int[] ends = from.textEnds[column];
        int begin = first == 0 ? 0 : ends[first - 1];
        int bytes = count == 0 ? 0 : ends[first + count - 1] - begin;
        int at = offsets[column][rows];
        if (at + bytes > texts[column].length)
            texts[column] = Arrays.copyOf(texts[column], Math.max(at + bytes, texts[column].length * 2));
        System.arraycopy(from.texts[column], begin, texts[column], at, bytes);
        for (int row = 0; row < count; row++) offsets[column][rows + row + 1] = at + ends[first + row] - begin;
    }

    private void takeMissing(Fragment from, int first, int count, int column) {
        for (int row = 0; row < count; row++) {
            if (!from.isMissing(column, first + row)) continue;
            missing[column][(rows + row) >>> 6] |= 1L << ((rows + row) & 63);
            hasMissing[column] = true;
        }
    }
}
