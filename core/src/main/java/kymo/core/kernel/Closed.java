package kymo.core.kernel;

/** Which ends belong to a rolling window; RIGHT is the usual one. */
public enum Closed {
    /** The window as long as it says, ending with the current row. */
    RIGHT(0, 0),
    /** Both ends one row earlier: the current row is left out. */
    LEFT(1, 1),
    /** One more row at the start. */
    BOTH(1, 0),
    /** One row less at the end. */
    NEITHER(0, 1);

    private final int earlierStart;
    private final int earlierEnd;

    Closed(int earlierStart, int earlierEnd) {
        this.earlierStart = earlierStart;
        this.earlierEnd = earlierEnd;
    }

    int earlierStart() {
        return earlierStart;
    }

    int earlierEnd() {
        return earlierEnd;
    }
}
