package kymo.jobs.ingest.columnar;

/**
 * Values whose first bytes come first, then all second ones, and so on.
 *
 * <p>Source: the Apache Parquet format, "Byte Stream Split (BYTE_STREAM_SPLIT = 9)".
 */
final class SplitValues implements PageValues {

    private final Bits page;
    private final int from;
    private final int width;
    private final boolean inBytes;
    private final int values;
    private int given;

    SplitValues(Bits page, int from, int width, boolean inBytes) {
        if (width < 1) throw new IllegalArgumentException("values of %d bytes".formatted(width));
        this.page = page;
        this.from = from;
        this.width = width;
        this.inBytes = inBytes;
        values = (page.end - from) / width;
    }

    @Override
    public void next(int count, RawValues into) {
        if (given + count > values) throw new IndexOutOfBoundsException("values end too early");
        into.inBytes = inBytes;
        if (inBytes) into.bytes = new byte[Math.multiplyExact(count, width)];
        for (int i = 0; i < count; i++) {
            if (inBytes) {
                into.starts[i] = i * width;
                into.ends[i] = (i + 1) * width;
                for (int part = 0; part < width; part++) into.bytes[i * width + part] = at(part, given + i);
            } else {
                long value = 0;
                for (int part = 0; part < width; part++) value |= (at(part, given + i) & 0xFFL) << (8 * part);
                into.longs[i] = width == Integer.BYTES ? (int) value : value;
            }
        }
        given += count;
    }

    private byte at(int part, int value) {
        return page.bytes[from + part * values + value];
    }
}
