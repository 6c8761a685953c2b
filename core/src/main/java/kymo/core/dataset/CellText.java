package kymo.core.dataset;

import java.time.LocalDate;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/** A cell as text: numbers in their shortest form that gives the same bits back, times in ISO 8601, never shifted. */
public final class CellText {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

    /** Of 2024-03-01T12:00:00.123456789Z. */
    private static final int MOST_CHARS = 30;

    private CellText() {}

    /** The text of {@code row}, null when it is missing. */
    public static @Nullable String of(Column column, int row, ColumnType type) {
        if (column.isMissing(row)) return null;
        if (column instanceof DoubleColumn doubles) return DoubleToDecimal.toString(doubles.values()[row]);
        if (column instanceof LongColumn longs) return of(longs.values()[row], type);
        if (column instanceof BooleanColumn booleans) return Boolean.toString(booleans.values()[row]);
        return ((TextColumn) column).text(row);
    }

    /** What JSON says of {@code row}: a finite number or a flag as such, everything else its text; null when it is missing. */
    public static @Nullable Object value(Column column, int row, ColumnType type) {
        if (column.isMissing(row)) return null;
        if (column instanceof DoubleColumn doubles && Double.isFinite(doubles.values()[row]))
            return doubles.values()[row];
        if (column instanceof LongColumn longs && type == ColumnType.INTEGER) return longs.values()[row];
        if (column instanceof BooleanColumn booleans) return booleans.values()[row];
        return of(column, row, type);
    }

    /** The text of a value of an integer or time column. */
    public static String of(long value, ColumnType type) {
        return switch (type) {
            case DATE ->
                LocalDate.ofEpochDay(Math.floorDiv(value, NANOS_PER_DAY)).toString();
            case DATETIME -> dateTime(value).toString();
            case INSTANT -> dateTime(value).append('Z').toString();
            case TIME -> time(new StringBuilder(MOST_CHARS), value).toString();
            case INTEGER, FLOAT, BOOLEAN, STRING, EMPTY -> Long.toString(value);
        };
    }

    // by hand: a formatter would take most of an export's time
    private static StringBuilder dateTime(long nanos) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(nanos, NANOS_PER_DAY));
        StringBuilder text = new StringBuilder(MOST_CHARS).append(day).append('T');
        return time(text, Math.floorMod(nanos, NANOS_PER_DAY));
    }

    /** To the second, and as many digits of its fraction as there are. */
    private static StringBuilder time(StringBuilder text, long nanoOfDay) {
        int second = (int) (nanoOfDay / NANOS_PER_SECOND);
        twoDigits(text, second / 3_600).append(':');
        twoDigits(text, second / 60 % 60).append(':');
        twoDigits(text, second % 60);
        long fraction = nanoOfDay % NANOS_PER_SECOND;
        if (fraction > 0) text.append('.');
        for (long digit = NANOS_PER_SECOND / 10; fraction > 0; digit /= 10) {
            text.append((char) ('0' + fraction / digit));
            fraction %= digit;
        }
        return text;
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
