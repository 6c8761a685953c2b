package kymo.core.processors;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Closed;
import kymo.core.kernel.RowWindow;
import kymo.core.kernel.TimeWindow;
import kymo.core.kernel.Window;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.JsonNode;

/** The parameter {@code window}: a number of rows, such as {@code 25}, or a length of time, such as {@code "250ms"}. */
final class WindowLength {

    private static final String NAME = "window";

    private WindowLength() {}

    /** The window that these parameters describe. */
    static Window of(Parameters given, boolean center, Closed closed) {
        JsonNode value = given.value(NAME);
        if (value == null || !value.isString())
            return new RowWindow(given.wholeNumber(NAME, 1, Integer.MAX_VALUE), center, closed);
        return new TimeWindow(nanos(value.asString(), given.processor()), center, closed);
    }

    /** Refuses a window that a dataset of these columns cannot have. */
    static void check(Window window, Schema input) {
        if (window instanceof RowWindow rows) refuseTooLarge(rows, input);
        else refuseOtherAxes(input);
    }

    private static long nanos(String text, String processor) {
        long nanos = TimeLength.nanos(text).orElse(0);
        if (nanos > 0) return nanos;
        throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "window of %s must be a number of rows, such as 25, or a length of time in ns, us, ms, s, min, h or d, such as \"250ms\", but was \"%s\""
                                .formatted(processor, text))
                .in(NAME);
    }

    private static void refuseTooLarge(RowWindow window, Schema input) {
        long halo = (long) input.blockRows() * Schema.BLOCKS_PER_PART;
        long reach = (long) window.rowsBefore() + window.rowsAfter();
        if (reach <= halo) return;
        throw new ProblemException(
                        ProblemCode.WINDOW_TOO_LARGE,
                        "window must be at most %d rows for this dataset (16 blocks of %d rows) but was %d; use a smaller window"
                                .formatted(window.rows() + halo - reach, input.blockRows(), window.rows()))
                .in(NAME);
    }

    private static void refuseOtherAxes(Schema input) {
        ColumnSpec axis = input.axis() < 0 ? null : input.columns().get(input.axis());
        if (axis != null && axis.type().isTime()) return;
        throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "window can be a length of time where the axis is one but the axis is %s; give a number of rows"
                                .formatted(
                                        axis == null
                                                ? "the row number"
                                                : "'%s' (%s)"
                                                        .formatted(
                                                                axis.name(),
                                                                axis.type().wireName())))
                .in(NAME);
    }
}
