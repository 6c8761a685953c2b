package kymo.core.peaks;

import kymo.core.kernel.peaks.Polarity;

/**
 * A column as peaks are sought in it.
 *
 * @param column its index in the dataset
 * @param name its name
 * @param minima whether it is negated
 */
public record Signal(int column, String name, boolean minima) {
    public Polarity polarity() {
        return minima ? Polarity.MINIMA : Polarity.MAXIMA;
    }
}
