package kymo.core.kernel.quality;

/**
 * Values outside the range between two percentiles of the whole series are SUSPECT.
 *
 * <p>Shape: a flag a row. Unit: the values'. Source: percentile range test of ioos_qc.
 *
 * @param low the lower percentile's value in the whole series
 * @param high the upper percentile's value
 * @param pad how far outside these a value may lie
 */
public record PercentileRange(double low, double high, double pad) implements QualityTest {

    /** @throws IllegalArgumentException unless {@code low <= high} (both NaN in a series without values) and {@code pad >= 0} */
    public PercentileRange {
        if (low > high)
            throw new IllegalArgumentException(
                    "the lower percentile must not lie above the upper one (%s) but was %s".formatted(high, low));
        if (!(pad >= 0)) throw new IllegalArgumentException("pad must be 0 or more but was " + pad);
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        Inside.flag(in.values(), from, to, low - pad, high + pad, flags);
    }
}
