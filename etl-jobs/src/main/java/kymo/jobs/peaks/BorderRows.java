package kymo.jobs.peaks;

import java.util.Arrays;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.BaseBorder;

/** A {@link BaseBorder} as rows: a row per pair on its stack, then one with the rest. */
final class BorderRows {

    private static final int RISEN = 1;
    private static final int COMPLETE = 2;

    private BorderRows() {}

    static Block of(BaseBorder border) {
        int pairs = border.size();
        double[] tops = new double[pairs + 1];
        double[] lows = new double[pairs + 1];
        long[] lowRows = new long[pairs + 1];
        long[] kinds = new long[pairs + 1];
        for (int i = 0; i < pairs; i++) {
            tops[i] = border.top(i);
            lows[i] = border.low(i);
            lowRows[i] = border.lowRow(i);
        }
        tops[pairs] = border.previous();
        lows[pairs] = border.low();
        lowRows[pairs] = border.lowRow();
        kinds[pairs] = (border.risen() ? RISEN : 0) | (border.complete() ? COMPLETE : 0);
        return new Block(
                0,
                pairs + 1,
                List.of(DoubleColumn.of(tops), DoubleColumn.of(lows), LongColumn.of(lowRows), LongColumn.of(kinds)));
    }

    static BaseBorder border(Block rows) {
        double[] tops = ((DoubleColumn) rows.column(0)).values();
        double[] lows = ((DoubleColumn) rows.column(1)).values();
        long[] lowRows = ((LongColumn) rows.column(2)).values();
        int pairs = rows.rows() - 1;
        long kind = ((LongColumn) rows.column(3)).values()[pairs];
        return new BaseBorder(
                Arrays.copyOf(tops, pairs),
                Arrays.copyOf(lows, pairs),
                Arrays.copyOf(lowRows, pairs),
                lows[pairs],
                lowRows[pairs],
                tops[pairs],
                (kind & RISEN) != 0,
                (kind & COMPLETE) != 0);
    }
}
