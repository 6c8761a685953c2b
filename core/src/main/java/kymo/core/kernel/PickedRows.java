package kymo.core.kernel;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Rows picked from blocks of the same columns, which become one block in the order in which they were picked. */
public final class PickedRows {

    private final List<Block> blocks = new ArrayList<>();
    private final IdentityHashMap<Block, Integer> numbers = new IdentityHashMap<>();
    private final int[] from;
    private final int[] rows;
    private int size;

    /** @param most how many rows will be picked at most */
    public PickedRows(int most) {
        this.from = new int[most];
        this.rows = new int[most];
    }

    public int size() {
        return size;
    }

    public void add(Block block, int row) {
        from[size] = numbers.computeIfAbsent(block, fresh -> {
            blocks.add(fresh);
            return blocks.size() - 1;
        });
        rows[size++] = row;
    }

    /** The rows as one block, which begins at row {@code firstRow}; at least one row must have been picked. */
    public Block block(long firstRow) {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < blocks.get(0).columns().size(); index++) columns.add(column(index));
        return new Block(firstRow, size, columns);
    }

    private Column column(int index) {
        Column kind = blocks.get(0).column(index);
        if (kind instanceof DoubleColumn) return doubles(index);
        if (kind instanceof LongColumn) return longs(index);
        if (kind instanceof BooleanColumn) return booleans(index);
        return texts(index);
    }

    private DoubleColumn doubles(int index) {
        double[][] sources = new double[blocks.size()][];
        for (int i = 0; i < sources.length; i++)
            sources[i] = ((DoubleColumn) blocks.get(i).column(index)).values();
        double[] values = new double[size];
        for (int i = 0; i < size; i++) values[i] = sources[from[i]][rows[i]];
        return DoubleColumn.of(values);
    }

    private LongColumn longs(int index) {
        long[][] sources = new long[blocks.size()][];
        for (int i = 0; i < sources.length; i++)
            sources[i] = ((LongColumn) blocks.get(i).column(index)).values();
        long[] values = new long[size];
        for (int i = 0; i < size; i++) values[i] = sources[from[i]][rows[i]];
        return LongColumn.of(values, validity(index));
    }

    private BooleanColumn booleans(int index) {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++)
            values[i] = ((BooleanColumn) blocks.get(from[i]).column(index)).values()[rows[i]];
        return BooleanColumn.of(values, validity(index));
    }

    private TextColumn texts(int index) {
        TextColumn[] sources = new TextColumn[blocks.size()];
        for (int i = 0; i < sources.length; i++)
            sources[i] = (TextColumn) blocks.get(i).column(index);
        int[] offsets = new int[size + 1];
        for (int i = 0; i < size; i++) {
            int[] of = sources[from[i]].offsets();
            offsets[i + 1] = Math.addExact(offsets[i], of[rows[i] + 1] - of[rows[i]]);
        }
        byte[] bytes = new byte[offsets[size]];
        for (int i = 0; i < size; i++) {
            TextColumn source = sources[from[i]];
            System.arraycopy(source.bytes(), source.offsets()[rows[i]], bytes, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return TextColumn.of(bytes, offsets, validity(index));
    }

    private Validity validity(int index) {
        long[] bits = new long[Validity.words(size)];
        boolean all = true;
        for (int i = 0; i < size; i++) {
            if (blocks.get(from[i]).column(index).isMissing(rows[i])) all = false;
            else bits[i >>> 6] |= 1L << (i & 63);
        }
        return all ? Validity.ALL : Validity.of(bits);
    }
}
