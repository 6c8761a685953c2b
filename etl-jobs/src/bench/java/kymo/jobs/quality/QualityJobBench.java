package kymo.jobs.quality;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Origin;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.jobs.support.LocalRun;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored dataset of one column, checked with default settings: {@code bench/bench kymo.jobs.quality.QualityJobBench [ROWS [THREADS [ROUNDS]]]}. The profile is
 * taken by the run itself. Prints a JSON line.
 */
public final class QualityJobBench {

    private QualityJobBench() {}

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Path folder = Files.createTempDirectory("kymo-quality");
        try {
            FileStore files = LocalFileStore.temporary(folder);
            for (int round = 0; round < rounds; round++) {
                InMemoryCatalogue catalogue = new InMemoryCatalogue();
                UUID input = dataset(catalogue, files, rows);
                System.gc();
                long began = System.nanoTime();
                long cpuBegan = cpuNanos();
                LocalRun run = LocalRun.stored(
                        new QualityJob(), catalogue, files, input, JsonMapper.shared().createObjectNode(), threads);
                double wall = (System.nanoTime() - began) / 1e9;
                double cpu = (cpuNanos() - cpuBegan) / 1e9;
                System.out.printf(
                        "{\"bench\":\"quality-job\",\"rows\":%d,\"threads\":%d,\"wall_s\":%.2f,\"cpu_s\":%.2f,\"m_rows_per_s\":%.1f,\"runs\":%d,\"score\":%.3f,\"max_heap_mb\":%d}%n",
                        rows,
                        threads,
                        wall,
                        cpu,
                        rows / wall / 1e6,
                        run.result().rows(),
                        run.summary().get("score").asDouble(),
                        Runtime.getRuntime().maxMemory() >> 20);
                FileSystemUtils.deleteRecursively(folder);
                Files.createDirectories(folder);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static UUID dataset(InMemoryCatalogue catalogue, FileStore files, long rows) {
        Schema schema = new Schema(List.of(new ColumnSpec("v", ColumnType.FLOAT, null)), -1, Block.MAX_ROWS);
        UUID id = UUID.randomUUID();
        catalogue.draft(
                id,
                "made",
                new Origin(UUID.randomUUID(), null, null, "ingest", 1, JsonMapper.shared().createObjectNode()),
                id.toString(),
                null);
        catalogue.commit(id, schema, null);
        PartStore parts = new PartStore(files);
        Random random = new Random(1);
        int number = 0;
        for (long from = 0; from < rows; from += schema.partRows()) {
            List<Block> blocks = new ArrayList<>();
            for (long first = from; first < Math.min(rows, from + schema.partRows()); first += schema.blockRows()) {
                double[] values = new double[(int) Math.min(schema.blockRows(), rows - first)];
                for (int row = 0; row < values.length; row++)
                    values[row] = Math.sin((first + row) * 1e-3) + 0.1 * (random.nextFloat() + random.nextFloat() + random.nextFloat() - 1.5);
                blocks.add(new Block(first, values.length, List.of(DoubleColumn.of(values))));
            }
            catalogue.addPart(id, parts.write(id, schema, number++, 1, 1, blocks, List.of()));
        }
        catalogue.publish(id);
        return id;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
