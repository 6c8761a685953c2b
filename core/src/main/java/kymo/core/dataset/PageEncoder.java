package kymo.core.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;

/**
 * One column of one block as the body of a Parquet data page (version 1): definition levels, then the existing values, PLAIN.
 *
 * <p>Source: the Apache Parquet format, "Data pages" and "Run length encoding / bit-packing hybrid". Buffers are kept between pages.
 */
final class PageEncoder {

    static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private byte[] bytes = new byte[1 << 16];
    private ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

    /** The page that {@link #encode} has made, from index 0 on; the next call overwrites it. */
    byte[] bytes() {
        return bytes;
    }

    /** Makes the page and returns its length in {@link #bytes()}. */
    int encode(Column column, ColumnType type) {
        int missing = column.missingCount();
        page.clear();
        room(roomFor(column));
        levels(column, missing);
        switch (type.carrier()) {
            case DOUBLE -> doubles((DoubleColumn) column, missing);
            case LONG -> {
                if (type == ColumnType.DATE) days((LongColumn) column);
                else longs((LongColumn) column, missing);
            }
            case BOOLEAN -> booleans((BooleanColumn) column);
            case TEXT -> texts((TextColumn) column);
        }
        return page.position();
    }

    private static int roomFor(Column column) {
        int levels = 16 + column.size() / 8;
        if (column instanceof TextColumn text)
            return levels + 4 * text.size() + text.offsets()[text.size()] - text.offsets()[0];
        return levels + 8 * column.size();
    }

    private void room(int needed) {
        if (bytes.length >= needed) return;
        bytes = new byte[Math.max(needed, bytes.length * 2)];
        page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Four bytes of length, then one run: "all exist" as a repeated 1, otherwise one bit a row. */
    private void levels(Column column, int missing) {
        int rows = column.size();
        int lengthAt = page.position();
        page.putInt(0);
        if (missing == 0) {
            varint(rows << 1);
            page.put((byte) 1);
        } else {
            int groups = (rows + 7) / 8;
            varint((groups << 1) | 1);
            for (int group = 0; group < groups; group++) {
                int bits = 0;
                for (int row = group * 8; row < Math.min(rows, group * 8 + 8); row++) {
                    if (!column.isMissing(row)) bits |= 1 << (row & 7);
                }
                page.put((byte) bits);
            }
        }
        page.putInt(lengthAt, page.position() - lengthAt - 4);
    }

    private void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            page.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        page.put((byte) rest);
    }

    private void doubles(DoubleColumn column, int missing) {
        double[] values = column.values();
        if (missing == 0) {
            page.asDoubleBuffer().put(values);
            page.position(page.position() + 8 * values.length);
            return;
        }
        for (double value : values) {
            if (!Double.isNaN(value)) page.putDouble(value);
        }
    }

    private void longs(LongColumn column, int missing) {
        long[] values = column.values();
        if (missing == 0) {
            page.asLongBuffer().put(values);
            page.position(page.position() + 8 * values.length);
            return;
        }
        for (int row = 0; row < values.length; row++) {
            if (!column.isMissing(row)) page.putLong(values[row]);
        }
    }

    private void days(LongColumn column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) page.putInt((int) Math.floorDiv(column.values()[row], NANOS_PER_DAY));
        }
    }

    private void booleans(BooleanColumn column) {
        int bits = 0;
        int used = 0;
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            if (column.values()[row]) bits |= 1 << used;
            if (++used == 8) {
                page.put((byte) bits);
                bits = 0;
                used = 0;
            }
        }
        if (used > 0) page.put((byte) bits);
    }

    private void texts(TextColumn column) {
        int[] offsets = column.offsets();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) continue;
            int length = offsets[row + 1] - offsets[row];
            page.putInt(length);
            page.put(column.bytes(), offsets[row], length);
        }
    }
}
