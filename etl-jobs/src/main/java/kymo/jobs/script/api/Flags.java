package kymo.jobs.script.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows that a check has judged, as stretches of equal flags. */
public final class Flags {

    /** The flags of QARTOD. */
    public static final int PASS = 1;

    public static final int NOT_EVALUATED = 2;
    public static final int SUSPECT = 3;
    public static final int FAIL = 4;
    public static final int MISSING = 9;

    /** A stretch of rows with a flag. */
    public record Flag(String column, String test, long fromRow, long toRow, int flag) {}

    private final List<Flag> flags = new ArrayList<>();

    /**
     * Flags a stretch of rows.
     *
     * @param column whose values are judged
     * @param test by what
     * @param fromRow the dataset's number of the first row, see {@link Rows#number}
     * @param toRow of the last row
     * @param flag {@link #PASS}, {@link #NOT_EVALUATED}, {@link #SUSPECT}, {@link #FAIL} or {@link #MISSING}
     */
    public Flags flag(String column, String test, long fromRow, long toRow, int flag) {
        flags.add(new Flag(column, test, fromRow, toRow, flag));
        return this;
    }

    /** How many stretches there are. */
    public int count() {
        return flags.size();
    }

    public List<Flag> all() {
        return Collections.unmodifiableList(flags);
    }
}
