package kymo.core.kernel.quality;

/** All values from {@code low} to {@code high}, both included. */
public record ValueSpan(double low, double high) {

    /** @throws IllegalArgumentException unless {@code low <= high} */
    public ValueSpan {
        if (!(low <= high))
            throw new IllegalArgumentException("a span must have low <= high but was %s to %s"
                    .formatted(Double.toString(low), Double.toString(high)));
    }

    /** The span between two values given in any order. */
    public static ValueSpan between(double one, double other) {
        return one > other ? new ValueSpan(other, one) : new ValueSpan(one, other);
    }

    /** False for NaN. */
    boolean contains(double value) {
        return value >= low && value <= high;
    }

    boolean contains(ValueSpan other) {
        return contains(other.low) && contains(other.high);
    }
}
