package kymo.jobs.ingest.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a file of columns as blocks. A block is read column by column; between blocks each column's cursor holds what it needs to go on, as far as all of them together
 * stay within bounds.
 */
final class ColumnarRows implements TableRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What cursors may hold between two blocks. */
    private static final long HELD_BYTES = 96L << 20;
    /** Most text of one block, all columns together. */
    private static final int MOST_TEXT_BYTES = 64 << 20;

    /**
     * A place between two rows.
     *
     * @param group the group of the next row
     * @param groupRow its row there
     * @param row its row in the file
     */
    record Position(int group, long groupRow, long row) {}

    private final ColumnarFile file;
    private final ColumnarReading reading;
    private final long[] groupRows;
    private final long rows;
    private final List<ColumnInMaking> making = new ArrayList<>();
    private final List<Cursor> cursors = new ArrayList<>();
    /** Columns with a value that their type cannot hold. */
    private final Map<Integer, ColumnType> misfits = new TreeMap<>();

    private final RawValues raw = new RawValues();
    private Position position;
    /** What the cursors hold together. */
    private long held;

    ColumnarRows(ColumnarFile file, ColumnarReading reading, @Nullable JsonNode from) {
        this.file = file;
        this.reading = reading;
        groupRows = file.groupRows();
        long all = 0;
        for (long count : groupRows) all += count;
        rows = all;
        position = from == null ? new Position(0, 0, 0) : JSON.treeToValue(from, Position.class);
        List<Field> fields = file.fields();
        for (ColumnarColumn column : reading.columns()) {
            Meaning meaning = fields.get(column.field()).meaning();
            if (meaning == null) throw new IllegalStateException("column '%s' is left out".formatted(column.name()));
            making.add(new ColumnInMaking(column.name(), meaning, column.type()));
        }
    }

    @Override
    public @Nullable Block next() {
        long first = position.row();
        int filled = fill();
        if (!misfits.isEmpty()) {
            // what else does not fit, so that reading starts over only once
            while (filled > 0) filled = fill();
            throw new WiderTypeNeeded(misfits);
        }
        return filled == 0
                ? null
                : new Block(
                        first,
                        filled,
                        making.stream().map(ColumnInMaking::build).toList());
    }

    /** Reads the next block's rows: how many. */
    private int fill() {
        Position at = position;
        int filled = 0;
        int most = (int) Math.min(reading.blockRows(), rows - position.row());
        for (ColumnInMaking column : making) column.begin(most);
        while (filled < most) {
            long left = groupRows[at.group()] - at.groupRow();
            if (left == 0) {
                at = new Position(at.group() + 1, 0, at.row());
                cursors.clear();
                held = 0;
                continue;
            }
            if (cursors.isEmpty()) open(at);
            int count = (int) Math.min(most - filled, left);
            for (int column = 0; column < making.size(); column++) read(column, count);
            filled += count;
            at = new Position(at.group(), at.groupRow() + count, at.row() + count);
        }
        position = at;
        return filled;
    }

    private void open(Position at) {
        for (ColumnarColumn column : reading.columns()) {
            Cursor cursor = file.open(column.field(), at.group());
            cursor.skip(at.groupRow());
            cursors.add(cursor);
        }
    }

    private void read(int column, int count) {
        Cursor cursor = cursors.get(column);
        held -= cursor.heldBytes();
        int left = count;
        while (left > 0) {
            cursor.read(Math.min(left, RawValues.ROWS), raw);
            left -= raw.rows;
            if (misfits.containsKey(column)) continue;
            try {
                making.get(column).add(raw);
            } catch (ArithmeticException e) {
                misfits.put(column, ColumnType.STRING);
            }
            refuseMuchText();
        }
        // where there are very many columns, the last of them read their pages anew for every block
        if (held + cursor.heldBytes() > HELD_BYTES) cursor.release();
        held += cursor.heldBytes();
    }

    private void refuseMuchText() {
        long bytes = 0;
        for (ColumnInMaking column : making) bytes += column.textBytes();
        if (bytes > MOST_TEXT_BYTES)
            throw new ProblemException(
                    ProblemCode.COLUMNAR_TOO_LARGE,
                    "the text of %,d rows must have at most %,d bytes but '%s' has more from row %,d on; leave long texts out when you write the file"
                            .formatted(reading.blockRows(), MOST_TEXT_BYTES, reading.fileName(), position.row()));
    }

    @Override
    public JsonNode position() {
        return JSON.valueToTree(position);
    }

    /** What does not fit makes its column text. */
    @Override
    public List<Reject> takeRejects() {
        return List.of();
    }

    @Override
    public double done() {
        return rows == 0 ? 1 : (double) position.row() / rows;
    }

    @Override
    public long skippedLines() {
        return 0;
    }

    @Override
    public void close() {
        cursors.clear();
    }
}
