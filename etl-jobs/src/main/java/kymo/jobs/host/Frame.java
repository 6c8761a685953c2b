package kymo.jobs.host;

/** What goes between a worker and its host at once: a kind, which says what the bytes are, and the bytes. */
public final class Frame {

    /** The first kind that a task may use for its own; smaller ones are between {@link Host} and {@link HostMain}. */
    public static final int FIRST_OF_TASK = 16;

    /** The host is up. */
    static final int READY = 1;
    /** All of an answer has come. */
    static final int END = 2;
    /** There is no answer, or no more of it: a problem's code and message. */
    static final int PROBLEM = 3;

    private final int kind;
    private final byte[] payload;

    /** @param kind 0 to 255 */
    public Frame(int kind, byte[] payload) {
        if (kind < 0 || kind > 255)
            throw new IllegalArgumentException("a frame's kind must be between 0 and 255 but was " + kind);
        this.kind = kind;
        this.payload = payload;
    }

    public int kind() {
        return kind;
    }

    /** The backing array; not to be changed. */
    public byte[] payload() {
        return payload;
    }
}
