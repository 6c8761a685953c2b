package kymo.core.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart's calls on a long dataset: one column over a time axis, 2,000 buckets, whole and in random windows of every length.
 *
 * <p>{@code [ROWS [CALLS]]}. Prints a JSON line: the first call, which checks the axis and reads the pyramids, and the percentiles of the later ones,
 * every bucket looked at.
 */
public final class SeriesBench {

    private static final int POINTS = 2_000;
    private static final long STEP_NANOS = 1_000_000;

    private SeriesBench() {}

    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        Path folder = Files.createTempDirectory("kymo-bench");
        try {
            FileStore files = LocalFileStore.temporary(folder);
            InMemoryCatalogue catalogue = new InMemoryCatalogue();
            UUID dataset = publish(catalogue, files, rows);
            SeriesReader reader = new SeriesReader(catalogue, files, 32 << 20);
            SeriesRequest whole = new SeriesRequest(dataset, List.of("v"), null, null, POINTS);
            double first = millis(reader, whole);
            Random random = new Random(1);
            for (int i = 0; i < calls; i++) millis(reader, window(dataset, rows, random));

            double[] wholes = new double[calls];
            double[] windows = new double[calls];
            for (int i = 0; i < calls; i++) wholes[i] = millis(reader, whole);
            for (int i = 0; i < calls; i++) windows[i] = millis(reader, window(dataset, rows, random));
            Arrays.sort(wholes);
            Arrays.sort(windows);
            System.out.printf(
                    "{\"bench\":\"series\",\"rows\":%d,\"points\":%d,\"first_ms\":%.1f,\"whole_p50_ms\":%.2f,\"whole_p95_ms\":%.2f,\"window_p50_ms\":%.2f,\"window_p95_ms\":%.2f}%n",
                    rows,
                    POINTS,
                    first,
                    wholes[calls / 2],
                    wholes[(int) (calls * 0.95)],
                    windows[calls / 2],
                    windows[(int) (calls * 0.95)]);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static double millis(SeriesReader reader, SeriesRequest request) {
        long began = System.nanoTime();
        Series series = reader.read(request);
        double sum = 0;
        for (SeriesColumn column : series.columns()) {
            if (column.buckets() != null)
                for (Bucket bucket : column.buckets()) sum += bucket.count();
            if (column.points() != null) sum += column.points().size();
        }
        double millis = (System.nanoTime() - began) / 1e6;
        if (sum < series.window().rows()) throw new IllegalStateException("rows were left out");
        return millis;
    }

    /** From all rows down to a ten thousandth of them, each length as likely by its logarithm. */
    private static SeriesRequest window(UUID dataset, long rows, Random random) {
        long length = Math.max(1, (long) (rows * Math.pow(10, -4 * random.nextDouble())));
        long from = (long) (random.nextDouble() * (rows - length));
        return new SeriesRequest(
                dataset,
                List.of("v"),
                CellText.of(from * STEP_NANOS, ColumnType.DATETIME),
                CellText.of((from + length) * STEP_NANOS, ColumnType.DATETIME),
                POINTS);
    }

    private static UUID publish(InMemoryCatalogue catalogue, FileStore files, long rows) {
        Schema schema = new Schema(
                List.of(
                        new ColumnSpec("t", ColumnType.DATETIME, null),
                        new ColumnSpec("v", ColumnType.FLOAT, null)),
                0,
                Block.MAX_ROWS);
        UUID id = UUID.randomUUID();
        Origin origin = new Origin(
                UUID.randomUUID(), null, UUID.randomUUID(), "ingest", 1, JsonMapper.shared().createObjectNode());
        PartStore store = new PartStore(files);
        Random random = new Random(7);
        List<Part> parts = new ArrayList<>();
        for (long from = 0; from < rows; from += schema.partRows()) {
            List<Block> blocks = new ArrayList<>();
            for (long at = from; at < Math.min(rows, from + schema.partRows()); at += schema.blockRows()) {
                blocks.add(block(at, (int) Math.min(schema.blockRows(), rows - at), random));
            }
            parts.add(store.write(id, schema, parts.size(), 1, 1, blocks, List.of()));
        }
        catalogue.publishWhole(id, "bench", origin, id.toString(), schema, null, parts);
        return id;
    }

    private static Block block(long firstRow, int rows, Random random) {
        long[] times = new long[rows];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = (firstRow + row) * STEP_NANOS;
            values[row] = random.nextGaussian();
        }
        return new Block(firstRow, rows, List.of(LongColumn.of(times), DoubleColumn.of(values)));
    }
}
