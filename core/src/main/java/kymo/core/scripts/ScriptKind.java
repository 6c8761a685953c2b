package kymo.core.scripts;

import java.util.Locale;

/** What a script makes, and so which columns its result has. */
public enum ScriptKind {
    /** Columns, a row for a row. */
    TRANSFORM,
    /** Stretches of rows, each with values of its own. */
    DETECTOR,
    /** Flags of rows, kept as stretches of equal flags. */
    CHECK,
    /** Figures of the whole dataset, a row a figure. */
    SUMMARY,
    /** Rows out of the bytes of a file. */
    READER;

    /** The kind as JSON and users see it, such as {@code transform}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
