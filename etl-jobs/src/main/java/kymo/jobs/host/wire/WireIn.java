package kymo.jobs.host.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WireOut} wrote, or what somebody else sent who is not to be trusted: then some {@link RuntimeException} comes. */
public final class WireIn {

    private final ByteBuffer in;

    public WireIn(byte[] bytes) {
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public int number() {
        return in.getInt();
    }

    public long whole() {
        return in.getLong();
    }

    /** Bit for bit. */
    public double real() {
        return Double.longBitsToDouble(in.getLong());
    }

    public boolean truth() {
        return in.get() != 0;
    }

    public @Nullable Integer maybeNumber() {
        return truth() ? in.getInt() : null;
    }

    public @Nullable Double maybeReal() {
        return truth() ? real() : null;
    }

    public String text() {
        String text = maybeText();
        if (text == null) throw new IllegalArgumentException("a text that must be there");
        return text;
    }

    public @Nullable String maybeText() {
        return truth() ? new String(bytes(), StandardCharsets.UTF_8) : null;
    }

    public byte[] bytes() {
        return bytes(in.getInt());
    }

    public List<String> texts() {
        return list(WireIn::text);
    }

    public <T> List<T> list(Function<WireIn, T> read) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) throw new IllegalArgumentException("a list of " + count);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) list.add(read.apply(this));
        return list;
    }

    public double[] reals(int count) {
        double[] values = new double[fitting(count, Double.BYTES)];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + Double.BYTES * count);
        return values;
    }

    public long[] wholes(int count) {
        long[] values = new long[fitting(count, Long.BYTES)];
        in.asLongBuffer().get(values);
        in.position(in.position() + Long.BYTES * count);
        return values;
    }

    /** A column of so many values. */
    public Column column(ColumnType type, int rows) {
        return switch (type.carrier()) {
            case DOUBLE -> DoubleColumn.of(reals(rows));
            case LONG -> LongColumn.of(wholes(rows), validity(rows));
            case BOOLEAN -> BooleanColumn.of(booleans(rows), validity(rows));
            case TEXT -> column(rows);
        };
    }

    private boolean[] booleans(int rows) {
        boolean[] values = new boolean[fitting(rows, 1)];
        for (int row = 0; row < rows; row++) values[row] = in.get() != 0;
        return values;
    }

    private TextColumn column(int rows) {
        int[] offsets = new int[fitting(rows, Integer.BYTES) + 1];
        for (int row = 0; row < rows; row++) {
            offsets[row + 1] = in.getInt();
            if (offsets[row + 1] < offsets[row])
                throw new IllegalArgumentException("a text that ends before it begins");
        }
        return TextColumn.of(bytes(offsets[rows]), offsets, validity(rows));
    }

    private Validity validity(int rows) {
        if (truth()) return Validity.ALL;
        long[] bits = wholes(Validity.words(rows));
        boolean all = true;
        for (int row = 0; row < rows && all; row++) all = (bits[row >>> 6] >>> (row & 63) & 1) != 0;
        return all ? Validity.ALL : Validity.of(bits);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[fitting(count, 1)];
        in.get(bytes);
        return bytes;
    }

    /** Nothing is allocated for what has not come. */
    private int fitting(int count, int bytes) {
        if (count < 0 || (long) count * bytes > in.remaining())
            throw new IllegalArgumentException("%d values in %d bytes".formatted(count, in.remaining()));
        return count;
    }

    /**
     * Says that nothing more is expected.
     *
     * @throws IllegalArgumentException unless everything has been read
     */
    public void end() {
        if (in.hasRemaining()) throw new IllegalArgumentException("%d bytes too many".formatted(in.remaining()));
    }
}
