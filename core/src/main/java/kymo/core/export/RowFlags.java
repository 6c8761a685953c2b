package kymo.core.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.quality.TestKind;
import org.jspecify.annotations.Nullable;

/** The flag of every row, read along from a data-quality result, whose runs come by ascending first row. Memory is that of one of its blocks. */
final class RowFlags implements AutoCloseable {

    private static final byte[] ROLLUP = TestKind.ROLLUP.wireName().getBytes(StandardCharsets.UTF_8);
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int COLUMN = 2;
    private static final int TEST = 3;
    private static final int FLAG = 4;

    private final DatasetReader result;
    private final Iterator<Block> blocks;
    private final Map<String, Integer> columns = new HashMap<>();
    /** The run in which each column is: its last row, and its flag. */
    private final long[] to;

    private final RowFlag[] flag;
    private @Nullable Block block;
    private int at;

    private RowFlags(DatasetReader result, List<String> names) {
        this.result = result;
        Schema schema = result.schema();
        int[] read = {
            schema.named("from_row"),
            schema.named("to_row"),
            schema.named("column"),
            schema.named("test"),
            schema.named("flag")
        };
        this.blocks = result.rows(0, result.dataset().rows(), read).iterator();
        for (String name : names) columns.put(name, columns.size());
        this.to = new long[columns.size()];
        this.flag = new RowFlag[columns.size()];
        Arrays.fill(to, -1);
        Arrays.fill(flag, RowFlag.MISSING);
    }

    /** @param names the columns whose flags count; those that were not checked have none */
    static RowFlags open(Catalogue catalogue, FileStore files, UUID result, List<String> names) {
        return new RowFlags(DatasetReader.open(catalogue, files, result), names);
    }

    /** The flags of these rows, which come behind those asked for before. */
    RowFlag[] of(long firstRow, int rows) {
        RowFlag[] worst = new RowFlag[rows];
        for (int column = 0; column < to.length; column++) apply(worst, firstRow, firstRow, column);
        long end = firstRow + rows;
        for (Block runs = ahead(); runs != null && longs(runs, FROM)[at] < end; runs = ahead()) {
            if (isRollup(runs)) {
                Integer column = columns.get(((TextColumn) runs.column(COLUMN)).text(at));
                if (column != null) {
                    to[column] = longs(runs, TO)[at];
                    flag[column] = RowFlag.ofCode(longs(runs, FLAG)[at]);
                    apply(worst, firstRow, longs(runs, FROM)[at], column);
                }
            }
            at++;
        }
        for (int row = 0; row < rows; row++) if (worst[row] == null) worst[row] = RowFlag.NOT_EVALUATED;
        return worst;
    }

    private void apply(@Nullable RowFlag[] worst, long firstRow, long fromRow, int column) {
        int end = (int) Math.min(worst.length, to[column] + 1 - firstRow);
        for (int row = (int) Math.max(0, fromRow - firstRow); row < end; row++) {
            RowFlag before = worst[row];
            if (before == null || flag[column].isWorseThan(before)) worst[row] = flag[column];
        }
    }

    private @Nullable Block ahead() {
        while (block == null || at == block.rows()) {
            if (!blocks.hasNext()) return null;
            block = blocks.next();
            at = 0;
        }
        return block;
    }

    private boolean isRollup(Block runs) {
        TextColumn tests = (TextColumn) runs.column(TEST);
        return Arrays.equals(tests.bytes(), tests.offsets()[at], tests.offsets()[at + 1], ROLLUP, 0, ROLLUP.length);
    }

    private static long[] longs(Block runs, int column) {
        return ((LongColumn) runs.column(column)).values();
    }

    @Override
    public void close() {
        result.close();
    }
}
