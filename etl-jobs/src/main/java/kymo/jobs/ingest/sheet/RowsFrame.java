package kymo.jobs.ingest.sheet;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/**
 * Consecutive rows as they go from the host to the worker: column by column, then the rejects.
 */
record RowsFrame(Block block, List<Reject> rejects) {

    private static final int HEAD_BYTES = 8 + 4;

    static byte[] encode(RowBuffer rows, long firstRow, List<Reject> rejects) throws IOException {
        byte[] listed = encode(rejects);
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + bytes(rows) + listed.length);
        out.putLong(firstRow).putInt(rows.rows);
        for (int column = 0; column < rows.types.length; column++) {
            switch (rows.types[column].carrier()) {
                case DOUBLE -> {
                    for (int row = 0; row < rows.rows; row++) out.putDouble(rows.doubles[column][row]);
                }
                case LONG -> {
                    for (int row = 0; row < rows.rows; row++) out.putLong(rows.longs[column][row]);
                }
                case BOOLEAN -> {
                    for (int row = 0; row < rows.rows; row++) out.put((byte) (rows.booleans[column][row] ? 1 : 0));
                }
                case TEXT -> {
                    for (int row = 0; row < rows.rows; row++) out.putInt(rows.textEnds[column][row]);
                    out.put(rows.texts[column], 0, rows.textBegin(column));
                }
            }
            for (int word = 0; word < words(rows.types[column], rows.rows); word++)
                out.putLong(rows.valid[column][word]);
        }
        return out.put(listed).array();
    }

    private static int bytes(RowBuffer rows) {
        long bytes = 0;
        for (int column = 0; column < rows.types.length; column++) {
            bytes += switch (rows.types[column].carrier()) {
                case DOUBLE, LONG -> 8L * rows.rows;
                case BOOLEAN -> rows.rows;
                case TEXT -> 4L * rows.rows + rows.textBegin(column);
            };
            bytes += 8L * words(rows.types[column], rows.rows);
        }
        return Math.toIntExact(bytes);
    }

    private static int words(ColumnType type, int rows) {
        return type.carrier() == ColumnType.Carrier.DOUBLE ? 0 : Validity.words(rows);
    }

    private static byte[] encode(List<Reject> rejects) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(rejects.size());
        for (Reject reject : rejects) {
            out.writeLong(reject.line());
            for (String text : List.of(reject.column(), reject.text(), reject.reason())) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * What was encoded, by a host that is not to be trusted.
     *
     * @throws RuntimeException when it is none for such columns
     */
    static RowsFrame decode(byte[] payload, List<SheetColumn> columns, int mostRows) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        long firstRow = in.getLong();
        int rows = in.getInt();
        if (rows < 1 || rows > mostRows) throw new IllegalArgumentException("a piece of %d rows".formatted(rows));
        List<Column> decoded = new ArrayList<>();
        for (SheetColumn column : columns) decoded.add(column(in, column.type(), rows));
        List<Reject> rejects = rejects(in);
        if (in.hasRemaining()) throw new IllegalArgumentException("%d bytes too many".formatted(in.remaining()));
        return new RowsFrame(new Block(firstRow, rows, decoded), rejects);
    }

    private static Column column(ByteBuffer in, ColumnType type, int rows) {
        return switch (type.carrier()) {
            case DOUBLE -> DoubleColumn.of(doubles(in, rows));
            case LONG -> LongColumn.of(longs(in, rows), validity(in, rows));
            case BOOLEAN -> BooleanColumn.of(booleans(in, rows), validity(in, rows));
            case TEXT -> texts(in, rows);
        };
    }

    private static double[] doubles(ByteBuffer in, int rows) {
        double[] values = new double[rows];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + 8 * rows);
        return values;
    }

    private static long[] longs(ByteBuffer in, int count) {
        long[] values = new long[count];
        in.asLongBuffer().get(values);
        in.position(in.position() + 8 * count);
        return values;
    }

    private static boolean[] booleans(ByteBuffer in, int rows) {
        boolean[] values = new boolean[rows];
        for (int row = 0; row < rows; row++) values[row] = in.get() != 0;
        return values;
    }

    private static TextColumn texts(ByteBuffer in, int rows) {
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            offsets[row + 1] = in.getInt();
            if (offsets[row + 1] < offsets[row])
                throw new IllegalArgumentException("a text that ends before it begins");
        }
        return TextColumn.of(bytes(in, offsets[rows]), offsets, validity(in, rows));
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        if (count < 0 || count > in.remaining()) throw new IllegalArgumentException("a text behind the end");
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static Validity validity(ByteBuffer in, int rows) {
        long[] bits = longs(in, Validity.words(rows));
        boolean all = true;
        for (int row = 0; row < rows && all; row++) all = (bits[row >>> 6] >>> (row & 63) & 1) != 0;
        return all ? Validity.ALL : Validity.of(bits);
    }

    private static List<Reject> rejects(ByteBuffer in) {
        int count = in.getInt();
        List<Reject> rejects = new ArrayList<>();
        for (int i = 0; i < count; i++) rejects.add(new Reject(in.getLong(), 0, string(in), string(in), string(in)));
        return rejects;
    }

    private static String string(ByteBuffer in) {
        return new String(bytes(in, in.getInt()), StandardCharsets.UTF_8);
    }
}
