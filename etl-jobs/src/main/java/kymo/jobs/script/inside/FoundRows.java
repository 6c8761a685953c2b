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
    private static final long MOST_TEXT = 8 << 20;

    private record Refused(long line, String column, String text, String reason) {}

    private final Reading reading;
    private final FileBytes bytes;
    private final FrameWriter answers;
    private final List<ColumnSpec> specs = new ArrayList<>();
    private final List<Cells> cells = new ArrayList<>();
    private final List<Refused> rejects = new ArrayList<>();
    private int axis = -1;
    private boolean begun;
    private long row;
    private int rows;
    private long textBytes;

    FoundRows(Reading reading, FileBytes bytes, FrameWriter answers) {
        this.reading = reading;
        this.bytes = bytes;
        this.answers = answers;
        reading.columns().forEach(this::add);
    }

    @Override
    public int column(String name, Type type, @Nullable String unit) {
        ColumnType columnType = TYPES.get(type);
        if (columnType == null) throw new IllegalArgumentException("a column cannot be of the type " + type);
        if (!reading.columns().isEmpty())
            throw new IllegalArgumentException(
                    "the script declares its outputs, so it cannot add the column '%s'; leave out @Output, or the column"
                            .formatted(name));
        if (begun || rows > 0)
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
        Cells made = new Cells();
        int capacity = reading.pieceRows();
        switch (spec.type().carrier()) {
            case DOUBLE -> {
                made.doubles = new double[capacity];
                Arrays.fill(made.doubles, Double.NaN);
            }
            case LONG -> made.longs = new long[capacity];
            case BOOLEAN -> made.flags = new boolean[capacity];
            case TEXT -> made.texts = new String[capacity];
        }
        made.valid = new long[Validity.words(capacity)];
        cells.add(made);
        return specs.size() - 1;
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
        of.texts[rows] = value;
        if (value != null) textBytes += value.length();
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
        rows++;
        row++;
        if (row <= reading.fromRow()) {
            if (rows == reading.pieceRows()) clear();
            if (row == reading.fromRow()) clear();
            return;
        }
        if (row >= reading.mostRows()) {
            send();
            throw new Enough();
        }
        if (rows == reading.pieceRows() || textBytes > MOST_TEXT) send();
    }

    @Override
    public void reject(String text, String reason) {
        refuse("", text, reason);
    }

    @Override
    public void reject(int column, String text, String reason) {
        refuse(spec(column).name(), text, reason);
    }

    private void refuse(String column, String text, String reason) {
        if (row < reading.fromRow()) return;
        rejects.add(new Refused(bytes.lines(), column, cut(text), cut(reason)));
        if (rejects.size() == MOST_REJECTS) send();
    }

    private static String cut(String text) {
        return text.length() <= 4_096 ? text : text.substring(0, 4_096);
    }

    /** Sends what there is, the columns first. */
    void send() {
        try {
            if (!begun) {
                WireOut head = new WireOut();
                head.put(axis);
                Opening.write(head, specs);
                answers.write(Kind.COLUMNS, head.bytes());
                begun = true;
            }
            WireOut out = new WireOut();
            out.put(bytes.position()).put(bytes.lines()).put(rows);
            for (int index = 0; index < specs.size(); index++) out.put(column(index));
            out.putAll(
                    rejects,
                    (to, reject) -> to.put(reject.line)
                            .put(reject.column)
                            .put(reject.text)
                            .put(reject.reason));
            if (rows > 0 || !rejects.isEmpty()) answers.write(Kind.ROWS, out.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clear();
        rejects.clear();
    }

    private Column column(int index) {
        Cells of = cells.get(index);
        Validity validity = Validity.of(Arrays.copyOf(of.valid, Validity.words(rows)));
        return switch (specs.get(index).type().carrier()) {
            case DOUBLE -> DoubleColumn.of(Arrays.copyOf(of.doubles, rows));
            case LONG -> LongColumn.of(Arrays.copyOf(of.longs, rows), validity);
            case BOOLEAN -> BooleanColumn.of(Arrays.copyOf(of.flags, rows), validity);
            case TEXT -> TextColumn.of(Arrays.asList(of.texts).subList(0, rows));
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
