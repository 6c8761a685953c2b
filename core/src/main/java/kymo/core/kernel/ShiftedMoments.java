package kymo.core.kernel;

/**
 * The running sums of values' distances from a shift, and of their squares, each as an unevaluated sum of two doubles with a bound of its error.
 *
 * <p>Source: double-double arithmetic (T. J. Dekker 1971; bounds: M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous error bounds for basic
 * building blocks of double-word arithmetic", 2017).
 */
final class ShiftedMoments {

    /** More than the error of an operation, as a part of the most values times the largest sum of squares. */
    private static final double ERROR = 0x1p-100;

    /** Below this the rounding error of a product could be lost. */
    private static final double LEAST_SQUARES = 0x1p-800;

    private static final double LARGEST_WHOLE = 0x1p53;

    private double shift;
    private int count;

    private double sum;
    private double sumLow;
    private double squares;
    private double squaresLow;

    private long operations;
    private int mostCount;
    private double mostSquares;

    /** Forgets all values. */
    void begin(double newShift) {
        shift = newShift;
        count = 0;
        sum = 0;
        sumLow = 0;
        squares = 0;
        squaresLow = 0;
        operations = 0;
        mostCount = 0;
        mostSquares = 0;
    }

    int count() {
        return count;
    }

    /** Additions and subtractions since the beginning. */
    long operations() {
        return operations;
    }

    void add(double value) {
        count++;
        double distance = value - shift;
        double low = TwoSum.error(value, -shift, distance);
        double square = distance * distance;
        add(distance, low, square, squareLow(distance, low, square));
        mostCount = Math.max(mostCount, count);
    }

    /** Takes away a value that was added before. */
    void subtract(double value) {
        count--;
        double distance = value - shift;
        double low = TwoSum.error(value, -shift, distance);
        double square = distance * distance;
        add(-distance, -low, -square, -squareLow(distance, low, square));
    }

    /** The values' variance, rounded once; NaN where the bound of its error leaves more than one double, and at 0. */
    double variance(int ddof) {
        double n = count;
        double divisor = n * (n - ddof);
        double scaled = n * squares;
        double scaledLow = Math.fma(n, squaresLow, Math.fma(n, squares, -scaled));
        double squared = sum * sum;
        double squaredLow = Math.fma(2 * sum, sumLow, Math.fma(sum, sum, -squared));

        double difference = scaled - squared;
        double differenceLow = TwoSum.error(scaled, -squared, difference) + (scaledLow - squaredLow);
        double dividend = difference + differenceLow;
        double dividendLow = TwoSum.error(difference, differenceLow, dividend);

        double quotient = dividend / divisor;
        double next = (Math.fma(-quotient, divisor, dividend) + dividendLow) / divisor;
        double variance = quotient + next;
        double away = (operations + 8) * ERROR * mostCount * mostSquares / divisor + variance * 0x1p-98;
        boolean settled = variance > 0
                && divisor < LARGEST_WHOLE
                && mostSquares > LEAST_SQUARES
                && TwoSum.roundsOnlyTo(variance, TwoSum.error(quotient, next, variance), away);
        return settled ? variance : Double.NaN;
    }

    private static double squareLow(double distance, double low, double square) {
        return Math.fma(2 * distance, low, Math.fma(distance, distance, -square));
    }

    private void add(double distance, double distanceLow, double square, double squareLow) {
        operations++;
        double high = sum + distance;
        double low = sumLow + (TwoSum.error(sum, distance, high) + distanceLow);
        sum = high + low;
        sumLow = low - (sum - high);

        double highSquares = squares + square;
        double lowSquares = squaresLow + (TwoSum.error(squares, square, highSquares) + squareLow);
        squares = highSquares + lowSquares;
        squaresLow = lowSquares - (squares - highSquares);
        mostSquares = Math.max(mostSquares, squares);
    }
}
