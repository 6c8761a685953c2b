package kymo.core.processors;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stretch of the axis: a number of rows, a length of time such as {@code "250ms"}, or in the axis' own unit such as {@code "0.25 axis"}. */
record Length(double value, Unit unit) {

    /** What a length is told in. */
    enum Unit {
        ROWS,
        NANOS,
        AXIS
    }

    /** A step such as 0.1 is not exact in binary; what differs this little from a whole number of rows is meant to be one. */
    private static final double ROUNDED = 1e-6;

    private static final Pattern AXIS = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) ?axis");

    static Length of(String name, JsonNode value) {
        if (value.isNumber()) return new Length(value.asDouble(), Unit.ROWS);
        if (value.isString()) {
            OptionalLong nanos = TimeLength.nanos(value.asString());
            if (nanos.isPresent()) return new Length(nanos.getAsLong(), Unit.NANOS);
            Matcher axis = AXIS.matcher(value.asString());
            if (axis.matches()) return new Length(Double.parseDouble(axis.group(1)), Unit.AXIS);
        }
        throw new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "%s must be a number of rows, a length of time such as \"250ms\", or one of the axis such as \"0.25 axis\", but was %s"
                        .formatted(name, value));
    }

    /** Whether both are told in the same unit, and this one is greater. */
    boolean isAbove(Length other) {
        return unit == other.unit && value > other.value;
    }

    /** Refuses a unit that the dataset's axis does not have. */
    void requireFits(String name, Schema input) {
        if (unit == Unit.ROWS) return;
        ColumnSpec axis = input.axis() < 0 ? null : input.columns().get(input.axis());
        boolean fits = axis != null && (unit == Unit.AXIS ? axis.type().isNumeric() : nanosIn(axis) > 0);
        if (!fits)
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    unit == Unit.AXIS
                            ? "%s can be told in the axis' unit where the axis holds numbers but the axis is %s; give a number of rows"
                                    .formatted(name, describe(axis))
                            : "%s can be a length of time where the axis is one but the axis is %s; give a number of rows"
                                    .formatted(name, describe(axis)));
    }

    /**
     * As a number of rows.
     *
     * @param step of the axis from row to row: nanoseconds where it is a time, else in its own unit
     */
    double rows(Schema input, double step) {
        if (unit == Unit.ROWS) return value;
        double rows =
                (unit == Unit.AXIS ? value : value / nanosIn(input.columns().get(input.axis()))) / step;
        double whole = Math.rint(rows);
        return Math.abs(rows - whole) <= ROUNDED * rows ? whole : rows;
    }

    /** Nanoseconds in one unit of such an axis; 0 when it is no time. */
    private static double nanosIn(ColumnSpec axis) {
        if (axis.type().isTime()) return 1;
        String unit = axis.unit();
        return axis.type().isNumeric() && unit != null ? TimeLength.nanosIn(unit) : 0;
    }

    private static String describe(@Nullable ColumnSpec axis) {
        if (axis == null) return "the row number";
        return "'%s' (%s%s)"
                .formatted(axis.name(), axis.type().wireName(), axis.unit() == null ? "" : " in " + axis.unit());
    }
}
