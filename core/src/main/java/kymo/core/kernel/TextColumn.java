package kymo.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UTF-8 text: row {@code i} is bytes {@code offsets[i]} to {@code offsets[i + 1]}. A missing row is empty. */
public final class TextColumn implements Column {

    private final byte[] bytes;
    private final int[] offsets;
    private final Validity validity;

    private TextColumn(byte[] bytes, int[] offsets, Validity validity) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.validity = validity;
    }

    /** A column of {@code offsets.length - 1} rows over these arrays, which are not copied; {@code bytes} may be longer. */
    public static TextColumn of(byte[] bytes, int[] offsets, Validity validity) {
        return new TextColumn(bytes, offsets, validity);
    }

    /** A column of these texts, null being missing. For tests and small tables. */
    public static TextColumn of(List<? extends @Nullable String> texts) {
        int[] offsets = new int[texts.size() + 1];
        long[] valid = new long[Validity.words(texts.size())];
        byte[][] cells = new byte[texts.size()][];
        for (int row = 0; row < cells.length; row++) {
            String text = texts.get(row);
            cells[row] = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            if (text != null) valid[row >>> 6] |= 1L << (row & 63);
            offsets[row + 1] = offsets[row] + cells[row].length;
        }
        byte[] bytes = new byte[offsets[cells.length]];
        for (int row = 0; row < cells.length; row++) {
            System.arraycopy(cells[row], 0, bytes, offsets[row], cells[row].length);
        }
        return new TextColumn(bytes, offsets, Validity.of(valid));
    }

    /** The text in {@code row}, or null when it is missing; makes a String, so not for hot paths. */
    public @Nullable String text(int row) {
        return isMissing(row)
                ? null
                : new String(bytes, offsets[row], offsets[row + 1] - offsets[row], StandardCharsets.UTF_8);
    }

    /** The backing bytes; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** {@code size() + 1} positions in {@link #bytes()}; not to be changed. */
    public int[] offsets() {
        return offsets;
    }

    public Validity validity() {
        return validity;
    }

    @Override
    public int size() {
        return offsets.length - 1;
    }

    @Override
    public boolean isMissing(int row) {
        return !validity.isValid(row);
    }

    @Override
    public int missingCount() {
        return validity.missing(size());
    }

    @Override
    public TextColumn slice(int from, int to) {
        int[] moved = new int[to - from + 1];
        for (int row = 0; row < moved.length; row++) moved[row] = offsets[from + row] - offsets[from];
        return new TextColumn(Arrays.copyOfRange(bytes, offsets[from], offsets[to]), moved, validity.slice(from, to));
    }

    @Override
    public boolean equals(Object o) {
        if (!(o instanceof TextColumn other) || size() != other.size()) return false;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row) != other.isMissing(row)) return false;
            if (!Arrays.equals(
                    bytes, offsets[row], offsets[row + 1], other.bytes, other.offsets[row], other.offsets[row + 1]))
                return false;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return size();
    }

    @Override
    public String toString() {
        return size() + " texts";
    }
}
