package kymo.core.kernel.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow as a profiler's parts write their state, big-endian; read back from a {@link ByteBuffer} in the same order. */
final class StateWriter {

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);

    void put(long value) {
        room(Long.BYTES).putLong(value);
    }

    void put(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void put(double value) {
        room(Double.BYTES).putDouble(value);
    }

    void put(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    /** The first {@code size} values and their number. */
    void put(double[] values, int size) {
        put(size);
        ByteBuffer to = room(size * Double.BYTES);
        to.asDoubleBuffer().put(values, 0, size);
        to.position(to.position() + size * Double.BYTES);
    }

    /** The first {@code size} values and their number. */
    void put(long[] values, int size) {
        put(size);
        ByteBuffer to = room(size * Long.BYTES);
        to.asLongBuffer().put(values, 0, size);
        to.position(to.position() + size * Long.BYTES);
    }

    void put(byte[] values) {
        put(values.length);
        room(values.length).put(values);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /**
     * The bytes after their first four, which must be {@code kind}.
     *
     * @throws IllegalArgumentException unless they are
     */
    static ByteBuffer reader(byte[] state, int kind) {
        ByteBuffer in = ByteBuffer.wrap(state);
        int found = state.length < Integer.BYTES ? 0 : in.getInt();
        if (found != kind)
            throw new IllegalArgumentException(
                    "a profile's state must begin with %08x but began with %08x; profile the column anew"
                            .formatted(kind, found));
        return in;
    }

    static boolean flag(ByteBuffer in) {
        return in.get() != 0;
    }

    static double[] doubles(ByteBuffer in) {
        double[] values = new double[in.getInt()];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + values.length * Double.BYTES);
        return values;
    }

    static long[] longs(ByteBuffer in) {
        long[] values = new long[in.getInt()];
        in.asLongBuffer().get(values);
        in.position(in.position() + values.length * Long.BYTES);
        return values;
    }

    static byte[] bytes(ByteBuffer in) {
        byte[] values = new byte[in.getInt()];
        in.get(values);
        return values;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(needed, (int)
                            Math.min(Integer.MAX_VALUE - 8L, 2L * needed))))
                    .position(bytes.position());
        }
        return bytes;
    }
}
