package kymo.core.kernel.quality;

import org.jspecify.annotations.Nullable;

/**
 * Values that a sensor cannot deliver (FAIL) or that an operator does not expect (SUSPECT).
 *
 * <p>Shape: a flag a row. Unit of both spans: the values'. An infinite value lies outside any span and is judged; only NaN is missing.
 * Source: QARTOD, gross range test.
 *
 * @param fail outside it a value fails
 * @param suspect outside it a value is suspect; null: no such level
 */
public record GrossRange(ValueSpan fail, @Nullable ValueSpan suspect) implements QualityTest {

    /** @throws IllegalArgumentException unless {@code suspect} lies within {@code fail} */
    public GrossRange {
        if (suspect != null && !fail.contains(suspect))
            throw new IllegalArgumentException(
                    "the suspect span must lie within the fail span (%s to %s) but was %s to %s"
                            .formatted(fail.low(), fail.high(), suspect.low(), suspect.high()));
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        ValueSpan inner = suspect == null ? fail : suspect;
        double low = inner.low();
        double high = inner.high();
        for (int row = from; row < to; row++) {
            double value = x[row];
            flags[row - from] = value >= low && value <= high && Math.abs(value) <= Double.MAX_VALUE
                    ? QartodFlag.PASS
                    : outside(value);
        }
    }

    private byte outside(double value) {
        if (Double.isNaN(value)) return QartodFlag.MISSING;
        return Double.isInfinite(value) || !fail.contains(value) ? QartodFlag.FAIL : QartodFlag.SUSPECT;
    }
}
