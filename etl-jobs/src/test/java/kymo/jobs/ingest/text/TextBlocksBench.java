package kymo.jobs.ingest.text;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;

/**
 * Rows a CPU second of the fast route, and of DuckDB's {@code read_csv} on one thread in the same run. By hand: arguments are a file and
 * how often; prints one line of JSON each.
 */
final class TextBlocksBench {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TextBlocksBench() {}

    public static void main(String[] arguments) throws SQLException {
        Path path = Path.of(arguments[0]).toAbsolutePath();
        int times = Integer.parseInt(arguments[1]);
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        for (int time = 0; time < times; time++) {
            kymo(path, threads);
            if (arguments.length <= 3) duckdb(path);
        }
    }

    private static void kymo(Path path, int threads) {
        LocalFileStore store = new LocalFileStore(Objects.requireNonNull(path.getParent()));
        try (ReadableFile file = store.open(path.getFileName().toString())) {
            long begin = SYSTEM.getProcessCpuTime();
            long wall = System.nanoTime();
            Reading reading = TextLook.look(file, path.toString(), IngestOptions.none());
            long looked = SYSTEM.getProcessCpuTime();
            long rows = 0;
            try (TextBlocks blocks = TextBlocks.open(file, reading, Position.start(reading), threads)) {
                for (Block block = blocks.next(); block != null; block = blocks.next()) rows += block.rows();
            }
            print("kymo", rows, SYSTEM.getProcessCpuTime() - looked, looked - begin, System.nanoTime() - wall);
        }
    }

    private static void duckdb(Path path) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads=1");
            long begin = SYSTEM.getProcessCpuTime();
            long wall = System.nanoTime();
            statement.execute("create table t as select * from read_csv('" + path + "')");
            long cpu = SYSTEM.getProcessCpuTime() - begin;
            try (ResultSet count = statement.executeQuery("select count(*) from t")) {
                count.next();
                print("duckdb", count.getLong(1), cpu, 0, System.nanoTime() - wall);
            }
        }
    }

    private static void print(String who, long rows, long cpuNanos, long lookNanos, long wallNanos) {
        System.out.printf(
                Locale.ROOT,
                "{\"who\":\"%s\",\"rows\":%d,\"cpu_s\":%.2f,\"look_cpu_s\":%.2f,\"wall_s\":%.2f,\"rows_per_cpu_s\":%.0f}%n",
                who,
                rows,
                cpuNanos / 1e9,
                lookNanos / 1e9,
                wallNanos / 1e9,
                rows / (cpuNanos / 1e9));
    }
}
