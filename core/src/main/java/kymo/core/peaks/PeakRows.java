package kymo.core.peaks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.kernel.peaks.Peaks;

/** Peaks as rows of the result that a bound peak detection describes. */
public final class PeakRows {

    /** The column that holds the peak's row in the source. */
    public static final int ROW = 0;

    private PeakRows() {}

    /**
     * The rows of these peaks of one signal.
     *
     * @param source the dataset that was searched; the axis is read from it
     */
    public static Block of(Peaks peaks, Signal signal, DatasetReader source) {
        List<Column> columns = new ArrayList<>();
        columns.add(LongColumn.of(peaks.rows()));
        int axis = source.schema().axis();
        if (axis >= 0) columns.add(axisAt(peaks.rows(), source, axis));
        columns.add(repeated(signal.name(), peaks.size()));
        columns.add(repeated(signal.minima() ? "minimum" : "maximum", peaks.size()));
        for (PeakProperty property : PeakProperty.values()) {
            double[] values = peaks.property(property);
            if (property.isRow()) columns.add(whole(values));
            else if (signal.minima() && property.isHeight()) columns.add(negated(values));
            else columns.add(DoubleColumn.of(values));
        }
        return new Block(0, peaks.size(), columns);
    }

    private static Column axisAt(long[] rows, DatasetReader source, int axis) {
        int blockRows = source.schema().blockRows();
        boolean doubles = source.schema().columns().get(axis).type().carrier() == ColumnType.Carrier.DOUBLE;
        double[] values = new double[doubles ? rows.length : 0];
        long[] wholes = new long[doubles ? 0 : rows.length];
        long[] valid = new long[Validity.words(rows.length)];
        boolean all = true;
        Column block = null;
        long held = -1;
        for (int i = 0; i < rows.length; i++) {
            if (block == null || rows[i] / blockRows != held) {
                held = rows[i] / blockRows;
                block = source.read(held, new int[] {axis}).column(0);
            }
            int row = (int) (rows[i] - held * blockRows);
            if (block instanceof DoubleColumn column) values[i] = column.values()[row];
            else if (block instanceof LongColumn column) wholes[i] = column.values()[row];
            if (block.isMissing(row)) all = false;
            else valid[i >>> 6] |= 1L << (i & 63);
        }
        return doubles ? DoubleColumn.of(values) : LongColumn.of(wholes, all ? Validity.ALL : Validity.of(valid));
    }

    private static TextColumn repeated(String text, int rows) {
        byte[] one = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[Math.multiplyExact(one.length, rows)];
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(one, 0, bytes, offsets[row], one.length);
            offsets[row + 1] = offsets[row] + one.length;
        }
        return TextColumn.of(bytes, offsets, Validity.ALL);
    }

    private static LongColumn whole(double[] values) {
        long[] whole = new long[values.length];
        for (int i = 0; i < whole.length; i++) whole[i] = (long) values[i];
        return LongColumn.of(whole);
    }

    private static DoubleColumn negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < negated.length; i++) negated[i] = -values[i];
        return DoubleColumn.of(negated);
    }
}
