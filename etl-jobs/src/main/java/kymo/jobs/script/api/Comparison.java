package kymo.jobs.script.api;

/** Comparisons of numbers as arithmetic has them: one with a missing value is false, but that it differs. What {@code <}, {@code ==} and the like become in a
 * script; not to be written. */
public final class Comparison {

    private Comparison() {}

    public static boolean less(double one, double other) {
        return one < other;
    }

    public static boolean lessOrEqual(double one, double other) {
        return one <= other;
    }

    public static boolean greater(double one, double other) {
        return one > other;
    }

    public static boolean greaterOrEqual(double one, double other) {
        return one >= other;
    }

    public static boolean equal(double one, double other) {
        return one == other;
    }

    public static boolean different(double one, double other) {
        return one != other;
    }
}
