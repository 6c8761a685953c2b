package kymo.core.kernel.peaks;

/** Which way the peaks point. */
public enum Polarity {
    MAXIMA,
    /** The maxima of the negated signal; every property is told in the negated signal too. */
    MINIMA,
    /** Maxima and minima, each found for itself: they do not suppress each other by distance. */
    BOTH;

    public boolean maxima() {
        return this != MINIMA;
    }

    public boolean minima() {
        return this != MAXIMA;
    }
}
