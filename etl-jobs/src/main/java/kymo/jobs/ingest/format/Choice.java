package kymo.jobs.ingest.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that was decided about how a file is read.
 *
 * @param name of the option that decides it otherwise
 * @param column which column it is about, null for the whole file
 * @param value what was taken, as the option would be written
 * @param told whether it was told rather than guessed
 * @param confidence from 0 to 1: the share of what was looked at that speaks for the value; 1 when told, 0.5 when another value fits as well
 * @param next the value that fits next best, null when none is near
 * @param why what speaks for the value, in a few words; null when it was told
 */
public record Choice(
        String name,
        @Nullable String column,
        JsonNode value,
        boolean told,
        double confidence,
        @Nullable JsonNode next,
        @Nullable String why) {

    /** Below this confidence the next best value is named. */
    public static final double NEAR = 0.9;

    public Choice {
        if (next != null && next.isNull()) next = null;
        if (!(confidence >= 0 && confidence <= 1))
            throw new IllegalArgumentException("a confidence must be from 0 to 1 but was " + confidence);
    }
}
