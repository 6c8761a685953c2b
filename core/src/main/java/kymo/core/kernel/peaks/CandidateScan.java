package kymo.core.kernel.peaks;

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

    private long row;
    private double previous = Double.NaN;
    private boolean risen;
    private long leftEdge;
    private double beforeEdge;

    public CandidateScan(PeakConditions conditions) {
        this.conditions = conditions;
    }

    /** The next rows of the signal. */
    public Candidates accept(double[] values) {
        Candidates found = new Candidates(conditions.threshold() != null, conditions.plateauSize() != null);
        double last = previous;
        boolean up = risen;
        long first = row;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (value > last) {
                up = true;
                leftEdge = first + i;
                beforeEdge = last;
            } else if (value < last) {
                if (up) consider(found, first + i - 1, last, value);
                up = false;
            } else if (value != last) {
                up = false;
            }
            last = value;
        }
        previous = last;
        risen = up;
        row = first + values.length;
        return found.trimmed();
    }

    private void consider(Candidates found, long rightEdge, double height, double after) {
        long peak = (leftEdge + rightEdge) >>> 1;
        Bounds sizes = conditions.plateauSize();
        if (sizes != null && !sizes.admits((double) (rightEdge - leftEdge + 1), peak)) return;
        Bounds heights = conditions.height();
        if (heights != null && !heights.admits(height, peak)) return;
        double left = height - (peak == leftEdge ? beforeEdge : height);
        double right = height - (peak == rightEdge ? after : height);
        Bounds thresholds = conditions.threshold();
        if (thresholds != null && !thresholds.admits(Math.min(left, right), Math.max(left, right), peak)) return;
        found.add(peak, height, left, right, leftEdge, rightEdge);
    }
}
