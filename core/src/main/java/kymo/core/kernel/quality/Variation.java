package kymo.core.kernel.quality;

/** How the liveliness of a signal is measured. */
public enum Variation {
    /** The population standard deviation (ddof 0). */
    DEVIATION,
    /** The largest value minus the smallest. */
    RANGE
}
