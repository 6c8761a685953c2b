package kymo.jobs.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import org.springframework.util.FileSystemUtils;

/**
 * Small jobs: one rolling-mean run on a stored 1,000 × 6 dataset, on PostgreSQL and files with fsync on.
 *
 * <p>Prints a JSON line: time from submit to COMPLETED of one run after the other, and runs a second with many queued.
 */
public final class SmallJobsBench {

    private SmallJobsBench() {}

    public static void main(String[] arguments) throws Exception {
        int single = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int queued = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int slots = Integer.getInteger("slots", 2);
        Path folder = Files.createTempDirectory("kymo-bench");
        try (Workshop shop = new Workshop(folder)) {
            Dataset input = shop.dataset(1_000, 5, 65_536);
            Worker worker = shop.worker(Workshop.settings("bench", slots));
            worker.start();
            for (int i = 0; i < 2; i++) burst(shop, input, worker, queued);

            double[] millis = new double[single];
            for (int i = 0; i < single; i++) {
                long began = System.nanoTime();
                Run run = shop.intake.run(input.id(), smooth(), true).run();
                while (!shop.runs.find(run.id()).orElseThrow().status().ended()) Thread.sleep(0, 500_000);
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(millis);
            long[] before = commitsAndCalls(shop);
            double perSecond = burst(shop, input, worker, queued);
            long[] after = commitsAndCalls(shop);
            System.out.printf(
                    "{\"bench\":\"small-jobs\",\"slots\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"runs_per_second\":%.0f,\"commits_per_run\":%.2f}%n",
                    slots,
                    millis[single / 2],
                    millis[(int) (single * 0.95)],
                    perSecond,
                    (double) (after[0] - before[0]) / queued);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static Step smooth() {
        return new Step("rolling-mean", Workshop.json("{\"window\": 11}"));
    }

    private static double burst(Workshop shop, Dataset input, Worker worker, int queued) throws InterruptedException {
        worker.stop();
        for (int i = 0; i < queued; i++) shop.intake.run(input.id(), smooth(), true);
        long began = System.nanoTime();
        worker.start();
        while (shop.sql.sql("SELECT count(*) FROM run WHERE status IN ('QUEUED', 'RUNNING')").query(Long.class).single() > 0)
            Thread.sleep(20);
        return queued / ((System.nanoTime() - began) / 1e9);
    }

    private static long[] commitsAndCalls(Workshop shop) throws InterruptedException {
        Thread.sleep(1_100);
        return new long[] {
            shop.sql.sql("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()").query(Long.class).single()
        };
    }
}
