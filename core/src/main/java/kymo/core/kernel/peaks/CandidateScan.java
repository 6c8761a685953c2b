package kymo.core.kernel.peaks;

import org.jspecify.annotations.Nullable;

/**
 * Finds local maxima in a signal that comes as blocks, and applies the conditions that need nothing but the peak and its neighbours:
 * plateau size, height, threshold.
 *
 * <p>Shape: the blocks of one signal in order; each answers with the candidates whose fall it sees, which may lie in an earlier block when a flat
 * top crosses the border. Memory: a few numbers, besides the candidates of one block. A maximum is one or more equal rows, higher than
 * the row before and the row after; the signal's first and last row have no such neighbour and are none.
 * Source: the definition, that of scipy.signal.find_peaks.
 */
public final class CandidateScan {

    private static final int TILE = 1024;

    private final PeakConditions conditions;
    private final @Nullable Bounds heights;
    private final int[] likely = new int[TILE];

    private long row;
    private double previous = Double.NaN;
    private boolean risen;
    private long leftEdge;
    private double beforeEdge;

    public CandidateScan(PeakConditions conditions) {
        this(conditions, 0);
    }

    /** A scan that begins at {@code firstRow} as if no row were before it: right from the first change of value on. */
    public CandidateScan(PeakConditions conditions, long firstRow) {
        this.conditions = conditions;
        this.heights = conditions.height();
        this.row = firstRow;
    }

    /** Whether the rows so far end in a flat top, of one row or more, of which the next rows must tell whether it falls. */
    public boolean isOpen() {
        return risen;
    }

    /** The next rows of the signal. */
    public Candidates accept(double[] values) {
        // Noise has a candidate every third row: a first guess that wastes little and is seldom doubled twice.
        Candidates found = new Candidates(
                16 + values.length / 8, conditions.threshold() != null, conditions.plateauSize() != null);
        int fresh = 0;
        while (fresh < values.length && values[fresh] == previous) fresh++;
        if (fresh < values.length) {
            if (risen && values[fresh] < previous) consider(found, row + fresh - 1, previous, values[fresh]);
            inside(found, values, fresh);
            carry(values, fresh);
        }
        row += values.length;
        return found.trimmed();
    }

    /** The maxima that begin at {@code fresh} or later and whose fall is in the block. */
    private void inside(Candidates found, double[] values, int fresh) {
        double least = heights == null ? Double.NEGATIVE_INFINITY : heights.leastAnywhere();
        if (previous < values[fresh]) climbed(found, values, fresh, previous);
        for (int first = fresh + 1; first < values.length - 1; first += TILE) {
            int rows = summits(values, first, Math.min(first + TILE, values.length - 1), least);
            for (int i = 0; i < rows; i++) climbed(found, values, likely[i], values[likely[i] - 1]);
        }
    }

    /**
     * Leaves in {@link #likely} the rows that are higher than the one before and not lower than the one after; returns how many. The three tests are
     * one, and its answer is counted, not branched upon: on noise a branch would be guessed wrong at every other row.
     */
    @SuppressWarnings("ShortCircuitBoolean")
    private int summits(double[] values, int first, int end, double least) {
        int[] rows = likely;
        int size = 0;
        double before = values[first - 1];
        double value = values[first];
        for (int row = first; row < end; row++) {
            double after = values[row + 1];
            rows[size] = row;
            size += (before < value) & !(value < after) & (value >= least) ? 1 : 0;
            before = value;
            value = after;
        }
        return size;
    }

    /** Considers the flat top, of one row or more, that begins at {@code first}. */
    private void climbed(Candidates found, double[] values, int first, double before) {
        double height = values[first];
        int after = first + 1;
        while (after < values.length && values[after] == height) after++;
        if (after < values.length && values[after] < height) {
            leftEdge = row + first;
            beforeEdge = before;
            consider(found, row + after - 1, height, values[after]);
        }
    }

    /** Remembers the flat end of the block, which may turn out to be a top. */
    private void carry(double[] values, int fresh) {
        int first = values.length - 1;
        while (first > fresh && values[first - 1] == values[first]) first--;
        beforeEdge = first > fresh ? values[first - 1] : previous;
        leftEdge = row + first;
        previous = values[first];
        risen = beforeEdge < previous;
    }

    private void consider(Candidates found, long rightEdge, double height, double after) {
        long peak = (leftEdge + rightEdge) >>> 1;
        Bounds sizes = conditions.plateauSize();
        if (sizes != null && !sizes.admits((double) (rightEdge - leftEdge + 1), peak)) return;
        if (heights != null && !heights.admits(height, peak)) return;
        double left = height - (peak == leftEdge ? beforeEdge : height);
        double right = height - (peak == rightEdge ? after : height);
        Bounds thresholds = conditions.threshold();
        if (thresholds != null && !thresholds.admits(Math.min(left, right), Math.max(left, right), peak)) return;
        found.add(peak, height, left, right, leftEdge, rightEdge);
    }
}
