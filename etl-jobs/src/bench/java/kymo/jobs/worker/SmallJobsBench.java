package kymo.jobs.worker;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import kymo.core.runs.RunPolicy;
import kymo.core.support.TestPostgres;
import kymo.core.support.Broker;
import kymo.core.support.QpidBroker;
import kymo.core.support.RabbitNode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Small jobs: one rolling-mean run on a stored 1,000 × 6 dataset, by the whole worker: PostgreSQL and files with fsync on, events relayed with awaited confirms.
 *
 * <p>{@code [RUNS_ONE_BY_ONE [RUNS_QUEUED [rabbit|embedded]]]}. Prints a JSON line: time from submit to COMPLETED of one run after the other, runs a second
 * with many queued, and the SQL statements and commits that the database counted for each of these.
 */
public final class SmallJobsBench {

    private SmallJobsBench() {}

    public static void main(String[] arguments) throws Exception {
        int single = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int queued = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        boolean rabbit = arguments.length > 2 && arguments[2].equals("rabbit");
        int slots = Integer.getInteger("slots", 2);
        Path folder = Files.createTempDirectory("kymo-bench");
        Broker broker = rabbit ? new RabbitNode(folder) : new QpidBroker(folder);
        broker.start();
        String url = TestPostgres.newDatabaseUrl();
        try (HikariDataSource database = TestPostgres.pool(url);
                Workshop shop = new Workshop(database, folder.resolve("files"), RunPolicy.USUAL);
                ConfigurableApplicationContext application = WorkerApplication.start(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.rabbitmq.port=" + broker.port(),
                        "--spring.flyway.enabled=false",
                        "--kymo.files.root=" + folder.resolve("files"),
                        "--kymo.worker.slots=" + slots,
                        "--kymo.worker.poll=2s",
                        "--logging.level.root=warn")) {
            Dataset input = shop.dataset(1_000, 5, 65_536);
            Worker worker = application.getBean(Worker.class);
            for (int i = 0; i < 3; i++) burst(shop, input, worker, queued);

            double[] millis = new double[single];
            for (int i = 0; i < single; i++) {
                long began = System.nanoTime();
                Run run = shop.intake.run(input.id(), smooth(), true).run();
                worker.ring();
                while (!shop.runs.find(run.id()).orElseThrow().status().ended()) Thread.sleep(0, 500_000);
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(millis);
            double[] rates = new double[3];
            long before = commits(shop);
            for (int i = 0; i < rates.length; i++) rates[i] = burst(shop, input, worker, queued);
            long after = commits(shop);
            Arrays.sort(rates);
            System.out.printf(
                    "{\"bench\":\"small-jobs\",\"broker\":\"%s\",\"slots\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"runs_per_second\":%.0f,\"transactions_per_run\":%.1f}%n",
                    rabbit ? "rabbit" : "embedded",
                    slots,
                    millis[single / 2],
                    millis[(int) (single * 0.95)],
                    rates[1],
                    (double) (after - before) / (rates.length * queued));
        } finally {
            broker.stop();
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
        Thread.sleep(500);
        long began = System.nanoTime();
        worker.start();
        while (shop.sql.sql("SELECT EXISTS (SELECT FROM run WHERE status IN ('QUEUED', 'RUNNING'))").query(Boolean.class).single())
            Thread.sleep(10);
        return queued / ((System.nanoTime() - began) / 1e9);
    }

    /** Transactions so far, reads included; each connection tells its own once a second. */
    private static long commits(Workshop shop) throws InterruptedException {
        Thread.sleep(1_500);
        return shop.sql
                .sql("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }
}
