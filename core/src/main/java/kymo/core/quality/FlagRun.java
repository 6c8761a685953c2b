package kymo.core.quality;

/**
 * A run of rows of one part with the same flag by one test, as one number: in the order of these numbers come the first rows, then the tests.
 *
 * <p>From the top: 31 bits first row within the part, 5 bits test, 4 bits flag, 23 bits rows less one.
 */
public final class FlagRun {

    private static final int ROW = 32;
    private static final int TEST = 27;
    private static final int FLAG = 23;

    private FlagRun() {}

    static long of(int fromRow, TestKind test, byte flag, int rows) {
        return (long) fromRow << ROW | (long) test.code() << TEST | (long) flag << FLAG | (rows - 1);
    }

    /** Its first row, counted from the part's first. */
    public static int fromRow(long run) {
        return (int) (run >>> ROW);
    }

    public static TestKind test(long run) {
        return TestKind.of((int) (run >>> TEST) & 31);
    }

    public static byte flag(long run) {
        return (byte) (run >>> FLAG & 15);
    }

    public static int rows(long run) {
        return (int) (run & (1 << FLAG) - 1) + 1;
    }
}
