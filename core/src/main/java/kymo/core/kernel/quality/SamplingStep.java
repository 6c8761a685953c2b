package kymo.core.kernel.quality;

import java.math.BigDecimal;

/** The usual time between two rows, told by the profile of the axis: it turns a length of time into a number of rows. */
public record SamplingStep(double medianNanos) {

    /** @throws IllegalArgumentException unless it is positive and finite */
    public SamplingStep {
        if (!(medianNanos > 0 && medianNanos <= Double.MAX_VALUE))
            throw new IllegalArgumentException("the median step must be positive but was %s ns".formatted(medianNanos));
    }

    /**
     * How many whole steps {@code seconds} hold.
     *
     * @throws IllegalArgumentException unless {@code seconds} is 0 or more and finite
     */
    public int rowsWithin(double seconds) {
        if (!(seconds >= 0 && seconds <= Double.MAX_VALUE))
            throw new IllegalArgumentException("a length of time must be 0 s or more but was " + seconds);
        BigDecimal rows =
                BigDecimal.valueOf(seconds).movePointRight(9).divideToIntegralValue(new BigDecimal(medianNanos));
        return rows.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }
}
