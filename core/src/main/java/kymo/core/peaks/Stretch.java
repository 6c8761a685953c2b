package kymo.core.peaks;

import java.util.stream.IntStream;
import kymo.core.kernel.peaks.BaseBorder;
import kymo.core.kernel.peaks.BaseScan;
import kymo.core.kernel.peaks.CandidateScan;
import kymo.core.kernel.peaks.Candidates;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.Prominences;
import kymo.core.kernel.peaks.Samples;

/**
 * Consecutive rows of a signal, in memory, and what can be told of the peaks in them: a peak belongs to the stretch in which its row lies.
 *
 * <p>Rows count from the first one of the whole signal. Looks at rows outside only as far as a flat top at its border goes on.
 */
public final class Stretch {

    /** Rows that are read at once beyond a border; a flat top is seldom longer. */
    private static final int LOOK_ROWS = 4_096;

    private final SignalReader signal;
    private final long from;
    private final double[] values;

    /** Reads rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Stretch(SignalReader signal, long from, long to) {
        this.signal = signal;
        this.from = from;
        this.values = signal.rows(from, to);
    }

    /** How many rows it has. */
    public int size() {
        return values.length;
    }

    /** The whole signal, of which these rows are in memory already. */
    public Samples samples() {
        Samples all = signal.samples();
        return new Samples() {
            @Override
            public long rows() {
                return signal.size();
            }

            @Override
            public double at(long row) {
                long within = row - from;
                return within >= 0 && within < values.length ? values[(int) within] : all.at(row);
            }
        };
    }

    private long to() {
        return from + values.length;
    }

    /** The candidates of this stretch. */
    public Candidates candidates(PeakConditions conditions) {
        CandidateScan scan = begun(conditions);
        Candidates found = scan.accept(values);
        boolean open = scan.isOpen();
        for (long next = to(); open && next < signal.size(); next += LOOK_ROWS) {
            double[] rows = signal.rows(next, Math.min(signal.size(), next + LOOK_ROWS));
            open = isFlat(rows, values[values.length - 1]);
            // the first fall tells of the flat top that is open; what comes behind it is another stretch's
            found = found.followedBy(scan.accept(rows));
        }
        return inside(found);
    }

    private static boolean isFlat(double[] rows, double value) {
        for (double other : rows) if (other != value) return false;
        return true;
    }

    /** A scan that knows what it must of the rows before: those back to the last change of value. */
    private CandidateScan begun(PeakConditions conditions) {
        long first = from;
        for (boolean changes = false; !changes && first > 0; ) {
            long before = Math.max(0, first - LOOK_ROWS);
            double[] rows = signal.rows(before, first);
            changes = !isFlat(rows, rows[0]);
            first = before;
        }
        CandidateScan scan = new CandidateScan(conditions, first);
        for (long row = first; row < from; row += LOOK_ROWS)
            scan.accept(signal.rows(row, Math.min(from, row + LOOK_ROWS)));
        return scan;
    }

    private Candidates inside(Candidates found) {
        int[] positions = IntStream.range(0, found.size())
                .filter(i -> found.rows()[i] >= from && found.rows()[i] < to())
                .toArray();
        return positions.length == found.size() ? found : found.taken(positions);
    }

    /** What the stretch leaves behind for bases beyond its end, or before its beginning. */
    public BaseBorder border(boolean forwards) {
        BaseScan scan = BaseScan.stretch(forwards, forwards ? from : to() - 1);
        scan.accept(values, new long[0], new double[0], new long[0]);
        return scan.border();
    }

    /**
     * The prominences of peaks in this stretch.
     *
     * @param before what all rows before leave behind
     * @param after what all rows after leave behind, walked backwards
     */
    public Prominences prominences(long[] peaks, BaseBorder before, BaseBorder after) {
        return prominences(
                peaks, values, BaseScan.goingOn(before, true, from), BaseScan.goingOn(after, false, to() - 1), from);
    }

    /** The prominences of peaks in this stretch, whose bases are sought in a window around each. */
    public Prominences prominences(long[] peaks, double wlenRows) {
        long reach = (long) Math.ceil(wlenRows) / 2;
        long first = Math.max(0, from - reach);
        long end = Math.min(signal.size(), to() + reach);
        return prominences(
                peaks,
                signal.rows(first, end),
                BaseScan.window(true, first, wlenRows),
                BaseScan.window(false, end - 1, wlenRows),
                first);
    }

    private static Prominences prominences(
            long[] peaks, double[] rows, BaseScan forwards, BaseScan backwards, long firstRow) {
        double[] left = new double[peaks.length];
        double[] right = new double[peaks.length];
        long[] leftBases = new long[peaks.length];
        long[] rightBases = new long[peaks.length];
        forwards.accept(rows, peaks, left, leftBases);
        backwards.accept(rows, peaks, right, rightBases);
        for (int i = 0; i < peaks.length; i++)
            left[i] = Prominences.above(rows[(int) (peaks[i] - firstRow)], left[i], right[i]);
        return Prominences.of(left, leftBases, rightBases);
    }
}
