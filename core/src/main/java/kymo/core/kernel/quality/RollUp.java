package kymo.core.kernel.quality;

import java.util.Arrays;

/** The worst flag of each row over several tests, one test after the other; before the first one every row is MISSING. */
public final class RollUp {

    private final byte[] worst;

    /** A roll-up of {@code rows} rows. */
    public RollUp(int rows) {
        worst = new byte[rows];
        Arrays.fill(worst, QartodFlag.MISSING);
    }

    /**
     * Takes in another test's flags of the same rows.
     *
     * @throws IllegalArgumentException unless there is one of 1, 2, 3, 4, 9 for every row
     */
    public void add(byte[] flags) {
        if (flags.length != worst.length)
            throw new IllegalArgumentException(
                    "a test must flag all %d rows but flagged %d".formatted(worst.length, flags.length));
        for (int row = 0; row < worst.length; row++) {
            byte flag = flags[row];
            if (flag != worst[row]) worst[row] = QartodFlag.worst(worst[row], flag);
        }
    }

    /** The flags so far, one a row; the backing array, not to be changed. */
    public byte[] flags() {
        return worst;
    }
}
