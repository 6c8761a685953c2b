package kymo.core.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** The way back from {@link PageEncoder}: reads pages that it has written, and no others. */
final class PageDecoder {

    private final ByteBuffer page;
    private final int rows;

    private PageDecoder(ByteBuffer page, int rows) {
        this.page = page;
        this.rows = rows;
    }

    /**
     * The column in the {@code length} bytes from {@code offset} on.
     *
     * @throws RuntimeException of any kind when the bytes are no such page
     */
    static Column decode(byte[] bytes, int offset, int length, int rows, ColumnType type) {
        ByteBuffer page = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        PageDecoder decoder = new PageDecoder(page, rows);
        Validity validity = decoder.levels();
        Column column = switch (type.carrier()) {
            case DOUBLE -> decoder.doubles(validity);
            case LONG -> type == ColumnType.DATE ? decoder.days(validity) : decoder.longs(validity);
            case BOOLEAN -> decoder.booleans(validity);
            case TEXT -> decoder.texts(validity);
        };
        if (page.hasRemaining())
            throw new IllegalArgumentException(
                    "a page must end with its last value but has %d bytes more".formatted(page.remaining()));
        return column;
    }

    private Validity levels() {
        int end = page.getInt() + page.position();
        int header = varint();
        if ((header & 1) == 0) {
            if (page.get() != 1 || header >>> 1 != rows)
                throw new IllegalArgumentException("a run of levels must say that all %d rows exist".formatted(rows));
            return Validity.ALL;
        }
        long[] bits = new long[Validity.words(rows)];
        int groups = header >>> 1;
        for (int group = 0; group < groups; group++) bits[group >>> 3] |= (page.get() & 0xFFL) << ((group & 7) * 8);
        if (page.position() != end) throw new IllegalArgumentException("definition levels must be one run");
        return Validity.of(bits);
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = page.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
    }

    private DoubleColumn doubles(Validity validity) {
        double[] values = new double[rows];
        if (validity.isAll()) {
            page.asDoubleBuffer().get(values);
            page.position(page.position() + 8 * rows);
        } else {
            for (int row = 0; row < rows; row++) values[row] = validity.isValid(row) ? page.getDouble() : Double.NaN;
        }
        return DoubleColumn.of(values);
    }

    private LongColumn longs(Validity validity) {
        long[] values = new long[rows];
        if (validity.isAll()) {
            page.asLongBuffer().get(values);
            page.position(page.position() + 8 * rows);
        } else {
            for (int row = 0; row < rows; row++) {
                if (validity.isValid(row)) values[row] = page.getLong();
            }
        }
        return LongColumn.of(values, validity);
    }

    private LongColumn days(Validity validity) {
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) {
            if (validity.isValid(row)) values[row] = page.getInt() * PageEncoder.NANOS_PER_DAY;
        }
        return LongColumn.of(values, validity);
    }

    private BooleanColumn booleans(Validity validity) {
        boolean[] values = new boolean[rows];
        int bits = 0;
        int left = 0;
        for (int row = 0; row < rows; row++) {
            if (!validity.isValid(row)) continue;
            if (left == 0) {
                bits = page.get();
                left = 8;
            }
            values[row] = (bits & 1) != 0;
            bits >>= 1;
            left--;
        }
        return BooleanColumn.of(values, validity);
    }

    private TextColumn texts(Validity validity) {
        int[] offsets = new int[rows + 1];
        byte[] bytes = new byte[page.remaining()];
        for (int row = 0; row < rows; row++) {
            int length = validity.isValid(row) ? page.getInt() : 0;
            page.get(bytes, offsets[row], length);
            offsets[row + 1] = offsets[row] + length;
        }
        return TextColumn.of(Arrays.copyOf(bytes, offsets[rows]), offsets, validity);
    }
}
