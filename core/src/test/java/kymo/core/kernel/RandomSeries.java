package kymo.core.kernel;

import java.util.List;
import java.util.Random;

/** Columns, times and settings of every kind that a rolling statistic may meet, each again from its seed. */
final class RandomSeries {

    private static final int KINDS = 9;

    private final Random random;
    private final long seed;

    RandomSeries(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    double[] values(int rows) {
        double[] x = new double[rows];
        double last = 0;
        for (int row = 0; row < rows; row++) {
            double roll = random.nextDouble();
            if (roll < 0.05) x[row] = Double.NaN;
            else if (roll < 0.07) x[row] = random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            else {
                last = value(row, last);
                x[row] = last;
            }
        }
        return x;
    }

    /** Never going back, often equal, at times far apart. */
    long[] times(int rows) {
        long[] times = new long[rows];
        long time = 1_700_000_000_000_000_000L;
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(3) > 0) time += random.nextInt(10);
            if (random.nextInt(40) == 0) time += 1_000;
            times[row] = time;
        }
        return times;
    }

    Rolling rolling(Statistic statistic, boolean byTime, int step) {
        Closed closed = List.of(Closed.values()).get(random.nextInt(4));
        int length = 1 + random.nextInt(60);
        Window window = byTime
                ? new TimeWindow(2L * length, random.nextBoolean(), closed)
                : new RowWindow(length, random.nextBoolean(), closed);
        int minPeriods = random.nextInt(Math.min(length, 4) + 1);
        return new Rolling(statistic, window, minPeriods, random.nextInt(3), step);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private double value(int row, double last) {
        double noise = random.nextGaussian();
        return switch ((int) (seed % KINDS)) {
            case 0 -> noise;
            case 1 -> last + noise;
            case 2 -> 1e9 + noise * 1e-3;
            case 3 -> noise * Math.pow(10, random.nextInt(600) - 300);
            case 4 -> noise * Double.MAX_VALUE / 4;
            case 5 -> Math.rint(noise * 4) * (random.nextInt(9) == 0 ? 1e17 : 1e-3);
            case 6 -> random.nextInt(20) == 0 ? Math.rint(noise * 3) / 10 : last;
            case 7 -> noise * Double.MIN_NORMAL;
            default -> row % 50 == 7 ? 9.96921e36 : Math.rint(noise * 100) / 10;
        };
    }
}
