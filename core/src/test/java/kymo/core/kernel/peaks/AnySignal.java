package kymo.core.kernel.peaks;

import java.util.Random;

/** Signals that bring out what peak detection can get wrong, and conditions for them; reproducible by their seed. */
public final class AnySignal {

    private final Random random;

    public AnySignal(long seed) {
        this.random = new Random(seed);
    }

    /** Noise, steps and flat tops, ramps of peaks both ways, narrowing oscillations, a constant; sometimes with NaN and infinities. */
    public double[] next(int mostRows) {
        double[] x = new double[random.nextInt(mostRows + 1)];
        int kind = random.nextInt(7);
        for (int row = 0; row < x.length; row++) {
            double noise = random.nextGaussian();
            x[row] = switch (kind) {
                case 0 -> noise;
                case 1 -> Math.rint(noise * 1.5);
                case 2 -> Math.rint(row * 0.3 + noise);
                case 3 -> Math.rint(-row * 0.3 + noise * 3);
                case 4 -> (row % 2 == 0 ? 1 : -1) * (1.0 + x.length - row) + Math.rint(noise);
                case 5 -> row == 0 ? 0 : x[row - 1] + Math.rint(noise);
                default -> random.nextInt(20) == 0 ? noise : row == 0 ? 0 : x[row - 1];
            };
        }
        if (random.nextInt(3) == 0) sprinkle(x, Double.NaN);
        if (random.nextInt(8) == 0) sprinkle(x, Double.POSITIVE_INFINITY);
        if (random.nextInt(8) == 0) sprinkle(x, Double.NEGATIVE_INFINITY);
        if (random.nextInt(8) == 0) sprinkle(x, -0.0);
        return x;
    }

    PeakConditions conditions() {
        PeakConditions conditions = PeakConditions.none();
        if (random.nextInt(3) == 0) conditions = conditions.withPlateauSize(bounds(1, 3));
        if (random.nextInt(3) == 0) conditions = conditions.withHeight(bounds(-1, 8));
        if (random.nextInt(3) == 0) conditions = conditions.withThreshold(bounds(0, 4));
        if (random.nextInt(2) == 0) conditions = conditions.withDistance(1 + random.nextInt(12) + random.nextDouble());
        if (random.nextInt(2) == 0) conditions = conditions.withProminence(bounds(0, 6));
        if (random.nextInt(2) == 0) conditions = conditions.withWidth(bounds(0, 9));
        if (random.nextInt(3) == 0) conditions = conditions.withWlen(1.5 + random.nextInt(30));
        if (random.nextInt(3) == 0) conditions = conditions.withRelHeight(random.nextInt(5) * 0.3);
        return conditions;
    }

    private Bounds bounds(double low, double high) {
        return switch (random.nextInt(5)) {
            case 0 -> Bounds.any();
            case 1 -> Bounds.atMost(low + random.nextDouble() * (high - low));
            case 2 -> Bounds.between(low, high);
            default -> Bounds.atLeast(low + random.nextInt(3) * (high - low) / 4);
        };
    }

    private void sprinkle(double[] x, double value) {
        for (int row = 0; row < x.length; row++) {
            if (random.nextInt(25) == 0) x[row] = value;
        }
    }
}
