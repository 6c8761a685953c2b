package kymo.jobs.script.api;

import java.util.List;
import kymo.core.kernel.Column;
import org.jspecify.annotations.Nullable;

/**
 * A block of a dataset's rows, with the rows around it that {@link Halo} asks for, fewer where the data end.
 *
 * <p>Every array holds all rows that are seen. Those of the block itself are {@link #from()} to {@link #to()} (exclusive); results are made for them alone.
 */
public interface Rows {

    /** How many rows the block has: as many as each result must have. */
    int size();

    /** Where the block begins in every array. */
    int from();

    /** Where the block ends in every array (exclusive). */
    int to();

    /** How many rows are seen in all: the length of every array. */
    int seen();

    /** The dataset's number, counted from 0, of the block's first row. */
    long firstRow();

    /** The dataset's number of a row that is seen. */
    long number(int row);

    /** The numbers of a column of numbers or whole numbers; NaN where one is missing. */
    double[] doubles(String column);

    /** The whole numbers of a column, or the nanoseconds of a column of times; 0 where one is missing. */
    long[] longs(String column);

    /** The texts of a column; null where one is missing. */
    @Nullable
    String[] texts(String column);

    /** The truths of a column; false where one is missing. */
    boolean[] flags(String column);

    /** A column as the kernel's operations take it. */
    Column column(String column);

    /** Whether a column has no value in a row that is seen. */
    boolean isMissing(String column, int row);

    /** A column's unit, null when it has none. */
    @Nullable
    String unit(String column);

    /** A column's type, such as {@code float}, {@code integer}, {@code string} or {@code instant}. */
    String type(String column);

    /** Names of the columns that are seen: the axis and those that parameters name. */
    List<String> columns();

    /** Name of the axis, null when rows are counted. */
    @Nullable
    String axis();

    /** The axis in nanoseconds; fails unless it is one of time. */
    long[] time();
}
