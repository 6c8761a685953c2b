package kymo.jobs.script.api;

/** What a script may do besides computing. */
public interface Context {

    /** What the script remembers; of one that is not stateful, what {@code start} put there. */
    State state();

    /** Writes a line into the run's log, which keeps the first and the last lines. */
    void log(String text);

    /** Ends the run: it fails with this message. Never returns; so that {@code throw} may stand before it. */
    RuntimeException fail(String message);

    /**
     * Ends the run: it fails with this message, the number of the row, and the values that stand in it.
     *
     * @param row one that is seen
     */
    RuntimeException fail(String message, int row);

    /** Ends the run because of what was caught, told with the row like the other. */
    RuntimeException fail(RuntimeException cause, int row);
}
