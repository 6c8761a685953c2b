package kymo.jobs.ingest.columnar;

import org.apache.parquet.format.Type;

/**
 * Values one after the other.
 *
 * <p>Source: the Apache Parquet format, "Plain (PLAIN = 0)".
 */
final class PlainValues implements PageValues {

    private final Bits page;
    private final Type type;
    private final int width;
    private int at;
    private int bit;

    /** @param width bytes of a value of fixed length */
    PlainValues(Bits page, int at, Type type, int width) {
        this.page = page;
        this.at = at;
        this.type = type;
        this.width = width;
    }

    @Override
    public void next(int count, RawValues into) {
        into.inBytes = type == Type.BYTE_ARRAY || type == Type.FIXED_LEN_BYTE_ARRAY || type == Type.INT96;
        switch (type) {
            case BOOLEAN -> booleans(count, into);
            case INT32, FLOAT -> {
                page.check(at, 4L * count);
                for (int i = 0; i < count; i++) into.longs[i] = page.int32(at + 4 * i);
                at += 4 * count;
            }
            case INT64, DOUBLE -> {
                page.check(at, 8L * count);
                for (int i = 0; i < count; i++) into.longs[i] = page.int64(at + 8 * i);
                at += 8 * count;
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                page.check(at, (long) width * count);
                into.bytes = page.bytes;
                for (int i = 0; i < count; i++) {
                    into.starts[i] = at;
                    at += width;
                    into.ends[i] = at;
                }
            }
            case BYTE_ARRAY -> {
                into.bytes = page.bytes;
                for (int i = 0; i < count; i++) {
                    int length = page.int32(at);
                    page.check(at + 4, length);
                    into.starts[i] = at + 4;
                    at += 4 + length;
                    into.ends[i] = at;
                }
            }
        }
    }

    private void booleans(int count, RawValues into) {
        page.check(at, (bit + count + 7) / 8);
        for (int i = 0; i < count; i++) into.longs[i] = page.unpacked(at, bit + i, 1);
        bit += count;
        at += bit >>> 3;
        bit &= 7;
    }
}
