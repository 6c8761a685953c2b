package kymo.core.kernel;

/** An exponentially weighted mean on its way along a column; mean and weight are unevaluated sums of two doubles. */
final class ExponentialWalk {

    private final double newWeight;
    private final boolean adjust;
    private final boolean ignoreNa;
    private final int minPeriods;

    /** {@code 1 - alpha}, exactly. */
    private final double fading;

    private final double fadingLow;

    private double mean;
    private double meanLow;
    private double weight;
    private double weightLow;
    private long values;

    ExponentialWalk(ExponentialMean settings, ExponentialMean.State before) {
        this.newWeight = settings.adjust() ? 1 : settings.alpha();
        this.adjust = settings.adjust();
        this.ignoreNa = settings.ignoreNa();
        this.minPeriods = settings.minPeriods();
        this.fading = 1 - settings.alpha();
        this.fadingLow = TwoSum.error(1, -settings.alpha(), fading);
        this.mean = before.mean();
        this.meanLow = before.meanLow();
        this.weight = before.weight();
        this.weightLow = before.weightLow();
        this.values = before.values();
    }

    ExponentialMean.State state() {
        return new ExponentialMean.State(mean, meanLow, weight, weightLow, values);
    }

    double next(double value) {
        boolean there = WindowWalk.isThere(value);
        if (there) values++;
        if (Double.isNaN(mean)) {
            if (there) mean = value;
        } else {
            if (there || !ignoreNa) fade();
            if (there) take(value);
        }
        return values < minPeriods ? Double.NaN : mean;
    }

    private void fade() {
        double faded = weight * fading;
        double lost = Math.fma(weight, fading, -faded) + (weight * fadingLow + weightLow * fading);
        weight = faded + lost;
        weightLow = lost - (weight - faded);
    }

    /** Moves the mean towards the value by the value's part of all weight. */
    private void take(double value) {
        double total = weight + newWeight;
        double totalLow = TwoSum.error(weight, newWeight, total) + weightLow;
        double part = newWeight / total;
        double partLow = (Math.fma(-part, total, newWeight) - part * totalLow) / total;

        double distance = value - mean;
        double distanceLow = TwoSum.error(value, -mean, distance) - meanLow;
        double way = part * distance;
        double wayLow = Math.fma(part, distance, -way) + (part * distanceLow + partLow * distance);
        double moved = mean + way;
        double lost = TwoSum.error(mean, way, moved) + (meanLow + wayLow);
        mean = moved + lost;
        meanLow = lost - (mean - moved);

        weight = adjust ? total : 1;
        weightLow = adjust ? totalLow : 0;
    }
}
