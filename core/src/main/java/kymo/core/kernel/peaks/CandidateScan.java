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

    private final PeakConditions conditions;
    private final @Nullable Bounds heights;

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

    /**
     * The maxima that begin at {@code fresh} or later and whose fall is in the block. The three tests are one, without branches: on noise a branch at
     * every row would be guessed wrong at every other one.
     */
    @SuppressWarnings("ShortCircuitBoolean")
    private void inside(Candidates found, double[] values, int fresh) {
        double least = heights == null ? Double.NEGATIVE_INFINITY : heights.leastAnywhere();
        int next = previous < values[fresh] ? climbed(found, values, fresh, previous) : fresh + 1;
        for (; next < values.length - 1; next++) {
            double value = values[next];
            if ((values[next - 1] < value) & !(value < values[next + 1]) & (value >= least))
                next = climbed(found, values, next, values[next - 1]) - 1;
        }
    }

    /** Considers the flat top, of one row or more, that begins at {@code first}; returns the row behind it. */
    private int climbed(Candidates found, double[] values, int first, double before) {
        double height = values[first];
        int after = first + 1;
        while (after < values.length && values[after] == height) after++;
        if (after < values.length && values[after] < height) {
            leftEdge = row + first;
            beforeEdge = before;
            consider(found, row + after - 1, height, values[after]);
        }
        return after;
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
