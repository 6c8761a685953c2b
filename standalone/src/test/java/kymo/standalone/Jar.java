package kymo.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, which ends with the test at the latest; all that it says is kept. */
final class Jar implements AutoCloseable {

    static final Path GATEWAY = root().resolve("api-gateway/target/kymo-gateway.jar");
    static final Path WORKER = root().resolve("etl-jobs/target/kymo.jar");
    static final Path STANDALONE = root().resolve("standalone/target/kymo-standalone.jar");

    private final Process process;
    private final Path output;

    private Jar(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Path root() {
        return Path.of(System.getProperty("kymo.root"));
    }

    /** @param folder where the process works */
    static Jar start(Path folder, Path jar, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx768m", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    static Jar run(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Jar(process, output);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    String lastLines(int count) throws IOException {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** The first line that holds {@code text}, once it is said. */
    String awaitLine(String text) throws Exception {
        await().atMost(Duration.ofMinutes(3)).until(() -> said(text).isPresent() || !process.isAlive());
        Optional<String> said = said(text);
        if (said.isEmpty()) throw new AssertionError("it never said '%s' but: %s".formatted(text, output()));
        return said.get();
    }

    private Optional<String> said(String text) throws IOException {
        return output().lines().filter(line -> line.contains(text)).findFirst();
    }

    /** What SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws Exception {
        if (!process.waitFor(3, TimeUnit.MINUTES)) throw new AssertionError("it does not end; it said: " + output());
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
