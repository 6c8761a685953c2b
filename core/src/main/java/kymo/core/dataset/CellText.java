package kymo.core.dataset;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private CellText() {}

    /** The text of {@code row}, null when it is missing. */
    public static @Nullable String of(Column column, int row, ColumnType type) {
        if (column.isMissing(row)) return null;
        if (column instanceof DoubleColumn doubles) return DoubleToDecimal.toString(doubles.values()[row]);
        if (column instanceof LongColumn longs) return of(longs.values()[row], type);
        if (column instanceof BooleanColumn booleans) return Boolean.toString(booleans.values()[row]);
        return ((TextColumn) column).text(row);
    }

    /** The text of a value of an integer or time column. */
    public static String of(long value, ColumnType type) {
        return switch (type) {
            case DATE ->
                LocalDate.ofEpochDay(Math.floorDiv(value, NANOS_PER_DAY)).toString();
            case DATETIME -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime(value));
            case INSTANT -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime(value)) + "Z";
            case TIME -> DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(value));
            case INTEGER, FLOAT, BOOLEAN, STRING, EMPTY -> Long.toString(value);
        };
    }

    private static LocalDateTime dateTime(long nanos) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, NANOS_PER_SECOND), (int) Math.floorMod(nanos, NANOS_PER_SECOND), ZoneOffset.UTC);
    }
}
