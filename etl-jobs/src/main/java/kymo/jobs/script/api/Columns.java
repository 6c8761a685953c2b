package kymo.jobs.script.api;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kymo.core.kernel.Column;
import org.jspecify.annotations.Nullable;

/** The columns that a transform makes of a block, in the order of its outputs; each with a value for each row of the block. */
public final class Columns {

    private final List<@Nullable Object> columns = new ArrayList<>();
    private final Map<Integer, BitSet> missing = new TreeMap<>();

    private Columns() {}

    /** A column of numbers, NaN being missing. */
    public static Columns of(double[] column) {
        return new Columns().with(column);
    }

    /** Two columns of numbers. More are added one after another: Groovy would take an array of numbers for an array of columns. */
    public static Columns of(double[] first, double[] second) {
        return of(first).with(second);
    }

    public static Columns of(long[] column) {
        return new Columns().with(column);
    }

    public static Columns of(boolean[] column) {
        return new Columns().with(column);
    }

    public static Columns of(@Nullable String[] column) {
        return new Columns().with(column);
    }

    public static Columns of(Column column) {
        return new Columns().with(column);
    }

    /** None yet, for a script that adds one after another. */
    public static Columns none() {
        return new Columns();
    }

    public Columns with(double[] column) {
        return and(column);
    }

    public Columns with(int[] column) {
        return and(column);
    }

    public Columns with(long[] column) {
        return and(column);
    }

    /** Whole numbers or times, some of which are missing. */
    public Columns with(long[] column, BitSet missing) {
        this.missing.put(columns.size(), missing);
        return and(column);
    }

    public Columns with(boolean[] column) {
        return and(column);
    }

    /** Truths, some of which are missing. */
    public Columns with(boolean[] column, BitSet missing) {
        this.missing.put(columns.size(), missing);
        return and(column);
    }

    /** Texts, null being missing. */
    public Columns with(@Nullable String[] column) {
        return and(column);
    }

    /** What an operation of the kernel made. */
    public Columns with(Column column) {
        return and(column);
    }

    private Columns and(@Nullable Object column) {
        columns.add(column);
        return this;
    }

    /** How many there are. */
    public int count() {
        return columns.size();
    }

    /** As they were given. */
    public List<@Nullable Object> all() {
        return Collections.unmodifiableList(columns);
    }

    /** Which rows of a column are missing; null where the values say it themselves. */
    public @Nullable BitSet missing(int column) {
        return missing.get(column);
    }
}
