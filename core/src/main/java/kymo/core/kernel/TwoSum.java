package kymo.core.kernel;

/** What an addition of doubles loses by rounding, which is a double itself. Source: D. E. Knuth, The Art of Computer Programming, vol. 2, 4.2.2. */
final class TwoSum {

    private TwoSum() {}

    /** The exact {@code a + b} less {@code sum}, which is their rounded sum. */
    static double error(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    /**
     * Whether every number within {@code away} of {@code rounded + rest} is rounded to {@code rounded}; {@code rest} is no more than half a
     * unit of its last place.
     */
    static boolean roundsOnlyTo(double rounded, double rest, double away) {
        // what the two sums below and the bound itself lose to rounding is less than the margin
        double margin = away * 1.0001 + Math.abs(rest) * 0x1p-50;
        return rounded + (rest + margin) == rounded && rounded + (rest - margin) == rounded;
    }
}
