package kymo.core.kernel.peaks;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Local maxima that passed the cheap conditions, by ascending row, one element of each array a candidate. Thresholds and edges are
 * empty arrays unless the conditions ask for them.
 */
public final class Candidates {

    private final boolean withThresholds;
    private final boolean withEdges;
    private long[] rows = {};
    private double[] heights = {};
    private double[] leftThresholds = {};
    private double[] rightThresholds = {};
    private long[] leftEdges = {};
    private long[] rightEdges = {};
    private int size;

    Candidates(int capacity, boolean withThresholds, boolean withEdges) {
        this.withThresholds = withThresholds;
        this.withEdges = withEdges;
        grow(capacity);
    }

    void add(long row, double height, double leftThreshold, double rightThreshold, long leftEdge, long rightEdge) {
        if (size == rows.length) grow(2 * size + 1);
        rows[size] = row;
        heights[size] = height;
        if (withThresholds) {
            leftThresholds[size] = leftThreshold;
            rightThresholds[size] = rightThreshold;
        }
        if (withEdges) {
            leftEdges[size] = leftEdge;
            rightEdges[size] = rightEdge;
        }
        size++;
    }

    Candidates trimmed() {
        if (size < rows.length) grow(size);
        return this;
    }

    /** The candidates at these positions, which ascend. */
    public Candidates taken(int[] positions) {
        Candidates some = new Candidates(positions.length, withThresholds, withEdges);
        for (int i : positions) {
            some.add(
                    rows[i],
                    heights[i],
                    withThresholds ? leftThresholds[i] : 0,
                    withThresholds ? rightThresholds[i] : 0,
                    withEdges ? leftEdges[i] : 0,
                    withEdges ? rightEdges[i] : 0);
        }
        return some.trimmed();
    }

    /** The candidates that lie in these rows, which ascend. */
    public Candidates ofRows(long[] chosen) {
        int next = 0;
        int[] positions = new int[Math.min(size, chosen.length)];
        int count = 0;
        for (int i = 0; i < size && next < chosen.length; i++) {
            while (next < chosen.length && chosen[next] < rows[i]) next++;
            if (next < chosen.length && chosen[next] == rows[i]) positions[count++] = i;
        }
        return taken(Arrays.copyOf(positions, count));
    }

    /** These candidates and then {@code later} ones, found under the same conditions. */
    public Candidates followedBy(Candidates later) {
        if (later.size == 0) return this;
        Candidates both = taken(IntStream.range(0, size).toArray());
        int mine = size;
        both.grow(mine + later.size);
        for (int i = 0; i < later.size; i++)
            both.add(
                    later.rows[i],
                    later.heights[i],
                    withThresholds ? later.leftThresholds[i] : 0,
                    withThresholds ? later.rightThresholds[i] : 0,
                    withEdges ? later.leftEdges[i] : 0,
                    withEdges ? later.rightEdges[i] : 0);
        return both.trimmed();
    }

    public int size() {
        return size;
    }

    /** Rows in the whole signal; of a flat top the middle row, the left one of two. */
    public long[] rows() {
        return rows;
    }

    public double[] heights() {
        return heights;
    }

    public double[] leftThresholds() {
        return leftThresholds;
    }

    public double[] rightThresholds() {
        return rightThresholds;
    }

    public long[] leftEdges() {
        return leftEdges;
    }

    public long[] rightEdges() {
        return rightEdges;
    }

    private void grow(int capacity) {
        rows = Arrays.copyOf(rows, capacity);
        heights = Arrays.copyOf(heights, capacity);
        if (withThresholds) {
            leftThresholds = Arrays.copyOf(leftThresholds, capacity);
            rightThresholds = Arrays.copyOf(rightThresholds, capacity);
        }
        if (withEdges) {
            leftEdges = Arrays.copyOf(leftEdges, capacity);
            rightEdges = Arrays.copyOf(rightEdges, capacity);
        }
    }
}
