package kymo.jobs.host.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import org.jspecify.annotations.Nullable;

/** Bytes in the making, which {@link WireIn} reads. */
public final class WireOut {

    private static final int USUAL_BYTES = 256;

    private ByteBuffer out;

    public WireOut() {
        this(USUAL_BYTES);
    }

    /** @param bytes how many there will be; it grows when there are more, and is not copied when there are as many */
    public WireOut(int bytes) {
        out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes so far. */
    public byte[] bytes() {
        byte[] all = out.array();
        return all.length == out.position() ? all : java.util.Arrays.copyOf(all, out.position());
    }

    public int size() {
        return out.position();
    }

    public WireOut put(int number) {
        room(Integer.BYTES).putInt(number);
        return this;
    }

    public WireOut put(long number) {
        room(Long.BYTES).putLong(number);
        return this;
    }

    /** Bit for bit. */
    public WireOut put(double number) {
        return put(Double.doubleToRawLongBits(number));
    }

    public WireOut put(boolean truth) {
        room(1).put((byte) (truth ? 1 : 0));
        return this;
    }

    public WireOut put(@Nullable Integer number) {
        put(number != null);
        return number == null ? this : put(number.intValue());
    }

    public WireOut put(@Nullable Double number) {
        put(number != null);
        return number == null ? this : put(number.doubleValue());
    }

    public WireOut put(@Nullable String text) {
        put(text != null);
        return text == null ? this : put(text.getBytes(StandardCharsets.UTF_8));
    }

    public WireOut put(byte[] bytes) {
        put(bytes.length);
        room(bytes.length).put(bytes);
        return this;
    }

    public WireOut put(Collection<String> texts) {
        return putAll(texts, WireOut::put);
    }

    /** How many there are, then each. */
    public <T> WireOut putAll(Collection<T> elements, BiConsumer<WireOut, T> write) {
        put(elements.size());
        for (T element : elements) write.accept(this, element);
        return this;
    }

    public WireOut put(double[] values) {
        room(Math.multiplyExact(Double.BYTES, values.length)).asDoubleBuffer().put(values);
        return skip(Double.BYTES * values.length);
    }

    public WireOut put(long[] values) {
        room(Math.multiplyExact(Long.BYTES, values.length)).asLongBuffer().put(values);
        return skip(Long.BYTES * values.length);
    }

    private WireOut skip(int written) {
        out.position(out.position() + written);
        return this;
    }

    /** The column's values; neither its type nor its rows. */
    public WireOut put(Column column) {
        if (column instanceof DoubleColumn doubles) return put(doubles.values());
        if (column instanceof LongColumn longs) return put(longs.values()).put(longs.validity(), longs.size());
        if (column instanceof BooleanColumn booleans) {
            room(booleans.size());
            for (boolean value : booleans.values()) out.put((byte) (value ? 1 : 0));
            return put(booleans.validity(), booleans.size());
        }
        TextColumn texts = (TextColumn) column;
        int[] offsets = texts.offsets();
        room(Math.multiplyExact(Integer.BYTES, texts.size()));
        for (int row = 1; row <= texts.size(); row++) out.putInt(offsets[row] - offsets[0]);
        int bytes = offsets[texts.size()] - offsets[0];
        room(bytes).put(texts.bytes(), offsets[0], bytes);
        return put(texts.validity(), texts.size());
    }

    private WireOut put(Validity validity, int rows) {
        put(validity.isAll());
        if (validity.isAll()) return this;
        long[] bits = new long[Validity.words(rows)];
        for (int row = 0; row < rows; row++) if (validity.isValid(row)) bits[row >>> 6] |= 1L << (row & 63);
        return put(bits);
    }

    /** How many bytes a column takes. */
    public static int bytes(Column column) {
        long rows = column.size();
        long bytes = 1 + 8L * Validity.words(column.size());
        if (column instanceof DoubleColumn) bytes = Double.BYTES * rows;
        else if (column instanceof LongColumn longs)
            bytes = Long.BYTES * rows + (longs.validity().isAll() ? 1 : bytes);
        else if (column instanceof BooleanColumn booleans)
            bytes = rows + (booleans.validity().isAll() ? 1 : bytes);
        else if (column instanceof TextColumn texts) {
            int[] offsets = texts.offsets();
            bytes = Integer.BYTES * rows
                    + offsets[texts.size()]
                    - offsets[0]
                    + (texts.validity().isAll() ? 1 : bytes);
        }
        return Math.toIntExact(bytes);
    }

    private ByteBuffer room(int more) {
        if (out.remaining() >= more) return out;
        int needed = Math.addExact(out.position(), more);
        int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * out.capacity());
        ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, doubled)).order(ByteOrder.LITTLE_ENDIAN);
        out = larger.put(out.flip());
        return out;
    }
}
