package kymo.jobs.script.inside;

import org.jspecify.annotations.Nullable;

/** A script has said that it cannot go on. */
final class Failure extends RuntimeException {

    /** No row is known. */
    static final int NO_ROW = -1;

    private final int row;

    Failure(String message, int row, @Nullable Throwable cause) {
        super(message, cause);
        this.row = row;
    }

    /** One that is seen, or {@link #NO_ROW}. */
    int row() {
        return row;
    }
}
