package kymo.jobs.ingest.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of a page, with room behind them so that a whole word can be read at any place. All of it is little-endian. */
final class Bits {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PADDING = 16;

    final byte[] bytes;
    final int end;

    private Bits(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** Room for so many bytes, which are to be filled. */
    static Bits of(int length) {
        return new Bits(new byte[length + PADDING], length);
    }

    static Bits of(byte[] from, int start, int length) {
        return new Bits(Arrays.copyOfRange(from, start, start + length + PADDING), length);
    }

    /** @throws IndexOutOfBoundsException unless {@code length} bytes from {@code at} on are there */
    void check(int at, long length) {
        if (at < 0 || length < 0 || at + length > end)
            throw new IndexOutOfBoundsException(
                    "%d bytes from %d on are needed but there are %d".formatted(length, at, end));
    }

    int int32(int at) {
        check(at, Integer.BYTES);
        return (int) INT.get(bytes, at);
    }

    long int64(int at) {
        check(at, Long.BYTES);
        return (long) LONG.get(bytes, at);
    }

    /** The {@code width} (up to 64) bits from bit {@code bit} on, counted from the byte at {@code at}; the caller has checked that they are there. */
    long unpacked(int at, long bit, int width) {
        if (width == 0) return 0;
        int from = at + (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long word = (long) LONG.get(bytes, from) >>> shift;
        if (shift + width > Long.SIZE) word |= (long) (bytes[from + Long.BYTES] & 0xFF) << (Long.SIZE - shift);
        return width == Long.SIZE ? word : word & ((1L << width) - 1);
    }
}
