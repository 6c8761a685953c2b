package kymo.core.kernel.quality;

/**
 * Values outside Tukey's fences are SUSPECT: more than {@code factor} interquartile ranges below the first or above the third quartile.
 *
 * <p>Shape: a flag a row. Unit: the values'. Source: J. W. Tukey, "Exploratory Data Analysis" (1977); the usual factor is 1.5.
 *
 * @param firstQuartile of the whole series
 * @param thirdQuartile of the whole series; both NaN in a series without values
 */
public record IqrOutliers(double firstQuartile, double thirdQuartile, double factor) implements QualityTest {

    /** @throws IllegalArgumentException unless the quartiles are in order and {@code factor} is 0 or more */
    public IqrOutliers {
        if (firstQuartile > thirdQuartile)
            throw new IllegalArgumentException("the first quartile must not lie above the third (%s) but was %s"
                    .formatted(thirdQuartile, firstQuartile));
        if (!(factor >= 0)) throw new IllegalArgumentException("factor must be 0 or more but was " + factor);
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double reach = factor * (thirdQuartile - firstQuartile);
        Inside.flag(in.values(), from, to, firstQuartile - reach, thirdQuartile + reach, flags);
    }
}
