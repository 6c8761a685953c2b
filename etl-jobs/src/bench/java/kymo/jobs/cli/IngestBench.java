package kymo.jobs.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.core.dataset.Dataset;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reading a file into the store costs: {@code bench/bench kymo.jobs.cli.IngestBench FILE.csv [ROUNDS [THREADS]]}. Prints a JSON line: medians of the
 * rounds' wall and CPU seconds.
 */
public final class IngestBench {

    private IngestBench() {}

    public static void main(String[] arguments) {
        InputFile input = new InputFile(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        double[] wall = new double[rounds];
        double[] cpu = new double[rounds];
        long rows = 0;
        for (int round = -1; round < rounds; round++) {
            try (Scratch scratch = Scratch.begin(() -> {})) {
                FirstLook look = FirstLook.at(input, JsonMapper.shared().createObjectNode());
                long began = System.nanoTime();
                long cpuBegan = cpuNanos();
                Dataset read = new LocalWork(scratch, threads, told -> {}).ingest(input, look);
                rows = read.rows();
                if (round < 0) continue;
                wall[round] = (System.nanoTime() - began) / 1e9;
                cpu[round] = (cpuNanos() - cpuBegan) / 1e9;
            }
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                "{\"bench\":\"ingest\",\"rows\":%d,\"threads\":%d,\"wall_s\":%.3f,\"cpu_s\":%.3f,\"least_wall_s\":%.3f,\"least_cpu_s\":%.3f}%n",
                rows, threads, wall[rounds / 2], cpu[rounds / 2], wall[0], cpu[0]);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
