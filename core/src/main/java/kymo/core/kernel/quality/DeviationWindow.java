package kymo.core.kernel.quality;

import kymo.core.kernel.Validity;

/**
 * Population standard deviation. Running sums, which know a bound of their own error, tell on which side of the limits it lies; where they
 * cannot, it is computed from the window's values alone, in order. So a flag never depends on what was in the window before.
 */
final class DeviationWindow implements WindowVariation {

    /** Twice a double's unit roundoff, so that the bounds' own rounding is covered. */
    private static final double UNIT = 0x1p-52;

    private final double[] x;
    private final Validity timed;
    private final VariationLimits limits;
    private final double suspectSquare;
    private final double failSquare;
    private int count;
    /** Sums of x - origin and its square, and bounds of their errors in units of {@link #UNIT}. */
    private double origin;

    private double sum;
    private double squares;
    private double sumError;
    private double squaresError;

    DeviationWindow(double[] x, Validity timed, VariationLimits limits) {
        this.x = x;
        this.timed = timed;
        this.limits = limits;
        this.suspectSquare = limits.suspect() * limits.suspect();
        this.failSquare = limits.fail() * limits.fail();
    }

    @Override
    public void add(int row, boolean valid) {
        if (!valid) return;
        if (count == 0) restart(x[row]);
        count++;
        include(x[row]);
    }

    @Override
    public void remove(int row, boolean valid) {
        if (!valid) return;
        count--;
        double away = x[row] - origin;
        double square = away * away;
        sum -= away;
        squares -= square;
        sumError += Math.abs(sum) + Math.abs(away);
        squaresError += Math.abs(squares) + 2 * square;
    }

    @Override
    public void clear() {
        count = 0;
    }

    @Override
    public int observations() {
        return count;
    }

    @Override
    public byte flag(int first, int last) {
        double mean = sum / count;
        double variance = squares / count - mean * mean;
        double error = UNIT
                * ((squaresError + 2 * Math.abs(mean) * sumError + 4 * Math.abs(squares)) / count
                        + 16 * (count + 8.0) * Math.abs(variance));
        int suspect = side(variance, error, limits.suspect(), suspectSquare);
        int fail = side(variance, error, limits.fail(), failSquare);
        if (suspect == 0 || fail == 0) return limits.flag(deviation(first, last));
        return fail < 0 ? QartodFlag.FAIL : suspect < 0 ? QartodFlag.SUSPECT : QartodFlag.PASS;
    }

    /** 1 when the deviation is surely not below the limit, -1 when it surely is, 0 when the sums cannot tell. */
    private static int side(double variance, double error, double limit, double square) {
        if (limit == 0) return 1;
        // a square near the ends of the range of doubles has lost digits
        if (!(square >= 0x1p-900 && square <= 0x1p900)) return 0;
        double guard = 8 * UNIT * square;
        if (variance - error > square + guard) return 1;
        return variance + error < square - guard ? -1 : 0;
    }

    /** From the values alone, two passes; then the running sums go on afresh from their mean. */
    private double deviation(int first, int last) {
        double base = Double.NaN;
        double total = 0;
        for (int row = first; row <= last; row++) {
            if (!belongs(row)) continue;
            if (Double.isNaN(base)) base = x[row];
            total += x[row] - base;
        }
        double mean = base + total / count;
        restart(mean);
        double rest = 0;
        double about = 0;
        for (int row = first; row <= last; row++) {
            if (!belongs(row)) continue;
            double away = x[row] - mean;
            rest += away;
            about += away * away;
            include(x[row]);
        }
        return Math.sqrt(Math.max(0, about - rest * rest / count) / count);
    }

    private boolean belongs(int row) {
        return Math.abs(x[row]) <= Double.MAX_VALUE && timed.isValid(row);
    }

    private void restart(double newOrigin) {
        origin = newOrigin;
        sum = 0;
        squares = 0;
        sumError = 0;
        squaresError = 0;
    }

    private void include(double value) {
        double away = value - origin;
        double square = away * away;
        sum += away;
        squares += square;
        sumError += Math.abs(sum) + Math.abs(away);
        squaresError += Math.abs(squares) + 2 * square;
    }
}
