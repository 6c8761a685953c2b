package kymo.core.series;

import java.time.DateTimeException;
import java.util.OptionalLong;
import java.util.function.Function;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds rows by their place on the axis: the bucket in the pyramid, then the row in the one block that has it. */
final class AxisSearch {

    private final DatasetReader dataset;
    private final Axis axis;
    private final @Nullable Finest finest;
    private final long rows;
    private @Nullable Block held;

    /** @param finest of the axis column; null for the row number */
    AxisSearch(DatasetReader dataset, Axis axis, @Nullable Finest finest) {
        this.dataset = dataset;
        this.axis = axis;
        this.finest = finest;
        this.rows = dataset.dataset().rows();
    }

    /**
     * The rows whose places lie between these two, both included.
     *
     * @throws ProblemException {@code QUERY_INVALID} at {@code /from} or {@code /to}
     */
    RowWindow window(@Nullable String from, @Nullable String to) {
        OptionalLong low = from == null || from.isBlank()
                ? OptionalLong.of(Long.MIN_VALUE)
                : place("from", from, axis.scale()::atLeast);
        OptionalLong high =
                to == null || to.isBlank() ? OptionalLong.of(Long.MAX_VALUE) : place("to", to, axis.scale()::atMost);
        if (low.isEmpty()) return axis.descending() ? new RowWindow(0, 0) : new RowWindow(rows, rows);
        if (high.isEmpty()) return axis.descending() ? new RowWindow(rows, rows) : new RowWindow(0, 0);
        long first = rising(axis.descending() ? high.getAsLong() : low.getAsLong());
        long last = rising(axis.descending() ? low.getAsLong() : high.getAsLong());
        long fromRow = firstFrom(first);
        long toRow = last == Long.MAX_VALUE ? rows : firstFrom(last + 1);
        return new RowWindow(fromRow, Math.max(fromRow, toRow));
    }

    /** First and last place of these rows; null when there are none. */
    @Nullable
    Span span(RowWindow window) {
        if (window.rows() == 0) return null;
        if (finest != null && window.rows() == rows)
            return axis.span(
                    axis.descending() ? finest.max(0) : finest.min(0),
                    axis.descending() ? finest.min(finest.size() - 1) : finest.max(finest.size() - 1));
        return axis.span(position(window.fromRow()), position(window.toRow() - 1));
    }

    private OptionalLong place(String parameter, String text, Function<String, OptionalLong> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            String notice = axis.notice();
            throw new ProblemException(
                            ProblemCode.QUERY_INVALID,
                            "%s must be %s but was '%s'%s"
                                    .formatted(
                                            parameter,
                                            axis.scale().example(),
                                            shown,
                                            notice == null
                                                    ? "; write it as the values of '%s' are written"
                                                            .formatted(axis.name())
                                                    : "; " + notice),
                            e)
                    .in(parameter);
        }
    }

    /** Turns positions so that they rise from row to row. */
    private long rising(long position) {
        return axis.descending() ? ~position : position;
    }

    /** The first row whose position, turned to rise, is not below {@code target}. */
    private long firstFrom(long target) {
        if (finest == null) return Math.min(rows, Math.max(0, target));
        int bucket = firstBucketFrom(finest, target);
        if (bucket == finest.size()) return rows;
        long low = (long) bucket * finest.bucketRows();
        long begins = rising(axis.descending() ? finest.max(bucket) : finest.min(bucket));
        if (begins >= target) return low;
        long high = Math.min(rows, low + finest.bucketRows()) - 1;
        // the bucket's last row is known to be one, so there is no need to look at it
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (rising(position(middle)) >= target) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private int firstBucketFrom(Finest finest, long target) {
        int low = 0;
        int high = finest.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long last = rising(axis.descending() ? finest.min(middle) : finest.max(middle));
            if (last >= target) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private long position(long row) {
        if (!axis.isColumn()) return row;
        Block block = held;
        if (block == null || row < block.firstRow() || row >= block.firstRow() + block.rows()) {
            block = dataset.read(row / dataset.dataset().schema().blockRows(), new int[] {axis.column()});
            held = block;
        }
        return axis.scale().position(block.column(0), (int) (row - block.firstRow()));
    }
}
