package kymo.core.dataset;

import java.util.Locale;

/** What a column of a dataset holds, and so which {@link kymo.core.kernel.Column} carries it and how it rests. */
public enum ColumnType {
    /** 64-bit floating point; a {@code DoubleColumn}. */
    FLOAT(Carrier.DOUBLE, true),
    /** 64-bit whole numbers; a {@code LongColumn}. */
    INTEGER(Carrier.LONG, true),
    /** True or false; a {@code BooleanColumn}. */
    BOOLEAN(Carrier.BOOLEAN, false),
    /** UTF-8 text; a {@code TextColumn}. */
    STRING(Carrier.TEXT, false),
    /** A calendar day; a {@code LongColumn} of nanoseconds from 1970-01-01 to its midnight. */
    DATE(Carrier.LONG, false),
    /** Date and time of no zone; a {@code LongColumn} of nanoseconds from 1970-01-01T00:00, never shifted. */
    DATETIME(Carrier.LONG, false),
    /** A moment, told with a zone or as an epoch; a {@code LongColumn} of nanoseconds from 1970-01-01T00:00:00Z. */
    INSTANT(Carrier.LONG, false),
    /** A time of day; a {@code LongColumn} of nanoseconds from midnight. */
    TIME(Carrier.LONG, false),
    /** Nothing but missing values; a {@code DoubleColumn} of NaN. */
    EMPTY(Carrier.DOUBLE, false);

    /** Which kind of kernel column carries the values. */
    public enum Carrier {
        DOUBLE,
        LONG,
        BOOLEAN,
        TEXT
    }

    private final Carrier carrier;
    private final boolean numeric;

    ColumnType(Carrier carrier, boolean numeric) {
        this.carrier = carrier;
        this.numeric = numeric;
    }

    public Carrier carrier() {
        return carrier;
    }

    /** Whether arithmetic makes sense: FLOAT and INTEGER. */
    public boolean isNumeric() {
        return numeric;
    }

    /** Whether the values lie on the time axis: DATE, DATETIME, INSTANT. */
    public boolean isTime() {
        return this == DATE || this == DATETIME || this == INSTANT;
    }

    /** The type as JSON and users see it, such as {@code float}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
