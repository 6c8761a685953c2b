package kymo.core.runs;

/** Where a run stands. A request to stop is not a status, and a takeover by another worker stays RUNNING. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    STOPPED;

    /** Whether nothing happens any more by itself. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case COMPLETED, FAILED, STOPPED -> true;
        };
    }

    /** Whether the run has ended and may be restarted, and those that wait for it fail. */
    boolean endedBadly() {
        return switch (this) {
            case QUEUED, RUNNING, COMPLETED -> false;
            case FAILED, STOPPED -> true;
        };
    }
}
