package kymo.core.kernel.profile;

/** Sorts doubles by the bytes of their bits: a few passes whatever the order, passes over a byte that all share left out. */
final class RadixSort {

    private static final int BYTES = 8;
    private static final int BUCKETS = 256;

    private RadixSort() {}

    /** Sorts the first {@code size} values ascending, -0.0 before 0.0; there is no NaN. {@code from} and {@code to} are room for as many. */
    static void sort(double[] values, int size, long[] from, long[] to) {
        int[][] counts = new int[BYTES][BUCKETS];
        for (int i = 0; i < size; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            long key = bits ^ ((bits >> 63) | Long.MIN_VALUE);
            from[i] = key;
            for (int digit = 0; digit < BYTES; digit++) counts[digit][(int) (key >>> (8 * digit)) & 0xFF]++;
        }
        long[] source = from;
        long[] target = to;
        for (int digit = 0; digit < BYTES; digit++) {
            int shift = 8 * digit;
            int[] starts = counts[digit];
            if (size > 0 && starts[(int) (source[0] >>> shift) & 0xFF] == size) continue;
            int start = 0;
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                int count = starts[bucket];
                starts[bucket] = start;
                start += count;
            }
            for (int i = 0; i < size; i++) {
                long key = source[i];
                target[starts[(int) (key >>> shift) & 0xFF]++] = key;
            }
            long[] swapped = source;
            source = target;
            target = swapped;
        }
        for (int i = 0; i < size; i++) {
            long key = source[i];
            values[i] = Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
        }
    }
}
