package kymo.jobs.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.RunStatus;
import kymo.core.support.TestPostgres;
import org.springframework.util.FileSystemUtils;

/**
 * One job over a stored dataset of one noisy column over a time axis, from submit to COMPLETED by the whole worker, PostgreSQL and files with fsync on:
 * {@code PROCESSOR PARAMETERS ROWS ROUNDS}.
 *
 * <p>Rounds with one thread and with two take turns. Prints a JSON line: seconds of the fastest round of each and their ratio, rows a second, rows of the
 * result, and the most memory that this process has had.
 */
public final class StoredJobBench {

    private StoredJobBench() {}

    public static void main(String[] arguments) throws Exception {
        Step step = new Step(arguments[0], Workshop.json(arguments[1]));
        long rows = Long.parseLong(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Path folder = Files.createTempDirectory("kymo-bench");
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        long resultRows = 0;
        try (Workshop shop = new Workshop(TestPostgres.newDatabase(), folder, RunPolicy.USUAL)) {
            Dataset input = shop.dataset(rows, 1, 65_536);
            for (int round = 0; round < 2 * rounds; round++) {
                int threads = 1 + round % 2;
                Worker worker = shop.worker(new WorkerSettings(
                        "bench", 1, threads, Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(20)));
                worker.start();
                long start = System.nanoTime();
                UUID run = shop.intake.run(input.id(), step, true).run().id();
                worker.ring();
                Run ended = ended(shop, run);
                best[threads - 1] = Math.min(best[threads - 1], (System.nanoTime() - start) / 1e9);
                worker.stop();
                if (ended.status() != RunStatus.COMPLETED) throw new IllegalStateException(ended.toString());
                resultRows = shop.catalogue.dataset(run).rows();
                shop.intake.delete(run);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.out.printf(
                "{\"bench\":\"stored-job\",\"step\":\"%s %s\",\"rows\":%d,\"resultRows\":%d,\"secondsOneThread\":%.2f,\"secondsTwoThreads\":%.2f,\"speedUp\":%.2f,\"rowsPerSecond\":%.0f,\"heapMb\":%d,\"mostMemoryKb\":%s}%n",
                step.processor(), arguments[1].replace('"', '\''), rows, resultRows, best[0], best[1], best[0] / best[1],
                rows / best[1], Runtime.getRuntime().maxMemory() >> 20, mostMemory());
        System.exit(0);
    }

    private static Run ended(Workshop shop, UUID run) throws InterruptedException {
        while (true) {
            Run now = shop.runs.find(run).orElseThrow();
            if (now.status().ended()) return now;
            Thread.sleep(10);
        }
    }

    private static String mostMemory() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("null");
    }
}
