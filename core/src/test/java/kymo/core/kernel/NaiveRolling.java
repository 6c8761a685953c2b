package kymo.core.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The oracle: each row's window picked value by value from the definition, and its statistic in exact arithmetic. */
final class NaiveRolling {

    private static final MathContext DIGITS = new MathContext(80);

    private NaiveRolling() {}

    static double[] of(Rolling rolling, double[] x, long[] times) {
        return IntStream.iterate(0, row -> row < x.length, row -> row + rolling.step())
                .mapToDouble(row -> of(
                        rolling,
                        Arrays.stream(rowsOf(rolling.window(), row, x.length, times))
                                .mapToDouble(i -> x[i])
                                .toArray()))
                .toArray();
    }

    private static int[] rowsOf(Window window, int row, int size, long[] times) {
        return IntStream.range(0, size)
                .filter(window instanceof RowWindow rows ? byRow(rows, row) : byTime((TimeWindow) window, row, times))
                .toArray();
    }

    private static IntPredicate byRow(RowWindow window, int row) {
        int last = row + (window.center() ? (window.rows() - 1) / 2 : 0);
        int first = last - window.rows() + 1;
        return switch (window.closed()) {
            case RIGHT -> i -> i >= first && i <= last;
            case LEFT -> i -> i >= first - 1 && i <= last - 1;
            case BOTH -> i -> i >= first - 1 && i <= last;
            case NEITHER -> i -> i >= first && i <= last - 1;
        };
    }

    private static IntPredicate byTime(TimeWindow window, int row, long[] times) {
        boolean withStart = window.closed() == Closed.LEFT || window.closed() == Closed.BOTH;
        boolean withEnd = window.closed() == Closed.RIGHT || window.closed() == Closed.BOTH;
        if (!window.center()) {
            long edge = times[row] - window.nanos();
            return i -> (withStart ? times[i] >= edge : times[i] > edge) && (withEnd ? i <= row : i < row);
        }
        long edge = times[row] - window.nanos() / 2;
        long end = times[row] + window.nanos() / 2;
        return i -> (withStart ? times[i] >= edge : times[i] > edge) && (withEnd ? times[i] <= end : times[i] < end);
    }

    private static double of(Rolling rolling, double[] window) {
        if (rolling.statistic() == Statistic.COUNT)
            return window.length < rolling.minPeriods()
                    ? Double.NaN
                    : Arrays.stream(window).filter(v -> !Double.isNaN(v)).count();
        double[] there = Arrays.stream(window)
                .filter(Double::isFinite)
                .map(v -> v + 0.0)
                .sorted()
                .toArray();
        if (there.length < rolling.minPeriods()) return Double.NaN;
        if (rolling.statistic() == Statistic.SUM) return sum(there).doubleValue();
        if (there.length == 0) return Double.NaN;
        return switch (rolling.statistic()) {
            case MEAN -> mean(there);
            case MIN -> there[0];
            case MAX -> there[there.length - 1];
            case MEDIAN -> median(there);
            case VAR ->
                there.length <= rolling.ddof()
                        ? Double.NaN
                        : variance(there, rolling.ddof()).doubleValue();
            case STD -> there.length <= rolling.ddof() ? Double.NaN : deviation(there, rolling.ddof());
            case SUM, COUNT -> throw new AssertionError();
        };
    }

    private static BigDecimal sum(double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) sum = sum.add(new BigDecimal(value));
        return sum;
    }

    /** The rounded sum divided by the number of values, as if a double's exponent had no end. */
    private static double mean(double[] values) {
        double sum = sum(values).doubleValue();
        if (Double.isFinite(sum)) return sum / values.length;
        double scaled = sum(values).divide(BigDecimal.valueOf(2).pow(32)).doubleValue();
        return scaled / values.length * 0x1p32;
    }

    private static double median(double[] sorted) {
        BigDecimal lower = new BigDecimal(sorted[(sorted.length - 1) / 2]);
        return lower.add(new BigDecimal(sorted[sorted.length / 2]))
                .divide(BigDecimal.valueOf(2))
                .doubleValue();
    }

    /** The root of the variance rounded to 53 bits, as if a double's exponent had no end. */
    private static double deviation(double[] values, int ddof) {
        BigDecimal variance = variance(values, ddof);
        if (variance.signum() == 0) return 0;
        int half = (int) Math.floor((variance.precision() - variance.scale()) * Math.log(10) / Math.log(2) / 2);
        BigDecimal power = BigDecimal.valueOf(2).pow(2 * Math.abs(half));
        BigDecimal nearOne = half < 0 ? variance.multiply(power) : variance.divide(power, DIGITS);
        return Math.scalb(Math.sqrt(nearOne.doubleValue()), half);
    }

    private static BigDecimal variance(double[] values, int ddof) {
        BigDecimal n = BigDecimal.valueOf(values.length);
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) squares = squares.add(new BigDecimal(value).pow(2));
        BigDecimal sum = sum(values);
        return n.multiply(squares)
                .subtract(sum.multiply(sum))
                .divide(n.multiply(BigDecimal.valueOf(values.length - ddof)), DIGITS);
    }
}
