package kymo.core.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.peaks.AnySignal;
import kymo.core.kernel.peaks.Bounds;
import kymo.core.kernel.peaks.PeakConditions;
import kymo.core.kernel.peaks.PeakDetection;
import kymo.core.kernel.peaks.Peaks;
import kymo.core.kernel.peaks.Polarity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Any parameters of peak detection, and what they must find in a dataset of two columns: the same conditions as the kernel takes them, on whole columns. */
public final class AskedPeaks {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode parameters = JSON.createObjectNode();
    private final Polarity polarity;
    private final boolean separate;
    private PeakConditions conditions = PeakConditions.none()
            .withPlateauSize(Bounds.any())
            .withHeight(Bounds.any())
            .withThreshold(Bounds.any())
            .withProminence(Bounds.any())
            .withWidth(Bounds.any());

    private AskedPeaks(Polarity polarity, boolean separate) {
        this.polarity = polarity;
        this.separate = separate;
        parameters.put("polarity", polarity.name().toLowerCase(Locale.ROOT));
        parameters.put("bounds", separate ? "separate" : "bases");
    }

    /** Whatever may be asked. */
    public static AskedPeaks any(Random random, int blockRows) {
        AskedPeaks asked = new AskedPeaks(
                new Polarity[] {Polarity.MAXIMA, Polarity.MINIMA, Polarity.BOTH}[random.nextInt(3)],
                random.nextBoolean());
        if (random.nextInt(3) == 0) asked.with("plateauSize", 1 + random.nextInt(2), null);
        if (random.nextInt(3) == 0) asked.with("height", random.nextGaussian(), random.nextBoolean() ? 6.0 : null);
        if (random.nextInt(4) == 0) asked.with("threshold", random.nextDouble(), null);
        if (random.nextInt(2) == 0) asked.distance(1 + random.nextInt(random.nextBoolean() ? 8 : 300));
        if (random.nextInt(2) == 0) asked.with("prominence", random.nextDouble() * 3, null);
        if (random.nextInt(3) == 0) asked.with("width", random.nextDouble() * 4, random.nextBoolean() ? 20.0 : null);
        if (random.nextInt(3) == 0) asked.wlen(2 + random.nextInt(30 * blockRows));
        if (random.nextInt(3) == 0) asked.relHeight(random.nextInt(5) * 0.25);
        return asked;
    }

    /** As a run and a preview take them. */
    public ObjectNode parameters() {
        return parameters;
    }

    /** The peaks of both columns by row, as the kernel finds them in memory. */
    public List<PeakRow> expected(double[][] signals) {
        List<PeakRow> rows = new ArrayList<>();
        for (int column = 0; column < signals.length; column++) {
            for (Polarity kind : new Polarity[] {Polarity.MAXIMA, Polarity.MINIMA}) {
                if (polarity != Polarity.BOTH && polarity != kind) continue;
                Peaks peaks = new PeakDetection(conditions, kind, true).apply(DoubleColumn.of(signals[column]));
                for (int i = 0; i < peaks.size(); i++)
                    rows.add(PeakRow.of(peaks, i, column, kind == Polarity.MINIMA, !separate));
            }
        }
        rows.sort(Comparator.comparingLong((PeakRow row) -> row.row()).thenComparingInt(row -> row.order()));
        return rows;
    }

    /** A dataset of the two columns, over a time of a row every microsecond. */
    public static PublishedDataset dataset(double[][] signals, int blockRows, Path folder) {
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

    /** A signal of so many rows. */
    public static double[] signal(AnySignal any, int rows) {
        double[] signal = {};
        while (signal.length < rows) {
            double[] more = any.next(400);
            int size = signal.length;
            signal = Arrays.copyOf(signal, size + more.length);
            System.arraycopy(more, 0, signal, size, more.length);
        }
        return Arrays.copyOf(signal, rows);
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
