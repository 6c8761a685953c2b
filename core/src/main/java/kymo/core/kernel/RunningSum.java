package kymo.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The sum of each window's finite values, rounded once; or their mean, that sum divided by their number.
 *
 * <p>Windows of one length that hold nothing but finite values are {@link SteadySums}; other short ones are differences of
 * {@link PrefixSums}. Otherwise, and where those are not exact, goes a compensated sum {@code high + low}: the rounding error of each addition
 * ({@link TwoSum}) goes into {@code low}, and what {@code low} itself lost into {@code lost}. Nearly always that is nothing. Where it is so much
 * that the sum could be rounded either way, {@link ExactSum} goes on.
 */
final class RunningSum implements WindowWalk {

    /** Up to so many rows for each row asked are added up to prefix sums. */
    private static final int LONGEST_STRETCH = 4;

    private final double[] x;
    private final int minPeriods;
    private final boolean mean;

    private final PrefixSums prefixes;
    private final SteadySums steady;

    private int start;
    private int end;
    private int count;
    private double high;
    private double low;
    private double lost;

    /** The sum without any rounding, while it is needed. */
    private @Nullable ExactSum exact;

    RunningSum(double[] x, int minPeriods, boolean mean) {
        this.x = x;
        this.minPeriods = minPeriods;
        this.mean = mean;
        this.prefixes = new PrefixSums(x);
        this.steady = new SteadySums(x);
    }

    @Override
    public void walk(int[] starts, int[] ends, int rows, double[] out, int firstOut) {
        boolean isShort = ends[0] - starts[0] <= rows;
        int until = ends[rows - 1];
        if (until - starts[0] <= LONGEST_STRETCH * rows && prefixes.settle(starts[0], until)) {
            fromPrefixes(starts, ends, rows, out, firstOut);
            exact = null;
            forget();
            return;
        }
        if (exact != null && isShort) {
            // to add up one window costs less than to take all these rows in exact arithmetic
            exact = null;
            forget();
        }
        int done = exact == null ? compensated(starts, ends, rows, out, firstOut) : 0;
        for (int i = done; i < rows; i++) out[firstOut + i] = exact(starts[i], ends[i]);
    }

    @Override
    public boolean slide(int from, int length, int rows, double[] out, int firstOut) {
        if (length == 0 || length < minPeriods) return false;
        if (!steady.quotients(from, length, mean ? length : 1, rows, out, firstOut)) return false;
        exact = null;
        forget();
        return true;
    }

    /** The next window is added up afresh. */
    private void forget() {
        end = start;
    }

    private void fromPrefixes(int[] starts, int[] ends, int rows, double[] out, int firstOut) {
        for (int i = 0; i < rows; i++) {
            out[firstOut + i] = result(prefixes.sum(starts[i], ends[i]), prefixes.count(starts[i], ends[i]));
        }
    }

    private double result(double sum, int values) {
        if (values < minPeriods || (mean && values == 0)) return Double.NaN;
        return mean ? sum / values : sum;
    }

    /** Returns the first window whose sum could be rounded either way, or {@code rows}. */
    private int compensated(int[] starts, int[] ends, int rows, double[] out, int firstOut) {
        // locals stay in registers, fields are written on every row
        int first = start;
        int next = end;
        int there = count;
        double sum = high;
        double rest = low;
        double away = lost;
        int done = 0;
        for (; done < rows; done++) {
            int newStart = starts[done];
            int newEnd = ends[done];
            if (newStart >= next) {
                first = newStart;
                next = newStart;
                there = 0;
                sum = 0;
                rest = 0;
                away = 0;
            }
            for (; first < newStart; first++) {
                double value = x[first];
                if (!WindowWalk.isThere(value)) continue;
                there--;
                double less = sum - value;
                double error = TwoSum.error(sum, -value, less);
                double carried = rest + error;
                away += Math.abs(TwoSum.error(rest, error, carried));
                sum = less;
                rest = carried;
            }
            for (; next < newEnd; next++) {
                double value = x[next];
                if (!WindowWalk.isThere(value)) continue;
                there++;
                double more = sum + value;
                double error = TwoSum.error(sum, value, more);
                double carried = rest + error;
                away += Math.abs(TwoSum.error(rest, error, carried));
                sum = more;
                rest = carried;
            }
            double total = sum + rest;
            if (!(away == 0 && WindowWalk.isThere(total))
                    && !TwoSum.roundsOnlyTo(total, TwoSum.error(sum, rest, total), away)) break;
            out[firstOut + done] =
                    there < minPeriods || (mean && there == 0) ? Double.NaN : mean ? total / there : total;
        }
        start = first;
        end = next;
        count = there;
        high = sum;
        low = rest;
        lost = away;
        return done;
    }

    private double exact(int newStart, int newEnd) {
        ExactSum sum = exact;
        if (sum == null || newStart >= end) {
            sum = new ExactSum();
            exact = sum;
            start = newStart;
            end = newStart;
            count = 0;
        }
        for (; start < newStart; start++) {
            if (!WindowWalk.isThere(x[start])) continue;
            sum.subtract(x[start]);
            count--;
        }
        for (; end < newEnd; end++) {
            if (!WindowWalk.isThere(x[end])) continue;
            sum.add(x[end]);
            count++;
        }
        if (count < minPeriods || (mean && count == 0)) return Double.NaN;
        return mean ? sum.mean(count) : sum.toDouble();
    }
}
