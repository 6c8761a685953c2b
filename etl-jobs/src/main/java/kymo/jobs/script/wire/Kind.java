package kymo.jobs.script.wire;

import kymo.jobs.host.Frame;

/** The kinds of frames. A host has one script at a time: the one that it compiled last. */
public final class Kind {

    /** Asks to compile: name, text. Answered by {@link #DECLARED}. */
    public static final int COMPILE = Frame.FIRST_OF_TASK;
    /** A {@link Declared}. */
    public static final int DECLARED = COMPILE + 1;
    /** Asks to get ready for a run of what was compiled: an {@link Opening}. */
    public static final int OPEN = COMPILE + 2;
    /** Asks to work on a block: its first row, its rows, from and to, the columns. Answered by {@link #RESULT}. */
    public static final int PROCESS = COMPILE + 3;
    /** Asks for what is still held back. Answered by {@link #RESULT}. */
    public static final int FINISH = COMPILE + 4;
    /** Rows, then the columns that {@link ResultColumns} tells. */
    public static final int RESULT = COMPILE + 5;
    /** Asks for what the script remembers; the answer is of the same kind and for nobody else to read. */
    public static final int STATE = COMPILE + 6;
    /** Asks to read the file {@link #FILE}: a {@link Reading}. Answered by {@link #COLUMNS}, then any number of {@link #ROWS}. */
    public static final int READ = COMPILE + 7;
    /** The index of the axis, and name, type and unit of the columns that a reader found. */
    public static final int COLUMNS = COMPILE + 8;
    /** Rows that a reader found: bytes and lines read so far, rows met so far, rows, columns, rejects. Also without rows, now and then while none are found. */
    public static final int ROWS = COMPILE + 9;
    /** Lines that the script has logged since the last answer; comes before the answer. */
    public static final int LOG = COMPILE + 10;

    /** The first and the last of the dataset's rows at which the script has failed; comes before the problem. */
    public static final int FAILED_AT = COMPILE + 11;

    /** The name of a reader's file in the host's folder. */
    public static final String FILE = "input";

    /** Most bytes of a frame. */
    public static final int MOST_BYTES = 64 << 20;

    /** Most bytes of what a script remembers: it is saved with every chunk. */
    public static final int MOST_STATE_BYTES = 4 << 20;

    private Kind() {}
}
