package kymo.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.Runs;
import kymo.gateway.GatewayApplication;
import kymo.jobs.worker.WorkerApplication;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts all of Kymo in this process. Settings are the gateway's and the worker's, {@code kymo-standalone.yml} before theirs, and those of the
 * command line before all; where the database and the broker are is not a setting here.
 */
public final class Standalone {

    private final ApplicationArguments arguments;
    private final Parts parts = new Parts();
    private final ExecutorService aside = Executors.newCachedThreadPool();

    private Standalone(ApplicationArguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) {
        try {
            Standalone kymo = new Standalone(new ApplicationArguments(List.of(arguments)));
            Runtime.getRuntime().addShutdownHook(new Thread(kymo::stop, "kymo-end"));
            kymo.start();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            LoggerFactory.getLogger(Standalone.class).error("Kymo does not start", e);
            System.exit(1);
        }
    }

    private void start() throws Exception {
        Instant began = Instant.now();
        Environment settings = parts.add(settings()).getEnvironment();
        DataFolder folder = parts.add(DataFolder.take(Path.of(settings.getRequiredProperty("kymo.data-dir"))));
        requireFreePort(settings);
        if (folder.isNew()) System.out.printf("Making %s ready for its first use ...%n", folder.path());

        Future<PostgresServer> starting = aside.submit(() -> parts.add(PostgresServer.start(folder)));
        EmbeddedBroker broker = EmbeddedBroker.start(folder);
        PostgresServer database = result(starting);
        parts.add(broker);
        prepare(database.dataSource());

        Foundation foundation = new Foundation(
                database.url(),
                database.password(),
                broker.port(),
                broker.password(),
                folder.path().resolve("files"));
        Future<ConfigurableApplicationContext> worker =
                aside.submit(() -> WorkerApplication.start(arguments.worker(foundation)));
        ConfigurableApplicationContext gateway;
        try {
            gateway = parts.add(GatewayApplication.start(arguments.gateway(foundation)));
        } finally {
            parts.add(result(worker));
        }
        aside.shutdown();
        greet(gateway.getEnvironment(), folder, Duration.between(began, Instant.now()));
    }

    /** The worker first, whose last events the gateway still hears, then the gateway, the broker, the database; what is still starting as soon as it can be. */
    private void stop() {
        parts.close();
        aside.shutdown();
        try {
            if (!aside.awaitTermination(5, TimeUnit.SECONDS)) aside.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was set, in files, the environment and on the command line; also sets up logging, before two applications would at once. */
    private ConfigurableApplicationContext settings() {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=kymo-gateway,kymo-standalone")
                .run(arguments.own());
    }

    /** Before anything is started, so that a person who has Kymo running already is told within a second. */
    private static void requireFreePort(Environment settings) throws IOException {
        int port = settings.getRequiredProperty("server.port", Integer.class);
        String address = settings.getRequiredProperty("server.address");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new CannotStart(
                    "Port %d of %s cannot be used (%s); end the program that uses it, or choose another port with --server.port=PORT"
                            .formatted(port, address, e.getMessage()),
                    e);
        }
    }

    /** Once for both applications: the tables as this version wants them, and no run still in the hands of a process that is gone. */
    private static void prepare(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        Runs.postgres(JdbcClient.create(database), transactions, RunPolicy.USUAL)
                .voidLeases(ApplicationArguments.WORKER);
    }

    private static void greet(Environment gateway, DataFolder folder, Duration startUp) {
        System.out.printf(
                "%n  Kymo is ready: http://localhost:%s%n  Data folder:   %s%n  To stop:       Ctrl-C%n  (started in %.1f s)%n%n",
                gateway.getProperty("local.server.port"), folder.path(), startUp.toMillis() / 1e3);
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Settings {}
}
