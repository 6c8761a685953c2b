package kymo.jobs.ingest.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** Some rows in the making, one array a column; all of a row is missing until it is put. */
final class RowBuffer {

    final int capacity;
    final ColumnType[] types;
    final double[][] doubles;
    final long[][] longs;
    final boolean[][] booleans;
    final byte[][] texts;
    final int[][] textEnds;
    /** A set bit for each row that holds a value; not used for doubles, where NaN says it. */
    final long[][] valid;

    int rows;
    long textBytes;

    RowBuffer(List<SheetColumn> columns, int capacity) {
        this.capacity = capacity;
        int count = columns.size();
        types = columns.stream().map(SheetColumn::type).toArray(ColumnType[]::new);
        doubles = new double[count][0];
        longs = new long[count][0];
        booleans = new boolean[count][0];
        texts = new byte[count][0];
        textEnds = new int[count][0];
        valid = new long[count][0];
        for (int column = 0; column < count; column++) {
            switch (types[column].carrier()) {
                case DOUBLE -> doubles[column] = new double[capacity];
                case LONG -> longs[column] = new long[capacity];
                case BOOLEAN -> booleans[column] = new boolean[capacity];
                case TEXT -> {
                    texts[column] = new byte[256];
                    textEnds[column] = new int[capacity];
                }
            }
            if (types[column].carrier() != ColumnType.Carrier.DOUBLE)
                valid[column] = new long[Validity.words(capacity)];
        }
    }

    void clear() {
        rows = 0;
        textBytes = 0;
        for (long[] bits : valid) Arrays.fill(bits, 0);
    }

    /** Begins a row, all of which is missing. */
    void beginRow() {
        for (int column = 0; column < types.length; column++) {
            switch (types[column].carrier()) {
                case DOUBLE -> doubles[column][rows] = Double.NaN;
                case LONG -> longs[column][rows] = 0;
                case BOOLEAN -> booleans[column][rows] = false;
                case TEXT -> textEnds[column][rows] = textBegin(column);
            }
        }
    }

    void putDouble(int column, double value) {
        doubles[column][rows] = value;
    }

    void putLong(int column, long value) {
        longs[column][rows] = value;
        mark(column);
    }

    void putBoolean(int column, boolean value) {
        booleans[column][rows] = value;
        mark(column);
    }

    void putText(int column, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int begin = textBegin(column);
        int end = begin + utf8.length;
        if (end > texts[column].length)
            texts[column] = Arrays.copyOf(texts[column], Math.max(end, texts[column].length * 2));
        System.arraycopy(utf8, 0, texts[column], begin, utf8.length);
        textEnds[column][rows] = end;
        textBytes += utf8.length;
        mark(column);
    }

    int textBegin(int column) {
        return rows == 0 ? 0 : textEnds[column][rows - 1];
    }

    /** The rows so far of a column, for itself. */
    Column column(int column) {
        boolean marked = types[column].carrier() != ColumnType.Carrier.DOUBLE;
        Validity validity = marked ? Validity.of(Arrays.copyOf(valid[column], Validity.words(rows))) : Validity.ALL;
        return switch (types[column].carrier()) {
            case DOUBLE -> DoubleColumn.of(Arrays.copyOf(doubles[column], rows));
            case LONG -> LongColumn.of(Arrays.copyOf(longs[column], rows), validity);
            case BOOLEAN -> BooleanColumn.of(Arrays.copyOf(booleans[column], rows), validity);
            case TEXT -> {
                int[] offsets = new int[rows + 1];
                System.arraycopy(textEnds[column], 0, offsets, 1, rows);
                yield TextColumn.of(texts[column], offsets, validity);
            }
        };
    }

    private void mark(int column) {
        valid[column][rows >>> 6] |= 1L << (rows & 63);
    }
}
