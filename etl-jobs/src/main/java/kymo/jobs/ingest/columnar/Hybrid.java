package kymo.jobs.ingest.columnar;

import java.util.Arrays;

/**
 * Small whole numbers as runs of one value and as packed bits.
 *
 * <p>Source: the Apache Parquet format, "Run Length Encoding / Bit-Packing Hybrid".
 */
final class Hybrid {

    private final Bits page;
    private final int end;
    private final int width;
    private int at;
    private long left;
    private boolean packed;
    private int repeated;
    private int packedAt;
    private long packedBit;

    /** The numbers of {@code width} bits (up to 32) from {@code at} to {@code end}. */
    Hybrid(Bits page, int at, int end, int width) {
        page.check(at, (long) end - at);
        if (width < 0 || width > Integer.SIZE)
            throw new IllegalArgumentException("numbers have 0 to 32 bits but these %d".formatted(width));
        this.page = page;
        this.at = at;
        this.end = end;
        this.width = width;
    }

    void next(int[] into, int count) {
        int filled = 0;
        while (filled < count) {
            if (left == 0) begin();
            int some = (int) Math.min(left, count - filled);
            if (packed) {
                // the last run may be cut off behind its last value
                long bits = packedBit + (long) some * width;
                if (packedAt + ((bits + 7) >>> 3) > end)
                    throw new IndexOutOfBoundsException("packed numbers end too early");
                for (int i = 0; i < some; i++)
                    into[filled + i] = (int) page.unpacked(packedAt, packedBit + (long) i * width, width);
                packedBit = bits;
            } else {
                Arrays.fill(into, filled, filled + some, repeated);
            }
            left -= some;
            filled += some;
        }
    }

    private void begin() {
        int header = varint();
        packed = (header & 1) != 0;
        if (packed) {
            left = (header >>> 1) * 8L;
            packedAt = at;
            packedBit = 0;
            at = (int) Math.min(end, at + left / 8 * width);
        } else {
            left = Integer.toUnsignedLong(header) >>> 1;
            int bytes = (width + 7) / 8;
            if (at + bytes > end) throw new IndexOutOfBoundsException("a run ends too early");
            repeated = (int) page.unpacked(at, 0, bytes * 8);
            at += bytes;
        }
        if (left == 0 && at >= end) throw new IndexOutOfBoundsException("numbers end too early");
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= end) throw new IndexOutOfBoundsException("numbers end too early");
            byte next = page.bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
        throw new IllegalArgumentException("a run's length has too many bytes");
    }
}
