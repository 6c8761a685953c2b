package kymo.core.kernel.peaks;

import static kymo.core.kernel.peaks.PeakProperty.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.kernel.DoubleColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockwisePeaksTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSignalInBlocksHasThePeaksOfTheWholeSignalHoweverItIsCut(long seed) {
        AnySignal any = new AnySignal(seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) check(any.next(300), any, random);
    }

    @Test
    void aFlatTopAcrossManyBlocksIsOnePeakInTheMiddle() {
        CandidateScan scan = new CandidateScan(PeakConditions.none().withPlateauSize(Bounds.any()));
        assertThat(scan.accept(new double[] {0, 1}).size()).isZero();
        for (int block = 0; block < 10; block++)
            assertThat(scan.accept(new double[] {1, 1}).size()).isZero();
        Candidates found = scan.accept(new double[] {0});
        assertThat(found.rows()).containsExactly(11);
        assertThat(found.leftEdges()).containsExactly(1);
        assertThat(found.rightEdges()).containsExactly(21);
    }

    private static void check(double[] x, AnySignal any, Random random) {
        // Width is the last condition; it is measured here of whatever is left before it.
        PeakConditions conditions = any.conditions().withWidth(Bounds.any());
        int[] cuts = cuts(x.length, random);
        Peaks whole = new PeakDetection(conditions, Polarity.MAXIMA, true).apply(DoubleColumn.of(x));
        int blockRows = 1 + random.nextInt(40);
        BlockwisePeaks found = new BlockwisePeaks(x, cuts, conditions);
        found.find();
        assertThat(found.rows).as("cut at %s", Arrays.toString(cuts)).containsExactly(whole.rows());
        assertThat(found.prominences.values()).containsExactly(whole.property(PROMINENCES));
        assertThat(doubles(found.prominences.leftBases())).containsExactly(whole.property(LEFT_BASES));
        assertThat(doubles(found.prominences.rightBases())).containsExactly(whole.property(RIGHT_BASES));

        Samples samples = Samples.ofBlocks(x.length, blockRows, block -> block(x, blockRows, block));
        Widths widths = Widths.of(samples, found.rows, found.prominences, conditions.relHeight());
        PeakShapes shapes = PeakShapes.of(samples, found.rows, found.prominences);
        assertThat(widths.values()).containsExactly(whole.property(WIDTHS));
        assertThat(widths.leftIps()).containsExactly(whole.property(LEFT_IPS));
        assertThat(shapes.areas()).containsExactly(whole.property(AREAS));
        assertThat(doubles(shapes.leftBounds())).containsExactly(whole.property(LEFT_BOUNDS));
        assertThat(doubles(shapes.rightBounds())).containsExactly(whole.property(RIGHT_BOUNDS));
    }

    /** Blocks of any size, empty ones and single rows among them. */
    private static int[] cuts(int rows, Random random) {
        int blocks = 1 + random.nextInt(random.nextBoolean() ? 5 : 80);
        return IntStream.concat(IntStream.of(0, rows), random.ints(blocks - 1, 0, rows + 1))
                .sorted()
                .toArray();
    }

    private static double[] block(double[] x, int blockRows, long block) {
        int from = (int) block * blockRows;
        return Arrays.copyOfRange(x, from, Math.min(x.length, from + blockRows));
    }

    private static double[] doubles(long[] rows) {
        return Arrays.stream(rows).asDoubleStream().toArray();
    }
}
