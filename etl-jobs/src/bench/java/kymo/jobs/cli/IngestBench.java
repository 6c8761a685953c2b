package kymo.jobs.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.ingest.IngestJob;
import kymo.jobs.ingest.IngestSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reading a file into the store costs, with a profile and without, in turns: {@code bench/bench kymo.jobs.cli.IngestBench FILE.csv [ROUNDS [THREADS]]}.
 * Prints a JSON line: medians of the rounds' wall and CPU seconds, and their ratios.
 */
public final class IngestBench {

    private IngestBench() {}

    public static void main(String[] arguments) {
        InputFile input = new InputFile(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        double[][] without = new double[2][rounds];
        double[][] with = new double[2][rounds];
        for (int round = -2; round < rounds; round++) {
            measure(input, threads, IngestJob.withoutProfile(FileFormats.BUILT_IN), without, round);
            measure(input, threads, IngestJob.withProfile(print -> java.util.Optional.empty(), IngestSettings.usual(), FileFormats.BUILT_IN), with, round);
        }
        System.out.printf(
                "{\"bench\":\"ingest-profile\",\"threads\":%d,\"without\":{\"wall_s\":%.3f,\"cpu_s\":%.3f},\"with\":{\"wall_s\":%.3f,\"cpu_s\":%.3f},\"wall_ratio\":%.3f,\"cpu_ratio\":%.3f}%n",
                threads,
                median(without[0]),
                median(without[1]),
                median(with[0]),
                median(with[1]),
                median(with[0]) / median(without[0]),
                median(with[1]) / median(without[1]));
    }

    private static void measure(InputFile input, int threads, JobRecipe ingest, double[][] into, int round) {
        try (Scratch scratch = Scratch.begin(() -> {})) {
            FirstLook look = FirstLook.at(input, JsonMapper.shared().createObjectNode(), FileFormats.BUILT_IN);
            long began = System.nanoTime();
            long cpuBegan = cpuNanos();
            new LocalWork(scratch, threads, told -> {}, ingest).ingest(input, look);
            if (round < 0) return;
            into[0][round] = (System.nanoTime() - began) / 1e9;
            into[1][round] = (cpuNanos() - cpuBegan) / 1e9;
        }
    }

    private static double median(double[] seconds) {
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
