package kymo.core.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.AxisValues;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** Blocks of the result as they grow, run by run. The axis values at both ends of a run are looked up in the input, of which some blocks are held. */
public final class RunBlocks implements AutoCloseable {

    private final Schema input;
    private final AxisValues axis;
    private final long[] from;
    private final long[] to;
    private final long[] flag;
    private final List<byte[]> columns = new ArrayList<>();
    private final List<byte[]> tests = new ArrayList<>();
    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private long firstRow;
    private int rows;

    /**
     * @param dataset the input; closed with these blocks
     * @param blockRows most rows of a block
     */
    public RunBlocks(DatasetReader dataset, int blockRows) {
        this.input = dataset.schema();
        this.axis = new AxisValues(dataset);
        from = new long[blockRows];
        to = new long[blockRows];
        flag = new long[blockRows];
    }

    /** Begins the block with this first row. */
    public void begin(long row) {
        firstRow = row;
        rows = 0;
        columns.clear();
        tests.clear();
    }

    public int rows() {
        return rows;
    }

    public void add(long fromRow, long toRow, String column, String test, byte runFlag) {
        from[rows] = fromRow;
        to[rows] = toRow;
        flag[rows++] = runFlag;
        columns.add(bytes(column));
        tests.add(bytes(test));
    }

    private byte[] bytes(String text) {
        return texts.computeIfAbsent(text, t -> t.getBytes(StandardCharsets.UTF_8));
    }

    public Block build() {
        List<Column> made = new ArrayList<>();
        made.add(LongColumn.of(Arrays.copyOf(from, rows)));
        made.add(LongColumn.of(Arrays.copyOf(to, rows)));
        if (input.axis() >= 0) {
            made.add(axis.at(from, rows));
            made.add(axis.at(to, rows));
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

    @Override
    public void close() {
        axis.close();
    }
}
