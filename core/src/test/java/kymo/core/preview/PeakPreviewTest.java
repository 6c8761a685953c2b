package kymo.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.AnySignal;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.PeakDetectionProcessor;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.core.support.AskedPeaks;
import kymo.core.support.PeakRow;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The peaks that a preview shows are those that the kernel finds in the whole column, with all they say. */
class PeakPreviewTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void showsThePeaksOfTheWholeColumnThatLieInTheWindow(long seed) {
        Random random = new Random(seed);
        AnySignal any = new AnySignal(seed);
        int refused = 0;
        for (int trial = 0; trial < 40; trial++) {
            int rows = 2 + random.nextInt(700);
            double[][] signals = {AskedPeaks.signal(any, rows), AskedPeaks.signal(any, rows)};
            int blockRows = 2 << random.nextInt(5);
            PublishedDataset raw = AskedPeaks.dataset(signals, blockRows, folder.resolve(seed + "-" + trial));
            Preview preview = preview(raw);
            for (int i = 0; i < 10; i++)
                if (!isShown(preview, raw, signals, AskedPeaks.any(random, blockRows), random)) refused++;
        }
        assertThat(refused).isLessThan(100);
    }

    private static boolean isShown(
            Preview preview, PublishedDataset raw, double[][] signals, AskedPeaks asked, Random random) {
        int from = random.nextInt(signals[0].length);
        int to = from
                + random.nextInt(random.nextBoolean() ? signals[0].length - from : 1 + (signals[0].length - from) / 9);
        List<PeakRow> expected = asked.expected(signals).stream()
                .filter(peak -> peak.row() >= from && peak.row() <= to)
                .toList();
        try {
            Previewed.Rows shown = rows(preview, raw, asked.parameters(), time(from), time(to));
            assertThat(PeakRow.all(shown.rows()))
                    .as("%s in rows %d to %d", asked.parameters(), from, to)
                    .isEqualTo(expected);
            assertThat(shown.total()).isEqualTo(expected.size());
            assertThat(shown.truncated()).isFalse();
            assertThat(shown.summary().get("columns").findValues("peaks").stream()
                            .mapToLong(peaks -> peaks.asLong())
                            .sum())
                    .isEqualTo(expected.size());
            return true;
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.PREVIEW_TOO_LARGE);
            assertThat(problem.pointer()).isIn("/parameters/distance", "/parameters/bounds");
            return false;
        }
    }

    @Test
    void basesAreFoundFarBeyondTheWindow() {
        double[] signal = new Random(3).doubles(200_000).toArray();
        signal[90] = -5;
        signal[100_000] = 7;
        signal[150_000] = 8;
        signal[199_000] = -9;
        PublishedDataset raw = column(signal);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("prominence", 5);
        Previewed.Rows shown = rows(preview(raw), raw, parameters, "99000", "101000");
        assertThat(shown.total()).isEqualTo(1);
        assertThat(whole(shown, "row")).isEqualTo(100_000);
        assertThat(whole(shown, "left_bases")).isEqualTo(90);
        assertThat(whole(shown, "right_bases"))
                .isEqualTo(IntStream.range(100_001, 150_000)
                        .reduce((a, b) -> signal[b] < signal[a] ? b : a)
                        .orElseThrow());
    }

    @Test
    void showsTheFirstRowsAndSaysHowManyThereAre() {
        double[] signal = new double[20_000];
        for (int row = 0; row < signal.length; row++) signal[row] = row % 2;
        PublishedDataset raw = column(signal);
        Previewed.Rows shown = rows(preview(raw), raw, JsonNodeFactory.instance.objectNode(), null, null);
        assertThat(shown.rows().rows()).isEqualTo(2_000);
        assertThat(shown.truncated()).isTrue();
        assertThat(shown.total()).isEqualTo(9_999);
        assertThat(shown.summary().toString())
                .isEqualTo(
                        "{\"columns\":[{\"column\":\"v\",\"peaks\":9999,\"maxima\":9999,\"minima\":0,\"noise\":null}],"
                                + "\"samplingStep\":null}");
    }

    @Test
    void refusesWhatDependsOnPeaksTooFarAway() {
        double[] ramp = new double[4_000];
        for (int row = 0; row < ramp.length; row++) ramp[row] = row + row % 2 * 2;
        PublishedDataset raw = column(ramp);
        assertThatThrownBy(() -> rows(
                        preview(raw), raw, JsonNodeFactory.instance.objectNode().put("distance", 50), "100", "200"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PREVIEW_TOO_LARGE);
                    assertThat(problem.pointer()).isEqualTo("/parameters/distance");
                })
                .hasMessage(
                        "a preview looks at most 1,024 rows beyond its window for peaks that decide by their distance but at 50 rows it had to look farther; choose a smaller distance or another window, or run the processor");
    }

    @Test
    void pointsAtTheParameterThatIsWrong() {
        PublishedDataset raw = column(new double[100]);
        assertThatThrownBy(() -> rows(
                        preview(raw), raw, JsonNodeFactory.instance.objectNode().put("distance", "5ms"), null, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.pointer()).isEqualTo("/parameters/distance"));
    }

    @Test
    void aWindowBesideTheDatasetHasNoPeaks() {
        PublishedDataset raw = column(new double[] {0, 1, 0});
        Previewed.Rows shown =
                rows(preview(raw), raw, JsonNodeFactory.instance.objectNode().put("bounds", "separate"), "10", "20");
        assertThat(shown.total()).isZero();
        assertThat(shown.rows().rows()).isZero();
        assertThat(shown.summary().get("columns")).hasSize(1);
    }

    private static long whole(Previewed.Rows shown, String column) {
        return ((LongColumn) shown.rows().column(shown.schema().indexOf(column))).values()[0];
    }

    private static String time(int row) {
        return CellText.of(row * 1_000L, ColumnType.INSTANT);
    }

    private PublishedDataset column(double[] values) {
        return new PublishedDataset(
                folder, 64, -1, List.of(new ColumnSpec("v", ColumnType.FLOAT, "V")), List.of(DoubleColumn.of(values)));
    }

    private static Previewed.Rows rows(
            Preview preview, PublishedDataset raw, ObjectNode parameters, String from, String to) {
        return (Previewed.Rows) preview.of(
                new SeriesRequest(raw.id(), List.of(), from, to, 100), new PeakDetectionProcessor(), parameters);
    }

    private static Preview preview(PublishedDataset raw) {
        return new Preview(raw.catalogue(), raw.files(), new SeriesReader(raw.catalogue(), raw.files(), 1 << 20));
    }
}
