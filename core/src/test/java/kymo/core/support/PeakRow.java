package kymo.core.support;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.kernel.peaks.Peaks;
import org.jspecify.annotations.Nullable;

/** A peak as the result tells it, of a dataset that {@link AskedPeaks} made. */
public record PeakRow(long row, long time, int order, List<Double> properties) {

    /** Peak {@code i} of a column. */
    public static PeakRow of(Peaks peaks, int i, int column, boolean minimum, boolean basesAsBounds) {
        List<Double> values = new ArrayList<>();
        for (PeakProperty property : PeakProperty.values()) {
            PeakProperty told = basesAsBounds && property == PeakProperty.LEFT_BOUNDS
                    ? PeakProperty.LEFT_BASES
                    : basesAsBounds && property == PeakProperty.RIGHT_BOUNDS ? PeakProperty.RIGHT_BASES : property;
            double value = peaks.property(told)[i];
            values.add(minimum && property.isHeight() ? -value : value);
        }
        return new PeakRow(peaks.rows()[i], peaks.rows()[i] * 1_000, 2 * column + (minimum ? 1 : 0), values);
    }

    /** All rows of a result; null has none. */
    public static List<PeakRow> all(@Nullable Block result) {
        List<PeakRow> rows = new ArrayList<>();
        for (int row = 0; result != null && row < result.rows(); row++) rows.add(of(result, row));
        return rows;
    }

    /** Row {@code row} of a result. */
    private static PeakRow of(Block all, int row) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < PeakProperty.values().length; i++) {
            Column column = all.column(4 + i);
            values.add(
                    column instanceof LongColumn whole
                            ? (double) whole.values()[row]
                            : ((DoubleColumn) column).values()[row]);
        }
        boolean minimum = "minimum".equals(((TextColumn) all.column(3)).text(row));
        int column = "c1".equals(((TextColumn) all.column(2)).text(row)) ? 1 : 0;
        return new PeakRow(
                ((LongColumn) all.column(0)).values()[row],
                ((LongColumn) all.column(1)).values()[row],
                2 * column + (minimum ? 1 : 0),
                values);
    }
}
