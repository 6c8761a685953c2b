package kymo.core.kernel.quality;

/**
 * What a test says of a row: one byte, so that a block of flags is a {@code byte[]}.
 *
 * <p>Source: the flag codes of QARTOD (U.S. Integrated Ocean Observing System, "Manual for the use of real-time oceanographic data
 * quality control flags").
 */
public final class QartodFlag {

    public static final byte PASS = 1;
    public static final byte NOT_EVALUATED = 2;
    public static final byte SUSPECT = 3;
    public static final byte FAIL = 4;
    public static final byte MISSING = 9;

    /** By flag: the higher one wins where several tests judged a row; -1 where the code is no flag. */
    private static final byte[] WEIGHT = {-1, 2, 1, 3, 4, -1, -1, -1, -1, 0};

    private QartodFlag() {}

    /**
     * The one that wins a roll-up: FAIL before SUSPECT before PASS before NOT_EVALUATED before MISSING.
     *
     * @throws IllegalArgumentException unless both are flags
     */
    public static byte worst(byte one, byte other) {
        return weight(one) >= weight(other) ? one : other;
    }

    private static int weight(byte flag) {
        int weight = flag >= 0 && flag < WEIGHT.length ? WEIGHT[flag] : -1;
        if (weight < 0) throw new IllegalArgumentException("a flag must be 1, 2, 3, 4 or 9 but was " + flag);
        return weight;
    }
}
