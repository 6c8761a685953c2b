package kymo.core.kernel.quality;

import java.util.Random;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;

/** A series with everything that can be wrong with one: missing and infinite values, plateaus, spikes, gaps, clocks that stop or step back. */
final class RandomSeries {

    static final long SECOND = 1_000_000_000L;

    private RandomSeries() {}

    static Samples of(Random random, int rows) {
        double[] values = new double[rows];
        double[] depths = new double[rows];
        long[] times = new long[rows];
        long[] timed = new long[Validity.words(rows)];
        long now = random.nextLong() % (SECOND * 2_000_000_000L);
        double level = 0;
        int plateau = 0;
        int scale = random.nextInt(3);
        for (int row = 0; row < rows; row++) {
            now += step(random);
            times[row] = random.nextInt(50) == 0 ? 0 : now;
            if (times[row] != 0) timed[row >> 6] |= 1L << (row & 63);
            if (plateau-- <= 0) {
                level = scale == 0 ? random.nextInt(5) : random.nextGaussian() * (scale == 1 ? 1 : 1e6);
                if (random.nextInt(12) == 0) plateau = random.nextInt(30);
            }
            values[row] = value(random, level);
            depths[row] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(20);
        }
        return Samples.of(LongColumn.of(times, Validity.of(timed)), DoubleColumn.of(values), DoubleColumn.of(depths));
    }

    private static long step(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> 0;
            case 1 -> -random.nextInt(20) * SECOND;
            case 2 -> random.nextInt(5_000) * SECOND;
            case 3 -> SECOND + random.nextInt(1_000);
            default -> SECOND;
        };
    }

    private static double value(Random random, double level) {
        return switch (random.nextInt(40)) {
            case 0, 1, 2 -> Double.NaN;
            case 3 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            case 4 -> level + 1e9;
            default -> level;
        };
    }
}
