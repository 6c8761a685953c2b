package kymo.jobs.script.api;

/** Words for missing values, in every script without a prefix. */
public final class Values {

    /** A number that does not exist. */
    public static final double MISSING = Double.NaN;

    private Values() {}

    public static boolean isMissing(double value) {
        return Double.isNaN(value);
    }
}
