package kymo.core.kernel.quality;

/**
 * What a variation must at least be.
 *
 * @param suspect below it the signal is suspect
 * @param fail below it the signal fails
 */
public record VariationLimits(double suspect, double fail) {

    /** @throws IllegalArgumentException unless both are 0 or more */
    public VariationLimits {
        if (!(suspect >= 0))
            throw new IllegalArgumentException("the suspect limit must be 0 or more but was " + suspect);
        if (!(fail >= 0)) throw new IllegalArgumentException("the fail limit must be 0 or more but was " + fail);
    }

    /** NOT_EVALUATED where the variation is NaN. */
    byte flag(double variation) {
        if (variation >= fail) return variation >= suspect ? QartodFlag.PASS : QartodFlag.SUSPECT;
        return variation < fail ? QartodFlag.FAIL : QartodFlag.NOT_EVALUATED;
    }
}
