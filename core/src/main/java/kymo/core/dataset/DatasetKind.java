package kymo.core.dataset;

import java.util.Locale;

/** Where a dataset comes from. */
public enum DatasetKind {
    /** Read from an upload. */
    RAW,
    /** Made by a run from another dataset. */
    DERIVED;

    /** The kind as JSON and users see it, such as {@code raw}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
