package kymo.jobs.script.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.jobs.host.FrameWriter;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.api.RowSink;
import kymo.jobs.script.api.Type;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.Opening;
import kymo.jobs.script.wire.Reading;
import org.jspecify.annotations.Nullable;

/** The rows that a reader finds, sent piece by piece; those before the first that is wanted are skipped. */
final class FoundRows implements RowSink {

    /** All rows that were wanted have been found. */
    static final class Enough extends RuntimeException {
        Enough() {
            super("enough rows", null, false, false);
        }
    }

    /** A value in the making for each row of a piece, of whichever type the column has. */
    private static final class Cells {
        double[] doubles = {};
        long[] longs = {};
        boolean[] flags = {};

        @Nullable
        String[] texts = {};

        long[] valid = {};
    }

    private static final Map<Type, ColumnType> TYPES = Map.of(
            Type.NUMBER, ColumnType.FLOAT,
            Type.INTEGER, ColumnType.INTEGER,
            Type.TEXT, ColumnType.STRING,
            Type.FLAG, ColumnType.BOOLEAN,
            Type.INSTANT, ColumnType.INSTANT,
            Type.DATETIME, ColumnType.DATETIME,
            Type.DATE, ColumnType.DATE);

    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_REJECTS = 1_000;
    /** What a piece's numbers may take. */
    private static final int PIECE_BYTES = 1 << 20;

    private static final int MOST_CELL_TEXT = 1 << 20;
    private static final long MOST_TEXT = 8 << 20;

    private record Refused(long line, long offset, String column, String text, String reason) {}

    private final Reading reading;
    private final FileBytes bytes;
    private final FrameWriter answers;
    private final List<ColumnSpec> specs = new ArrayList<>();
    private final List<Cells> cells = new ArrayList<>();
    private final List<Refused> rejects = new ArrayList<>();
    private int axis = -1;
    private boolean begun;
    private boolean enough;
    private long row;
    private long refusedRows;
    private int rows;
    private int capacity;
    private long textBytes;

    FoundRows(Reading reading, FileBytes bytes, FrameWriter answers) {
        this.reading = reading;
        this.bytes = bytes;
        this.answers = answers;
        reading.columns().forEach(this::add);
        bytes.whenever(this::comeOn);
    }

    @Override
    public int column(String name, Type type, @Nullable String unit) {
        ColumnType columnType = TYPES.get(type);
        if (columnType == null) throw new IllegalArgumentException("a column cannot be of the type " + type);
        if (!reading.columns().isEmpty())
            throw new IllegalArgumentException(
                    "the script declares its outputs, so it cannot add the column '%s'; leave out @Output, or the column"
                            .formatted(name));
        if (begun || capacity > 0)
            throw new IllegalArgumentException(
                    "columns must be told before the first row but '%s' comes later".formatted(name));
        if (specs.size() == MOST_COLUMNS)
            throw new IllegalArgumentException("a dataset has at most %,d columns here".formatted(MOST_COLUMNS));
        if (specs.stream().anyMatch(spec -> spec.name().equals(name)))
            throw new IllegalArgumentException(
                    "columns must have different names but '%s' is there twice".formatted(name));
        return add(new ColumnSpec(name, columnType, unit == null || unit.isEmpty() ? null : unit));
    }

    private int add(ColumnSpec spec) {
        specs.add(spec);
        cells.add(new Cells());
        return specs.size() - 1;
    }

    /** Room for a piece, once it is known how many columns there are. */
    private void makeRoom() {
        capacity = Math.max(1, Math.min(reading.blockRows(), PIECE_BYTES / (Double.BYTES * specs.size())));
        for (int index = 0; index < specs.size(); index++) {
            Cells made = cells.get(index);
            switch (specs.get(index).type().carrier()) {
                case DOUBLE -> {
                    made.doubles = new double[capacity];
                    Arrays.fill(made.doubles, Double.NaN);
                }
                case LONG -> made.longs = new long[capacity];
                case BOOLEAN -> made.flags = new boolean[capacity];
                case TEXT -> made.texts = new String[capacity];
            }
            made.valid = new long[Validity.words(capacity)];
        }
    }

    @Override
    public int column(String name) {
        for (int index = 0; index < specs.size(); index++)
            if (specs.get(index).name().equals(name)) return index;
        throw new IllegalArgumentException("there is no column '%s'".formatted(name));
    }

    @Override
    public void axis(int column) {
        if (begun) throw new IllegalArgumentException("the axis must be told before the first row");
        ColumnType type = spec(column).type();
        if (!type.isNumeric() && !type.isTime())
            throw new IllegalArgumentException("the axis must be of numbers or times");
        axis = column;
    }

    private ColumnSpec spec(int column) {
        if (column < 0 || column >= specs.size())
            throw new IllegalArgumentException(
                    "there are columns 0 to %d but %d was given".formatted(specs.size() - 1, column));
        return specs.get(column);
    }

    private Cells cells(int column, ColumnType.Carrier carrier, String what) {
        ColumnSpec spec = spec(column);
        if (spec.type().carrier() != carrier)
            throw new IllegalArgumentException("the column '%s' does not hold %s".formatted(spec.name(), what));
        if (capacity == 0) makeRoom();
        return cells.get(column);
    }

    @Override
    public void number(int column, double value) {
        cells(column, ColumnType.Carrier.DOUBLE, "numbers").doubles[rows] = value;
    }

    @Override
    public void integer(int column, long value) {
        Cells of = cells(column, ColumnType.Carrier.LONG, "whole numbers or times");
        of.longs[rows] = value;
        mark(of);
    }

    @Override
    public void text(int column, @Nullable String value) {
        Cells of = cells(column, ColumnType.Carrier.TEXT, "texts");
        if (value != null) {
            if (value.length() > MOST_CELL_TEXT)
                throw new IllegalArgumentException("a text has at most %,d characters here but this one %,d; cut it"
                        .formatted(MOST_CELL_TEXT, value.length()));
            textBytes += value.length();
            if (textBytes > 2 * MOST_TEXT)
                throw new IllegalArgumentException(
                        "a row has at most %,d characters of text here; cut its texts".formatted(MOST_TEXT));
        }
        of.texts[rows] = value;
    }

    @Override
    public void flag(int column, boolean value) {
        Cells of = cells(column, ColumnType.Carrier.BOOLEAN, "truths");
        of.flags[rows] = value;
        mark(of);
    }

    private void mark(Cells of) {
        of.valid[rows >>> 6] |= 1L << (rows & 63);
    }

    @Override
    public void end() {
        if (specs.isEmpty()) throw new IllegalArgumentException("a row needs columns; tell them by rows.column first");
        // a script may catch what ends it
        if (enough) throw new Enough();
        if (capacity == 0) makeRoom();
        rows++;
        row++;
        boolean border = row % reading.blockRows() == 0 || row == reading.fromRow();
        if (row <= reading.fromRow()) {
            if (border || rows == capacity || textBytes > MOST_TEXT) clear();
            return;
        }
        if (row >= reading.mostRows()) {
            send();
            enough = true;
            throw new Enough();
        }
        if (border || rows == capacity || textBytes > MOST_TEXT) send();
    }

    @Override
    public void reject(String text, String reason) {
        forgetRow();
        refusedRows++;
        refuse("", text, reason);
    }

    /** What was put of a row that is rejected is not the next one's. */
    private void forgetRow() {
        for (Cells of : cells) {
            if (of.doubles.length > 0) of.doubles[rows] = Double.NaN;
            if (of.longs.length > 0) of.longs[rows] = 0;
            if (of.flags.length > 0) of.flags[rows] = false;
            if (of.texts.length > 0) of.texts[rows] = null;
            if (of.valid.length > 0) of.valid[rows >>> 6] &= ~(1L << (rows & 63));
        }
    }

    @Override
    public void reject(int column, String text, String reason) {
        refuse(spec(column).name(), text, reason);
    }

    private void refuse(String column, String text, String reason) {
        if (row < reading.fromRow()) return;
        rejects.add(new Refused(bytes.lines(), bytes.lineBegin(), column, cut(text), cut(reason)));
        // rows, and the cells of one that has not ended yet, stay where they are
        if (rejects.size() >= MOST_REJECTS && (begun || capacity > 0)) write(0);
    }

    private static String cut(String text) {
        return text.length() <= 4_096 ? text : text.substring(0, 4_096);
    }

    /** Sends what there is, the columns first. */
    void send() {
        if (capacity == 0 && !specs.isEmpty()) makeRoom();
        if (rows > 0 || !rejects.isEmpty() || !begun) write(rows);
        clear();
    }

    /** A worker that waits for rows is told that the file is being read on. */
    private void comeOn() {
        if (begun) write(0);
    }

    private void write(int sent) {
        try {
            if (!begun) {
                WireOut head = new WireOut();
                head.put(axis);
                Opening.write(head, specs);
                answers.write(Kind.COLUMNS, head.bytes());
                begun = true;
            }
            WireOut out = new WireOut();
            out.put(bytes.position()).put(bytes.lines()).put(row + refusedRows).put(sent);
            for (int index = 0; index < specs.size(); index++) out.put(column(index, sent));
            out.putAll(
                    rejects,
                    (to, reject) -> to.put(reject.line)
                            .put(reject.offset)
                            .put(reject.column)
                            .put(reject.text)
                            .put(reject.reason));
            answers.write(Kind.ROWS, out.bytes());
            rejects.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Column column(int index, int count) {
        Cells of = cells.get(index);
        Validity validity = Validity.of(Arrays.copyOf(of.valid, Validity.words(count)));
        return switch (specs.get(index).type().carrier()) {
            case DOUBLE -> DoubleColumn.of(Arrays.copyOf(of.doubles, count));
            case LONG -> LongColumn.of(Arrays.copyOf(of.longs, count), validity);
            case BOOLEAN -> BooleanColumn.of(Arrays.copyOf(of.flags, count), validity);
            case TEXT -> TextColumn.of(Arrays.asList(of.texts).subList(0, count));
        };
    }

    private void clear() {
        for (Cells of : cells) {
            Arrays.fill(of.doubles, 0, Math.min(rows, of.doubles.length), Double.NaN);
            Arrays.fill(of.longs, 0, Math.min(rows, of.longs.length), 0);
            Arrays.fill(of.flags, 0, Math.min(rows, of.flags.length), false);
            Arrays.fill(of.texts, 0, Math.min(rows, of.texts.length), null);
            Arrays.fill(of.valid, 0);
        }
        rows = 0;
        textBytes = 0;
    }
}
