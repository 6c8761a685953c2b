package kymo.jobs.script.api;

import org.jspecify.annotations.Nullable;

/**
 * Takes the rows that a reader finds. Its columns are the outputs that the script has declared; one without any tells them by {@link #column} before the first
 * row. What is not given in a row is missing.
 */
public interface RowSink {

    /**
     * Adds a column.
     *
     * @return its index
     */
    int column(String name, Type type, @Nullable String unit);

    int column(String name);

    /** Which column others are drawn over; none when it is not told. */
    void axis(int column);

    void number(int column, double value);

    /** A whole number, or nanoseconds of a time. */
    void integer(int column, long value);

    void text(int column, @Nullable String value);

    void flag(int column, boolean value);

    /** Ends a row. */
    void end();

    /** Notes that the line which was read last could not be read; it becomes a reject. */
    void reject(String text, String reason);

    /** Notes that a cell of the line which was read last could not be read; it becomes a reject, and the value stays missing. */
    void reject(int column, String text, String reason);
}
