package kymo.core.preview;

import java.util.Arrays;
import kymo.core.dataset.Schema;
import kymo.core.kernel.peaks.Candidates;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.PeakDetection;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.kernel.peaks.PeakShapes;
import kymo.core.kernel.peaks.Peaks;
import kymo.core.kernel.peaks.Prominences;
import kymo.core.kernel.peaks.SpacingWindow;
import kymo.core.peaks.SignalReader;
import kymo.core.peaks.SoughtSignal;
import kymo.core.peaks.Stretch;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.series.SeriesReader;

/**
 * The peaks of one signal in any of its rows, those that the whole signal has there. Where other peaks decide, they are sought at most
 * {@link #mostRows} rows away, since a person waits.
 */
final class WindowPeaks {

    /** Rows in which a neighbour is sought first; each further look is {@value #GROWTH} times as long. */
    private static final int FIRST_LOOK_ROWS = 4_096;

    private static final int GROWTH = 4;
    private static final long NONE = -1;

    private final SignalReader rows;
    private final SoughtSignal sought;
    private final PeakConditions conditions;
    private final BasesBeyond bases;
    private final int blockRows;

    WindowPeaks(SignalReader rows, SoughtSignal sought, BasesBeyond bases, Schema schema) {
        this.rows = rows;
        this.sought = sought;
        this.conditions = sought.conditions();
        this.bases = bases;
        this.blockRows = schema.blockRows();
    }

    /** How far beyond the rows asked for another peak is sought. */
    private long mostRows() {
        return Math.min((long) blockRows * Schema.BLOCKS_PER_PART, SeriesReader.MOST_COMPUTED_ROWS);
    }

    /**
     * The peaks in rows {@code from} (inclusive) to {@code to} (exclusive), bounded by their bases.
     *
     * @throws ProblemException {@code PREVIEW_TOO_LARGE} at {@code /distance}
     */
    Peaks overlapping(long from, long to) {
        return measured(from, to, true);
    }

    private Peaks measured(long from, long to, boolean shapes) {
        Stretch stretch = new Stretch(rows, from, to);
        Candidates candidates = stretch.candidates(conditions);
        if (conditions.distanceRows() > 1 && candidates.size() > 0)
            candidates = candidates.ofRows(spaced(candidates, from, to));
        return new PeakDetection(conditions, sought.signal().polarity(), shapes)
                .measured(
                        candidates,
                        prominences(stretch, candidates, from, to),
                        stretch.samples(),
                        sought.signal().minima());
    }

    private Prominences prominences(Stretch stretch, Candidates candidates, long from, long to) {
        if (sought.isWindowed()) return stretch.prominences(candidates.rows(), conditions.wlenRows());
        double highest = Double.NEGATIVE_INFINITY;
        for (double height : candidates.heights()) highest = Math.max(highest, height);
        return stretch.prominences(candidates.rows(), bases.before(from, highest), bases.after(to, highest));
    }

    private long[] spaced(Candidates candidates, long from, long to) {
        Candidates known = candidates;
        long knownFrom = from;
        long knownTo = to;
        while (true) {
            SpacingWindow window = new SpacingWindow(known, knownFrom, knownTo, rows.size(), conditions.distanceRows());
            if (window.reachesBack(from)) {
                long[] kept = window.kept(from, to);
                if (kept != null) return kept;
                if (knownTo - to >= mostRows()) throw tooFarApart();
                long next = Math.min(rows.size(), (knownTo / blockRows + 1) * blockRows);
                known = known.followedBy(new Stretch(rows, knownTo, next).candidates(conditions));
                knownTo = next;
            } else {
                if (from - knownFrom >= mostRows()) throw tooFarApart();
                long next = (knownFrom - 1) / blockRows * blockRows;
                known = new Stretch(rows, next, knownFrom)
                        .candidates(conditions)
                        .followedBy(known);
                knownFrom = next;
            }
        }
    }

    private ProblemException tooFarApart() {
        return new ProblemException(
                        ProblemCode.PREVIEW_TOO_LARGE,
                        "a preview looks at most %,d rows beyond its window for peaks that decide by their distance but at %,.0f rows it had to look farther; choose a smaller distance or another window, or run the processor"
                                .formatted(mostRows(), conditions.distanceRows()))
                .in("distance");
    }

    /**
     * The same with bounds that are drawn in between neighbours.
     *
     * @throws ProblemException {@code PREVIEW_TOO_LARGE} at {@code /distance} or {@code /bounds}
     */
    Peaks separate(long from, long to) {
        Peaks peaks = overlapping(from, to);
        int size = peaks.size();
        if (size == 0) return peaks;
        long[] found = peaks.rows();
        double[] left = peaks.property(PeakProperty.LEFT_BOUNDS);
        double[] right = peaks.property(PeakProperty.RIGHT_BOUNDS);
        long before = lastBefore(from, (long) left[0]);
        long after = firstBehind(to, (long) right[size - 1]);

        int first = before == NONE ? 0 : 1;
        int all = first + size + (after == NONE ? 0 : 1);
        long[] allRows = new long[all];
        long[] allLeft = new long[all];
        long[] allRight = new long[all];
        for (int i = 0; i < size; i++) {
            allRows[first + i] = found[i];
            allLeft[first + i] = (long) left[i];
            allRight[first + i] = (long) right[i];
        }
        // neighbours reach over the peak's base in any case, so it does not matter how far
        if (before != NONE) {
            allRows[0] = before;
            allLeft[0] = before;
            allRight[0] = found[0];
        }
        if (after != NONE) {
            allRows[all - 1] = after;
            allLeft[all - 1] = found[size - 1];
            allRight[all - 1] = after;
        }
        PeakShapes.separate(rows.samples(), allRows, allLeft, allRight);
        return peaks.withBounds(
                Arrays.copyOfRange(allLeft, first, first + size), Arrays.copyOfRange(allRight, first, first + size));
    }

    /** The last peak before row {@code from} and behind {@code base}: one at the base or farther draws nothing in, as nothing nearer is as low as the base. */
    private long lastBefore(long from, long base) {
        long look = FIRST_LOOK_ROWS;
        for (long to = from; to > base + 1; look = Math.min(GROWTH * look, blockRows)) {
            if (from - to >= mostRows()) throw noNeighbour();
            long next = Math.max(base + 1, to - look);
            Peaks peaks = measured(next, to, false);
            if (peaks.size() > 0) return peaks.rows()[peaks.size() - 1];
            to = next;
        }
        return NONE;
    }

    /** The first peak from row {@code to} on and before {@code base}. */
    private long firstBehind(long to, long base) {
        long look = FIRST_LOOK_ROWS;
        for (long from = to; from < base; look = Math.min(GROWTH * look, blockRows)) {
            if (from - to >= mostRows()) throw noNeighbour();
            long next = Math.min(base, from + look);
            Peaks peaks = measured(from, next, false);
            if (peaks.size() > 0) return peaks.rows()[0];
            from = next;
        }
        return NONE;
    }

    private ProblemException noNeighbour() {
        return new ProblemException(
                        ProblemCode.PREVIEW_TOO_LARGE,
                        "a preview looks at most %,d rows beyond its window for the neighbours of its peaks but there is none so near and bases are farther; choose bounds 'bases' or another window, or run the processor"
                                .formatted(mostRows()))
                .in("bounds");
    }
}
