package kymo.core.kernel.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a chunked job does with the parts for signals that do not fit in memory: three passes over blocks of any sizes. What lists hold here
 * a job keeps in files.
 */
final class BlockwisePeaks {

    private final double[] signal;
    private final int[] cuts;
    private final PeakConditions conditions;

    private final List<Candidates> spilled = new ArrayList<>();
    private final List<boolean[]> begins = new ArrayList<>();

    /** @param cuts where blocks begin and end: 0, ascending, the number of rows */
    BlockwisePeaks(double[] signal, int[] cuts, PeakConditions conditions) {
        this.signal = signal;
        this.cuts = cuts;
        this.conditions = conditions;
    }

    long[] rows = {};
    Prominences prominences = Prominences.of(new double[0], new long[0], new long[0]);

    /** Everything up to the condition on prominence; the few peaks left are measured as any others. */
    void find() {
        scan();
        rows = conditions.distanceRows() > 1 ? apart() : all();
        double[] rightValues = new double[rows.length];
        long[] rightBases = new long[rows.length];
        BaseScan back = BaseScan.backwards(conditions.wlenRows(), signal.length);
        for (int block = cuts.length - 2; block >= 0; block--) walk(back, block, rightValues, rightBases);
        double[] leftValues = new double[rows.length];
        long[] leftBases = new long[rows.length];
        BaseScan forth = BaseScan.forwards(conditions.wlenRows());
        for (int block = 0; block < cuts.length - 1; block++) walk(forth, block, leftValues, leftBases);
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++)
            values[i] = Prominences.above(signal[(int) rows[i]], leftValues[i], rightValues[i]);
        prominences = Prominences.of(values, leftBases, rightBases);
        keepProminent();
    }

    private void scan() {
        CandidateScan candidates = new CandidateScan(conditions);
        SpacingScan groups = new SpacingScan(conditions.distanceRows());
        for (int block = 0; block < cuts.length - 1; block++) {
            Candidates found = candidates.accept(Arrays.copyOfRange(signal, cuts[block], cuts[block + 1]));
            boolean[] marks = new boolean[found.size()];
            for (int i = 0; i < marks.length; i++) marks[i] = groups.begins(found.rows()[i], found.heights()[i]);
            spilled.add(found);
            begins.add(marks);
        }
    }

    private long[] apart() {
        SpacingReturn taken = new SpacingReturn(conditions.distanceRows());
        List<Long> descending = new ArrayList<>();
        for (int block = spilled.size() - 1; block >= 0; block--) {
            Candidates found = spilled.get(block);
            for (int i = found.size() - 1; i >= 0; i--) {
                descending.add(taken.accept(found.rows()[i], found.heights()[i], begins.get(block)[i]));
            }
        }
        descending.add(taken.finish());
        return descending.stream()
                .filter(row -> row != SpacingReturn.NONE)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    private long[] all() {
        return spilled.stream().flatMapToLong(c -> Arrays.stream(c.rows())).toArray();
    }

    private void walk(BaseScan scan, int block, double[] values, long[] bases) {
        int from = first(cuts[block]);
        int to = first(cuts[block + 1]);
        double[] blockValues = new double[to - from];
        long[] blockBases = new long[to - from];
        scan.accept(
                Arrays.copyOfRange(signal, cuts[block], cuts[block + 1]),
                Arrays.copyOfRange(rows, from, to),
                blockValues,
                blockBases);
        System.arraycopy(blockValues, 0, values, from, to - from);
        System.arraycopy(blockBases, 0, bases, from, to - from);
    }

    private int first(long atLeast) {
        return (int) Arrays.stream(rows).filter(row -> row < atLeast).count();
    }

    private void keepProminent() {
        Bounds bounds = conditions.prominence();
        if (bounds == null) return;
        int[] positions = IntStream.range(0, rows.length)
                .filter(i -> bounds.admits(prominences.values()[i], rows[i]))
                .toArray();
        rows = Arrays.stream(positions).mapToLong(i -> rows[i]).toArray();
        prominences = prominences.taken(positions);
    }
}
