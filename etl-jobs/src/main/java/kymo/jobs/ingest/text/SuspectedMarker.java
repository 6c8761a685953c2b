package kymo.jobs.ingest.text;

import org.jspecify.annotations.Nullable;

/**
 * Looks for a number that may stand for a missing value, such as -999 or 9999: nothing but nines, met more than once, and far from all others. It is only
 * pointed out: whether it is a value its user knows.
 */
final class SuspectedMarker {

    private static final int LEAST_NINES = 2;
    private static final int LEAST_MET = 2;
    private static final int LEAST_OTHERS = 5;
    /** How far from the others it must be, in their own range. */
    private static final double LEAST_RANGES = 3;

    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private int others;
    private double marker = Double.NaN;
    private @Nullable String text;
    private int met;

    void add(byte[] cell, int length, double value) {
        boolean nines = isNines(cell, length);
        if (nines && Double.isNaN(marker)) {
            marker = value;
            text = new String(cell, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
        }
        if (nines && value == marker) {
            met++;
        } else {
            others++;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
    }

    /** The marker as it is written, null when no number looks like one. */
    @Nullable
    String text() {
        if (met < LEAST_MET || others < LEAST_OTHERS) return null;
        double away = marker > most ? marker - most : least - marker;
        return away > 0 && away > LEAST_RANGES * (most - least) ? text : null;
    }

    int met() {
        return met;
    }

    /** The least and the most of the other numbers. */
    String others() {
        return "%s to %s".formatted(least, most);
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    private static boolean isNines(byte[] cell, int length) {
        int nines = 0;
        boolean fraction = false;
        for (int at = cell[0] == '-' ? 1 : 0; at < length; at++) {
            byte b = cell[at];
            if (b == '9') nines++;
            else if ((b == '.' || b == ',') && !fraction) fraction = true;
            else if (b != '0' || !fraction) return false;
        }
        return nines >= LEAST_NINES;
    }
}
