package kymo.core.kernel.peaks;

import java.util.Arrays;

/** The choice among candidates that must be some rows apart, all of them in memory: {@link SpacingScan} and back. */
final class Spacing {

    /** Far beyond any signal, yet twice of it can be taken from a row. */
    private static final double MOST_ROWS = 0x1p60;

    private Spacing() {}

    /** @throws IllegalArgumentException unless {@code distanceRows >= 1} */
    static long wholeRows(double distanceRows) {
        if (!(distanceRows >= 1))
            throw new IllegalArgumentException("distance must be 1 or more rows but was " + distanceRows);
        return (long) Math.min(MOST_ROWS, Math.ceil(distanceRows));
    }

    /** The positions in {@code rows}, which ascend, of the candidates that stay. */
    static int[] select(long[] rows, double[] heights, double distanceRows) {
        SpacingScan forth = new SpacingScan(distanceRows);
        boolean[] begins = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) begins[i] = forth.begins(rows[i], heights[i]);
        SpacingReturn back = new SpacingReturn(distanceRows);
        int[] kept = new int[rows.length];
        int first = rows.length;
        int settled = rows.length;
        for (int i = rows.length - 1; i >= -1; i--) {
            long row = i < 0 ? back.finish() : back.accept(rows[i], heights[i], begins[i]);
            if (row == SpacingReturn.NONE) continue;
            do settled--;
            while (rows[settled] != row);
            kept[--first] = settled;
        }
        return Arrays.copyOfRange(kept, first, rows.length);
    }
}
