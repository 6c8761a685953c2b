package kymo.jobs.ingest.columnar;

/**
 * Whole numbers as packed differences.
 *
 * <p>Source: the Apache Parquet format, "Delta Encoding (DELTA_BINARY_PACKED = 5)".
 */
final class DeltaNumbers {

    private static final int MOST_BLOCK = 1 << 20;

    private final Bits page;
    private final int perMini;
    private final int minis;
    private final long total;
    private int at;
    private long given;
    private long value;
    private long least;
    private int widthsAt;
    private int mini;
    private int inMini;

    DeltaNumbers(Bits page, int from) {
        this.page = page;
        at = from;
        long block = varint();
        minis = (int) Math.min(Integer.MAX_VALUE, varint());
        total = varint();
        value = zigzag();
        if (block <= 0 || block > MOST_BLOCK || minis <= 0 || block % minis != 0 || block / minis % 8 != 0 || total < 0)
            throw new IllegalArgumentException("differences in blocks of %d of %d parts".formatted(block, minis));
        perMini = (int) (block / minis);
        mini = minis;
    }

    long total() {
        return total;
    }

    void next(long[] into, int count) {
        if (given + count > total) throw new IndexOutOfBoundsException("differences end too early");
        int filled = 0;
        if (given == 0 && count > 0) into[filled++] = value;
        while (filled < count) {
            if (mini == minis) beginBlock();
            int width = page.bytes[widthsAt + mini] & 0xFF;
            int some = Math.min(perMini - inMini, count - filled);
            if (inMini == 0) page.check(at, (long) perMini / 8 * width);
            if (width > Long.SIZE) throw new IllegalArgumentException("differences of %d bits".formatted(width));
            for (int i = 0; i < some; i++) {
                value += least + page.unpacked(at, (long) (inMini + i) * width, width);
                into[filled + i] = value;
            }
            filled += some;
            inMini += some;
            if (inMini == perMini) endMini(width);
        }
        given += count;
    }

    /** Where the bytes behind the last of all numbers begin. */
    int end(long[] scratch) {
        while (given < total) next(scratch, (int) Math.min(scratch.length, total - given));
        if (inMini > 0) endMini(page.bytes[widthsAt + mini] & 0xFF);
        return at;
    }

    private void endMini(int width) {
        at += perMini / 8 * width;
        mini++;
        inMini = 0;
    }

    private void beginBlock() {
        least = zigzag();
        page.check(at, minis);
        widthsAt = at;
        at += minis;
        mini = 0;
        inMini = 0;
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            page.check(at, 1);
            byte next = page.bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
        throw new IllegalArgumentException("a number has too many bytes");
    }
}
