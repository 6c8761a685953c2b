package kymo.core.kernel.quality;

/**
 * A signal that hardly moves from its beginning to its end: every value gets the same flag.
 *
 * <p>Shape: a flag a row. Unit of the variation and of the limits: the values'. Source: QARTOD, attenuated signal test without a test period.
 *
 * @param variation of the whole series; NaN where it is not known: nothing is evaluated
 */
public record AttenuatedRecord(VariationLimits limits, double variation) implements QualityTest {

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        Inside.all(in.values(), from, to, limits.flag(variation), flags);
    }
}
