package kymo.core.kernel.profile;

import java.nio.ByteBuffer;

/**
 * How many different keys there were, from 16 KiB: standard error 0.81 %. The same whatever the order of the keys and of joining.
 *
 * <p>Source: P. Flajolet et al., "HyperLogLog" (2007), with 64-bit hashes; the estimator is O. Ertl's, "New cardinality estimation
 * algorithms for HyperLogLog sketches" (2017), which needs no tables for small counts.
 */
final class HyperLogLog {

    /** Twice and a half the standard error: 99 of 100 estimates lie within. */
    static final double RELATIVE_ERROR = 0.021;

    private static final int PRECISION = 14;
    private static final int REGISTERS = 1 << PRECISION;
    private static final int LARGEST = 64 - PRECISION + 1;

    private final byte[] registers;

    HyperLogLog() {
        this(new byte[REGISTERS]);
    }

    private HyperLogLog(byte[] registers) {
        this.registers = registers;
    }

    void add(long key) {
        long hash = hash(key);
        int register = (int) (hash >>> (64 - PRECISION));
        byte rank = (byte) (Long.numberOfLeadingZeros((hash << PRECISION) | (1L << (PRECISION - 1))) + 1);
        if (rank > registers[register]) registers[register] = rank;
    }

    void add(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }

    long estimate() {
        int[] counts = new int[LARGEST + 1];
        for (byte register : registers) counts[register]++;
        double sum = REGISTERS * tau(1 - (double) counts[LARGEST] / REGISTERS);
        for (int rank = LARGEST - 1; rank >= 1; rank--) sum = (sum + counts[rank]) / 2;
        sum += REGISTERS * sigma((double) counts[0] / REGISTERS);
        return Math.round(REGISTERS / (2 * Math.log(2)) * REGISTERS / sum);
    }

    void save(StateWriter out) {
        out.put(registers);
    }

    static HyperLogLog restore(ByteBuffer in) {
        return new HyperLogLog(StateWriter.bytes(in));
    }

    /** The finalizer of SplitMix64 (G. Steele, D. Lea and C. Flood, 2014). */
    private static long hash(long key) {
        long mixed = key + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static double sigma(double share) {
        if (share == 1) return Double.POSITIVE_INFINITY;
        double power = share;
        double factor = 1;
        double sum = share;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * factor;
            factor += factor;
        } while (sum != before);
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) return 0;
        double power = share;
        double factor = 1;
        double sum = 1 - share;
        double before;
        do {
            power = Math.sqrt(power);
            before = sum;
            factor /= 2;
            sum -= (1 - power) * (1 - power) * factor;
        } while (sum != before);
        return sum / 3;
    }
}
