package kymo.jobs.peaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.peaks.AnySignal;
import kymo.core.kernel.peaks.Bounds;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.PeakDetection;
import kymo.core.kernel.peaks.PeakProperty;
import kymo.core.kernel.peaks.Peaks;
import kymo.core.kernel.peaks.Polarity;
import kymo.core.support.PublishedDataset;
import kymo.jobs.support.LocalRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the job does stretch by stretch is what the kernel does to the whole column in memory. */
class PeakDetectionJobTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsThePeaksOfTheWholeColumnHoweverItIsCut(long seed) {
        Random random = new Random(seed);
        AnySignal any = new AnySignal(seed);
        for (int trial = 0; trial < 25; trial++) {
            int rows = 1 + random.nextInt(400);
            double[][] signals = {sized(any, rows), sized(any, rows)};
            int blockRows = 2 << random.nextInt(4);
            Asked asked = Asked.any(random, blockRows);
            check(signals, blockRows, asked, folder.resolve(seed + "-" + trial));
        }
    }

    private static void check(double[][] signals, int blockRows, Asked asked, Path folder) {
        PublishedDataset input = dataset(signals, blockRows, folder);
        List<Row> expected = expected(signals, asked);
        LocalRun stored = LocalRun.stored(
                new PeakDetectionJob(), input.catalogue(), input.files(), input.id(), asked.parameters, 1);
        assertThat(rows(stored))
                .as("%s over blocks of %d rows", asked.parameters, blockRows)
                .isEqualTo(expected);
        LocalRun held =
                LocalRun.held(new PeakDetectionJob(), input.catalogue(), input.files(), input.id(), asked.parameters);
        assertThat(held.hashes()).isEqualTo(stored.hashes());
        assertThat(held.summary()).isEqualTo(stored.summary());
        assertThat(held.summary()
                        .get("columns")
                        .valueStream()
                        .mapToLong(c -> c.get("peaks").asLong())
                        .sum())
                .isEqualTo(expected.size());
    }

    /** The peaks of both columns by row, as the kernel finds them in memory. */
    private static List<Row> expected(double[][] signals, Asked asked) {
        List<Row> rows = new ArrayList<>();
        for (int column = 0; column < signals.length; column++) {
            for (Polarity polarity : new Polarity[] {Polarity.MAXIMA, Polarity.MINIMA}) {
                if (asked.polarity != Polarity.BOTH && asked.polarity != polarity) continue;
                Peaks peaks =
                        new PeakDetection(asked.conditions, polarity, true).apply(DoubleColumn.of(signals[column]));
                Peaks bounded = asked.separate ? peaks : null;
                for (int i = 0; i < peaks.size(); i++)
                    rows.add(Row.of(peaks, i, column, polarity == Polarity.MINIMA, bounded == null));
            }
        }
        rows.sort(java.util.Comparator.comparingLong((Row row) -> row.row).thenComparingInt(row -> row.order));
        return rows;
    }

    private static List<Row> rows(LocalRun run) {
        Block all = run.rows();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; all != null && row < all.rows(); row++) rows.add(Row.of(all, row));
        return rows;
    }

    private static PublishedDataset dataset(double[][] signals, int blockRows, Path folder) {
        long[] time = IntStream.range(0, signals[0].length)
                .mapToLong(row -> row * 1_000L)
                .toArray();
        return new PublishedDataset(
                folder,
                blockRows,
                0,
                List.of(
                        new ColumnSpec("time", ColumnType.INSTANT, null),
                        new ColumnSpec("c0", ColumnType.FLOAT, "V"),
                        new ColumnSpec("c1", ColumnType.FLOAT, "V")),
                List.of(LongColumn.of(time), DoubleColumn.of(signals[0]), DoubleColumn.of(signals[1])));
    }

    private static double[] sized(AnySignal any, int rows) {
        double[] signal = {};
        while (signal.length < rows) {
            double[] more = any.next(400);
            int size = signal.length;
            signal = Arrays.copyOf(signal, size + more.length);
            System.arraycopy(more, 0, signal, size, more.length);
        }
        return Arrays.copyOf(signal, rows);
    }

    /** The same conditions as parameters and as the kernel takes them. */
    private static final class Asked {
        private final ObjectNode parameters = JSON.createObjectNode();
        private final Polarity polarity;
        private final boolean separate;
        private PeakConditions conditions = PeakConditions.none()
                .withPlateauSize(Bounds.any())
                .withHeight(Bounds.any())
                .withThreshold(Bounds.any())
                .withProminence(Bounds.any())
                .withWidth(Bounds.any());

        private Asked(Polarity polarity, boolean separate) {
            this.polarity = polarity;
            this.separate = separate;
            parameters.put("polarity", polarity.name().toLowerCase(java.util.Locale.ROOT));
            parameters.put("bounds", separate ? "separate" : "bases");
        }

        static Asked any(Random random, int blockRows) {
            Asked asked = new Asked(
                    new Polarity[] {Polarity.MAXIMA, Polarity.MINIMA, Polarity.BOTH}[random.nextInt(3)],
                    random.nextBoolean());
            if (random.nextInt(3) == 0) asked.with("plateauSize", 1 + random.nextInt(2), null);
            if (random.nextInt(3) == 0) asked.with("height", random.nextGaussian(), random.nextBoolean() ? 6.0 : null);
            if (random.nextInt(4) == 0) asked.with("threshold", random.nextDouble(), null);
            if (random.nextInt(2) == 0) asked.distance(1 + random.nextInt(random.nextBoolean() ? 8 : 300));
            if (random.nextInt(2) == 0) asked.with("prominence", random.nextDouble() * 3, null);
            if (random.nextInt(3) == 0)
                asked.with("width", random.nextDouble() * 4, random.nextBoolean() ? 20.0 : null);
            if (random.nextInt(3) == 0) asked.wlen(2 + random.nextInt(30 * blockRows));
            if (random.nextInt(3) == 0) asked.relHeight(random.nextInt(5) * 0.25);
            return asked;
        }

        private void with(String name, double low, @Nullable Number high) {
            Bounds bounds = high == null ? Bounds.atLeast(low) : Bounds.between(low, Math.max(low, high.doubleValue()));
            if (high == null) parameters.put(name, low);
            else {
                ArrayNode interval = parameters.putArray(name);
                interval.add(low).add(Math.max(low, high.doubleValue()));
            }
            conditions = switch (name) {
                case "plateauSize" -> conditions.withPlateauSize(bounds);
                case "height" -> conditions.withHeight(bounds);
                case "threshold" -> conditions.withThreshold(bounds);
                case "prominence" -> conditions.withProminence(bounds);
                default -> conditions.withWidth(bounds);
            };
        }

        private void distance(int rows) {
            // a microsecond is a row
            if (rows % 2 == 0) parameters.put("distance", rows + "us");
            else parameters.put("distance", rows);
            conditions = conditions.withDistance(rows);
        }

        private void wlen(int rows) {
            parameters.put("wlen", rows);
            conditions = conditions.withWlen(rows);
        }

        private void relHeight(double part) {
            parameters.put("relHeight", part);
            conditions = conditions.withRelHeight(part);
        }
    }

    /** A peak as the result tells it. */
    private record Row(long row, long time, int order, List<Double> properties) {

        static Row of(Peaks peaks, int i, int column, boolean minimum, boolean basesAsBounds) {
            List<Double> values = new ArrayList<>();
            for (PeakProperty property : PeakProperty.values()) {
                PeakProperty told = basesAsBounds && property == PeakProperty.LEFT_BOUNDS
                        ? PeakProperty.LEFT_BASES
                        : basesAsBounds && property == PeakProperty.RIGHT_BOUNDS ? PeakProperty.RIGHT_BASES : property;
                double value = peaks.property(told)[i];
                values.add(minimum && property.isHeight() ? -value : value);
            }
            return new Row(peaks.rows()[i], peaks.rows()[i] * 1_000, 2 * column + (minimum ? 1 : 0), values);
        }

        static Row of(Block all, int row) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < PeakProperty.values().length; i++) {
                Column column = all.column(4 + i);
                values.add(
                        column instanceof LongColumn whole
                                ? (double) whole.values()[row]
                                : ((DoubleColumn) column).values()[row]);
            }
            boolean minimum = "minimum".equals(((TextColumn) all.column(3)).text(row));
            int column = "c1".equals(((TextColumn) all.column(2)).text(row)) ? 1 : 0;
            return new Row(
                    ((LongColumn) all.column(0)).values()[row],
                    ((LongColumn) all.column(1)).values()[row],
                    2 * column + (minimum ? 1 : 0),
                    values);
        }
    }
}
