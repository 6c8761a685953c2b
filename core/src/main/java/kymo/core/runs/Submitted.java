package kymo.core.runs;

/** The run that answers a request, and how it came about. */
public record Submitted(Run run, How how) {

    /** How a request was answered. */
    public enum How {
        /** The run is new. */
        NEW,
        /** A run of the same content key was queued or running already. */
        JOINED,
        /** A run of the same content key had completed already. */
        REUSED
    }

    public boolean reused() {
        return how == How.REUSED;
    }
}
