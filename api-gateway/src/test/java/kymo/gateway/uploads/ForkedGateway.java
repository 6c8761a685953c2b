package kymo.gateway.uploads;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.gateway.GatewayApplication;

/** A gateway in a process of its own, with a heap of 256 MB, to be killed without a word. */
final class ForkedGateway implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path log;

    private ForkedGateway(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one over this database and these files, and waits until it answers. */
    static ForkedGateway start(String databaseUrl, Path folder, int number) throws IOException {
        Path log = folder.resolve("gateway-" + number + ".log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        GatewayApplication.class.getName(),
                        "--spring.datasource.url=" + databaseUrl,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.maximum-pool-size=6",
                        "--spring.rabbitmq.port=1",
                        "--kymo.files.root=" + folder.resolve("files"),
                        "--kymo.uploads.sweep-every=500ms",
                        "--server.port=0"))
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
        ForkedGateway gateway = new ForkedGateway(process, log);
        gateway.awaitStart();
        return gateway;
    }

    TusClient client() throws IOException {
        return new TusClient(port());
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The most memory that it has had so far, in bytes; 0 where the system does not tell. */
    long peakBytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    int port() throws IOException {
        Matcher port = PORT.matcher(Files.readString(log));
        return port.find() ? Integer.parseInt(port.group(1)) : 0;
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitStart() throws IOException {
        await().atMost(Duration.ofMinutes(2)).until(() -> port() != 0 || !process.isAlive());
        if (port() == 0) throw new AssertionError("the gateway does not start:\n" + Files.readString(log));
    }
}
