package kymo.jobs.ingest.text;

import java.util.Arrays;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Reject;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Fills a {@link Fragment} with the rows of a {@link Chunk}, straight from its bytes: the hot loop of ingest. Numbers, times and
 * texts that stand plainly between two delimiters are taken at once; every other cell goes to {@link CellReader}. One for each thread.
 */
final class ChunkParser {

    /** No time is written with more bytes. */
    private static final int MAX_TIME = 64;

    private static final int DROPPED = -1;

    private final Dialect dialect;
    private final DecimalParser decimals;
    private final IntegerParser integers = new IntegerParser();
    private final CellReader cells;
    private final @Nullable TimeFormat[] times;
    private final MissingMarkers markers;
    private final boolean numberMarkers;
    private final Field field;

    /** Column of each field, {@link #DROPPED} for a field that was left out because it was empty. */
    private final int[] columnOf;

    private final ColumnType[] typeOf;
    private final int leastFields;
    private final boolean plainNumbers;

    private byte[] bytes = new byte[0];
    private int end;
    private int lines;
    private Fragment out;

    ChunkParser(Reading reading) {
        dialect = Dialect.of(reading);
        char decimal = reading.decimal().charAt(0);
        decimals = new DecimalParser(decimal);
        cells = new CellReader(reading, dialect.cells);
        times = cells.times();
        markers = cells.markers();
        numberMarkers = markers.holdNumbers();
        field = new Field(dialect);
        List<ColumnReading> columns = reading.columns();
        out = new Fragment(List.of());
        int fields =
                columns.stream().mapToInt(column -> column.field() + 1).max().orElse(0);
        columnOf = new int[fields];
        Arrays.fill(columnOf, DROPPED);
        typeOf = new ColumnType[fields];
        Arrays.fill(typeOf, ColumnType.EMPTY);
        for (int column = 0; column < columns.size(); column++) {
            int at = columns.get(column).field();
            columnOf[at] = column;
            typeOf[at] = columns.get(column).type();
        }
        leastFields = reading.fields();
        // a decimal comma between commas can only stand in quotes
        plainNumbers = decimal != dialect.delimiter;
    }

    void parse(Chunk chunk, Fragment fragment) {
        fragment.begin(chunk);
        out = fragment;
        bytes = chunk.bytes;
        end = chunk.to;
        lines = 0;
        int at = 0;
        while (at < end) {
            int behind = behindSkipped(at);
            if (behind > at) {
                out.skipped++;
                lines++;
                at = behind;
                continue;
            }
            if (out.isFull()) out.grow();
            int listed = out.misfits.size();
            out.rowFirstLines[out.rows] = lines;
            int next = row(at);
            if (next < 0) return;
            for (int i = listed; i < out.misfits.size(); i++)
                out.misfits.set(i, out.misfits.get(i).within(at, Math.min(next, end)));
            out.rowEnds[out.rows] = Math.min(next, end);
            out.rowLines[out.rows] = lines;
            out.rows++;
            at = next;
        }
        out.lines = lines;
        ProblemCode failure = chunk.failure;
        if (failure != null) fail(failure, lines + Dialect.lines(bytes, end, chunk.failureAt));
    }

    private void fail(ProblemCode code, int atLines) {
        out.failure = new Fragment.Failure(code, atLines);
        out.lines = atLines;
    }

    /** The position behind the line at {@code at} when it is blank, a comment or delimiters only; else {@code at}. */
    private int behindSkipped(int at) {
        int next = at;
        if (dialect.isComment(bytes, at)) {
            while (next < end && !Dialect.isLineEnd(bytes[next])) next++;
        } else {
            while (next < end && (dialect.isBlank(bytes[next]) || bytes[next] == dialect.delimiter)) next++;
            if (next < end && !Dialect.isLineEnd(bytes[next])) return at;
        }
        return next >= end ? next + 1 : Dialect.behindLineEnd(bytes, next);
    }

    /** Reads the row that begins at {@code from}: the position behind its line, -1 when it may not be read. */
    private int row(int from) {
        int rowLines = lines;
        int at = from;
        int fields = 0;
        boolean ended = false;
        boolean surplus = false;
        if (dialect.whitespace) at = behindBlanks(at);
        while (!ended) {
            if (fields < columnOf.length && columnOf[fields] != DROPPED) {
                at = cell(typeOf[fields], columnOf[fields], at);
                if (at < 0) return -1;
            } else {
                field.locate(bytes, at, end);
                lines += field.lines;
                surplus |= field.to > field.from || field.broken;
                at = field.stop;
            }
            fields++;
            if (dialect.whitespace) at = behindBlanks(at);
            ended = Dialect.isLineEnd(bytes[at]);
            if (!ended && !dialect.whitespace) at++;
        }
        if (at - from > Dialect.MAX_LINE) {
            fail(ProblemCode.LINE_TOO_LONG, rowLines);
            return -1;
        }
        for (int missing = fields; missing < columnOf.length; missing++) {
            if (columnOf[missing] != DROPPED) out.setMissing(columnOf[missing]);
        }
        if (fields < leastFields || surplus) ragged(from, at, rowLines, fields);
        lines++;
        return Dialect.behindLineEnd(bytes, at);
    }

    private int behindBlanks(int from) {
        int at = from;
        while (dialect.isBlank(bytes[at])) at++;
        return at;
    }

    /** Reads the cell at {@code from} into {@code column}: the position of the delimiter or line end behind it, -1 when it is too long. */
    private int cell(ColumnType type, int column, int from) {
        switch (type) {
            case FLOAT -> {
                if (plainNumbers) {
                    int at = decimals.parse(bytes, behindBlanks(from));
                    if (at >= 0 && dialect.isStop(bytes[at])) {
                        double value = decimals.value();
                        if (!Double.isInfinite(value)) {
                            out.doubles[column][out.rows] =
                                    numberMarkers && markers.isMissing(value) ? Double.NaN : value;
                            return at;
                        }
                    }
                }
            }
            case INTEGER -> {
                int at = integers.parse(bytes, behindBlanks(from));
                if (at >= 0 && dialect.isStop(bytes[at]) && plainNumbers) {
                    if (numberMarkers && markers.isMissing(integers.value())) out.setMissing(column);
                    else out.longs[column][out.rows] = integers.value();
                    return at;
                }
            }
            case DATE, DATETIME, INSTANT, TIME -> {
                int at = time(column, behindBlanks(from));
                if (at >= 0) return at;
            }
            case STRING -> {
                field.locate(bytes, from, end);
                boolean plain = !field.quoted && !field.foreign && field.to - field.from <= Dialect.MAX_CELL;
                if (!plain || markers.isMissing(bytes, field.from, field.to)) return located(column, from);
                out.setText(column, bytes, field.from, field.to);
                return field.stop;
            }
            case BOOLEAN, EMPTY -> {}
        }
        field.locate(bytes, from, end);
        return located(column, from);
    }

    private int time(int column, int from) {
        TimeFormat format = times[column];
        if (format == null || (bytes[from] & 0xFF) == dialect.quote) return -1;
        int at = from;
        while (!dialect.isStop(bytes[at])) at++;
        if (at == from
                || at - from > MAX_TIME
                || (numberMarkers && format.pattern().isEpoch())) return -1;
        int to = at;
        while (dialect.isBlank(bytes[to - 1])) to--;
        long nanos = format.parse(bytes, from, to);
        if (nanos == TimeFormat.NONE) return -1;
        out.longs[column][out.rows] = nanos;
        return at;
    }

    /** Reads the located field, which begins at {@code from}, the thorough way. */
    private int located(int column, int from) {
        if (field.stop - from > Dialect.MAX_CELL) {
            boolean line = field.stop - from > Dialect.MAX_LINE;
            fail(line ? ProblemCode.LINE_TOO_LONG : ProblemCode.CELL_TOO_LONG, lines);
            return -1;
        }
        Chunk chunk = out.chunk;
        CellReader.Misfit misfit = cells.read(field, chunk != null && chunk.isMalformed(), column, out);
        if (misfit != null) {
            int begin = behindBlanks(from);
            out.misfits.add(new Fragment.Misfit(
                    out.rows,
                    lines,
                    begin,
                    column,
                    misfit.fits(),
                    text(begin, field.stop, Reject.MOST_CELL_TEXT),
                    misfit.reason(),
                    misfit.code()));
        }
        lines += field.lines;
        return field.stop;
    }

    private void ragged(int from, int to, int rowLines, int fields) {
        String reason =
                "the line has %d %s instead of %d".formatted(fields, fields == 1 ? "field" : "fields", leastFields);
        out.misfits.add(new Fragment.Misfit(
                out.rows,
                rowLines,
                from,
                -1,
                ColumnType.EMPTY,
                text(from, to, Reject.MOST_LINE_TEXT),
                reason,
                fields < leastFields ? "too-few-fields" : "too-many-fields"));
    }

    /** At most {@code longest} characters of what stands there. */
    private String text(int from, int to, int longest) {
        int most = Math.min(to - from, longest * 4);
        String text =
                WidthCutter.joined(new String(bytes, from, most, dialect.cells)).strip();
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
