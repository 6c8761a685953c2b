package kymo.core.series;

import kymo.core.dataset.ColumnSpec;
import org.jspecify.annotations.Nullable;

/** What a dataset's columns are drawn over: its axis column, when that is in order and has a value in every row, else the row number. */
public final class Axis {

    /** Stands for the row number where a column's index is asked for. */
    static final int NO_COLUMN = -1;

    private final int column;
    private final @Nullable ColumnSpec spec;
    private final boolean descending;
    private final @Nullable String notice;

    private Axis(int column, @Nullable ColumnSpec spec, boolean descending, @Nullable String notice) {
        this.column = column;
        this.spec = spec;
        this.descending = descending;
        this.notice = notice;
    }

    static Axis of(int column, ColumnSpec spec, boolean descending) {
        return new Axis(column, spec, descending, null);
    }

    /** @param why a sentence that ends in "so rows are drawn by their number" */
    static Axis rowNumber(String why) {
        return new Axis(NO_COLUMN, null, false, why);
    }

    /** The column's name; null for the row number. */
    public @Nullable String name() {
        return spec == null ? null : spec.name();
    }

    /** The column's type as users see it, or {@code row}. */
    public String typeName() {
        return spec == null ? "row" : spec.type().wireName();
    }

    public @Nullable String unit() {
        return spec == null ? null : spec.unit();
    }

    /** Why it is the row number; null when it is a column. */
    public @Nullable String notice() {
        return notice;
    }

    int column() {
        return column;
    }

    boolean isColumn() {
        return spec != null;
    }

    /** Whether the places fall from row to row; they rise otherwise. */
    boolean descending() {
        return descending;
    }

    Scale scale() {
        return new Scale(spec == null ? null : spec.type());
    }

    /** What lies between the first and the last of some rows. */
    Span span(long firstPosition, long lastPosition) {
        Scale scale = scale();
        return descending
                ? new Span(scale.value(lastPosition), scale.value(firstPosition))
                : new Span(scale.value(firstPosition), scale.value(lastPosition));
    }
}
