package kymo.jobs.ingest.columnar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** A column of the block that is being read. */
final class ColumnInMaking {

    private static final int MOST_CELL_BYTES = 1 << 20;

    private final String name;
    private final Meaning meaning;
    private final ColumnType type;
    private double[] doubles = new double[0];
    private long[] longs = new long[0];
    private boolean[] booleans = new boolean[0];
    private byte[] texts = new byte[0];
    private int[] offsets = new int[1];
    private long[] valid = new long[0];
    private boolean hasMissing;
    private int rows;

    ColumnInMaking(String name, Meaning meaning, ColumnType type) {
        this.name = name;
        this.meaning = meaning;
        this.type = type;
    }

    /** Makes room for a block of so many rows and forgets the last one. */
    void begin(int blockRows) {
        rows = 0;
        hasMissing = false;
        valid = new long[Validity.words(blockRows)];
        switch (type.carrier()) {
            case DOUBLE -> doubles = new double[blockRows];
            case LONG -> longs = new long[blockRows];
            case BOOLEAN -> booleans = new boolean[blockRows];
            case TEXT -> {
                offsets = new int[blockRows + 1];
                texts = new byte[0];
            }
        }
    }

    /** Bytes of text so far. */
    int textBytes() {
        return offsets[type.carrier() == ColumnType.Carrier.TEXT ? rows : 0];
    }

    /** @throws ArithmeticException when a value does not fit the column's type */
    void add(RawValues raw) {
        int value = 0;
        for (int row = 0; row < raw.rows; row++) {
            if (raw.exists(row)) {
                valid[(rows + row) >>> 6] |= 1L << ((rows + row) & 63);
                put(rows + row, raw, value++);
            } else {
                hasMissing = true;
                if (type.carrier() == ColumnType.Carrier.DOUBLE) doubles[rows + row] = Double.NaN;
                if (type.carrier() == ColumnType.Carrier.TEXT) offsets[rows + row + 1] = offsets[rows + row];
            }
        }
        rows += raw.rows;
    }

    private void put(int row, RawValues raw, int value) {
        switch (type.carrier()) {
            case DOUBLE -> doubles[row] = meaning.asDouble(raw, value);
            case LONG -> longs[row] = meaning.asLong(raw, value);
            case BOOLEAN -> booleans[row] = raw.longs[value] != 0;
            case TEXT -> putText(row, raw, value);
        }
    }

    private void putText(int row, RawValues raw, int value) {
        if (meaning.kind() != Meaning.Kind.TEXT) {
            byte[] text = meaning.asText(raw, value).getBytes(StandardCharsets.UTF_8);
            putText(row, text, 0, text.length);
            return;
        }
        int length = raw.length(value);
        if (length > MOST_CELL_BYTES)
            throw new ProblemException(
                    ProblemCode.CELL_TOO_LONG,
                    "a cell must be no longer than 1 MiB but one in column '%s' has %,d bytes; leave the column out when you write the file"
                            .formatted(name, length));
        if (isText(raw.bytes, raw.starts[value], raw.ends[value])) {
            putText(row, raw.bytes, raw.starts[value], length);
        } else {
            // what is no UTF-8 shows as such
            byte[] text = new String(raw.bytes, raw.starts[value], length, StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
            putText(row, text, 0, text.length);
        }
    }

    private void putText(int row, byte[] from, int start, int length) {
        int at = offsets[row];
        int end = Math.addExact(at, length);
        if (end > texts.length) texts = Arrays.copyOf(texts, Math.max(end, texts.length + (texts.length >> 1)));
        System.arraycopy(from, start, texts, at, length);
        offsets[row + 1] = end;
    }

    private static boolean isText(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) at++;
        if (at == to) return true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, to - at));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    Column build() {
        return switch (type.carrier()) {
            case DOUBLE -> DoubleColumn.of(Arrays.copyOf(doubles, rows));
            case LONG -> LongColumn.of(Arrays.copyOf(longs, rows), validity());
            case BOOLEAN -> BooleanColumn.of(Arrays.copyOf(booleans, rows), validity());
            case TEXT -> TextColumn.of(texts, Arrays.copyOf(offsets, rows + 1), validity());
        };
    }

    private Validity validity() {
        return hasMissing ? Validity.of(Arrays.copyOf(valid, Validity.words(rows))) : Validity.ALL;
    }
}
