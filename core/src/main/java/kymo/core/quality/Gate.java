package kymo.core.quality;

import java.util.Locale;

/**
 * What a score below a threshold leads to.
 *
 * @param minScore from 0 to 100; a score equal to it passes
 */
public record Gate(Action action, double minScore) {

    /** What happens. */
    public enum Action {
        /** The result says so. */
        WARN,
        /** The run fails, and so does what was to come after it. */
        FAIL,
        /** The run completes, and the dataset is not processed until somebody releases it. */
        QUARANTINE;

        /** As parameters and results tell it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean passes(double score) {
        return score >= minScore;
    }
}
