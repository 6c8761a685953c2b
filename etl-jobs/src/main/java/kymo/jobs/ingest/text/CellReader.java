package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Reads any one cell the thorough way: missing markers, quotes, thousands, infinities. {@link ChunkParser} comes here with each
 * cell that its short cuts do not take.
 */
final class CellReader {

    /** Why a cell does not fit its column, and the narrowest type that fits both. */
    record Misfit(String code, String reason, ColumnType fits) {}

    private final ColumnType[] types;
    private final @Nullable TimeFormat[] times;
    private final boolean[] hexadecimal;
    private final Numbers numbers;
    private final MissingMarkers markers;
    private final Charset charset;

    CellReader(Reading reading, Charset charset) {
        this.charset = charset;
        List<ColumnReading> columns = reading.columns();
        types = columns.stream().map(ColumnReading::type).toArray(ColumnType[]::new);
        times = new TimeFormat[types.length];
        hexadecimal = new boolean[types.length];
        for (int column = 0; column < types.length; column++) {
            String format = columns.get(column).format();
            hexadecimal[column] = Hexadecimal.FORMAT.equals(format);
            if (format != null && !hexadecimal[column]) times[column] = TimeFormat.of(format);
        }
        char decimal = reading.decimal().charAt(0);
        numbers = new Numbers(decimal, reading.thousands(), charset);
        markers = new MissingMarkers(reading.missing(), charset, decimal);
    }

    /** The format of each column of times, null for others; to be used by one thread. */
    @Nullable
    TimeFormat[] times() {
        return times;
    }

    MissingMarkers markers() {
        return markers;
    }

    /** Puts the field into the present row of {@code out}; a misfit is left missing and returned. */
    @Nullable
    Misfit read(Field field, boolean malformed, int column, Fragment out) {
        if (field.broken) {
            out.setMissing(column);
            return new Misfit("text-after-quote", "text follows the closing quote", types[column]);
        }
        byte[] cell = field.padded();
        int length = cell.length - DecimalParser.PADDING;
        if (markers.isMissing(cell, 0, length)) {
            out.setMissing(column);
            return null;
        }
        Misfit misfit = types[column] == ColumnType.STRING
                ? text(field, malformed, column, out)
                : value(cell, length, column, out);
        if (misfit != null) out.setMissing(column);
        return misfit;
    }

    private @Nullable Misfit value(byte[] cell, int length, int column, Fragment out) {
        return switch (types[column]) {
            case FLOAT -> number(cell, length, column, out);
            case INTEGER -> integer(cell, length, column, out);
            case BOOLEAN -> truth(cell, length, column, out);
            case DATE, DATETIME, INSTANT, TIME -> time(cell, length, column, out);
            case EMPTY ->
                new Misfit("column-empty", "the column was empty where it was looked at", typeOf(cell, length));
            case STRING -> throw new IllegalStateException("texts are read elsewhere");
        };
    }

    private @Nullable Misfit number(byte[] cell, int length, int column, Fragment out) {
        if (!numbers.isDouble(cell, length)) return new Misfit("not-a-number", "is not a number", ColumnType.STRING);
        double value = numbers.doubleValue();
        if (Double.isInfinite(value) && !numbers.isInfinityWord())
            return new Misfit("out-of-range", "is beyond the range of a double", ColumnType.STRING);
        if (markers.isMissing(value)) out.setMissing(column);
        else out.doubles[column][out.rows] = value;
        return null;
    }

    private @Nullable Misfit integer(byte[] cell, int length, int column, Fragment out) {
        if (hexadecimal[column] && Hexadecimal.isOne(cell, length)) return hexadecimal(cell, length, column, out);
        if (!numbers.isLong(cell, length))
            return new Misfit("not-a-whole-number", "is not a whole number of 64 bits", typeOf(cell, length));
        if (markers.isMissing(numbers.longValue())) out.setMissing(column);
        else out.longs[column][out.rows] = numbers.longValue();
        return null;
    }

    private static @Nullable Misfit hexadecimal(byte[] cell, int length, int column, Fragment out) {
        if (!Hexadecimal.fits(cell, length))
            return new Misfit("not-a-whole-number", "is beyond 64 bits with a sign", ColumnType.STRING);
        out.longs[column][out.rows] = Hexadecimal.value(cell, length);
        return null;
    }

    private @Nullable Misfit truth(byte[] cell, int length, int column, Fragment out) {
        Boolean truth = truth(cell, length);
        if (truth == null) return new Misfit("not-a-truth-value", "is neither true nor false", ColumnType.STRING);
        out.booleans[column][out.rows] = truth;
        return null;
    }

    static @Nullable Boolean truth(byte[] cell, int length) {
        if (length != 4 && length != 5) return null;
        String word = new String(cell, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (word.equals("true")) return true;
        return word.equals("false") ? Boolean.FALSE : null;
    }

    private @Nullable Misfit time(byte[] cell, int length, int column, Fragment out) {
        TimeFormat format = times[column];
        if (format == null) throw new IllegalStateException("a time column has a format");
        if (format.pattern().isEpoch() && isMissingNumber(cell, length)) {
            out.setMissing(column);
            return null;
        }
        long nanos = format.parse(cell, 0, length);
        if (nanos != TimeFormat.NONE) {
            out.longs[column][out.rows] = nanos;
            return null;
        }
        String pattern = format.pattern().text();
        boolean date = types[column] == ColumnType.DATE;
        boolean withTime = date && TimeFormat.of(pattern + " HH:mm:ss").parse(cell, 0, length) != TimeFormat.NONE;
        return new Misfit(
                "not-a-time",
                "is not a %s of the form %s".formatted(types[column].wireName(), pattern),
                withTime ? ColumnType.DATETIME : ColumnType.STRING);
    }

    private boolean isMissingNumber(byte[] cell, int length) {
        return markers.holdNumbers() && numbers.isDouble(cell, length) && markers.isMissing(numbers.doubleValue());
    }

    private @Nullable Misfit text(Field field, boolean malformed, int column, Fragment out) {
        if (!field.foreign) {
            out.setText(column, field.bytes, field.from, field.to);
            return null;
        }
        String text = new String(field.bytes, field.from, field.to - field.from, charset);
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean replaced = text.indexOf('\uFFFD') >= 0
                && (malformed || !utf8 || !Arrays.equals(bytes, 0, bytes.length, field.bytes, field.from, field.to));
        if (replaced)
            return new Misfit(
                    "broken-characters",
                    "holds bytes that are no characters of the file's encoding",
                    ColumnType.STRING);
        out.setText(column, bytes, 0, bytes.length);
        return null;
    }

    /** The narrowest type of a cell that stands in a column of numbers or of nothing. */
    private ColumnType typeOf(byte[] cell, int length) {
        if (numbers.isLong(cell, length)) return ColumnType.INTEGER;
        // a whole number beyond 64 bits would lose digits as a double
        boolean whole = true;
        for (int i = 0; i < length; i++)
            whole &= (cell[i] >= '0' && cell[i] <= '9') || cell[i] == '-' || cell[i] == '+';
        boolean finite = !whole && numbers.isDouble(cell, length);
        return finite ? ColumnType.FLOAT : ColumnType.STRING;
    }
}
