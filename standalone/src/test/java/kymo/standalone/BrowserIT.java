package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kymo.core.support.RabbitNode;
import kymo.core.support.Required;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every spec of {@code ui/e2e}, in a real browser: on all of Kymo in one process, and on its applications apart. */
class BrowserIT {

    private static final Path UI = Jar.root().resolve("ui");
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private static final String SCRIPTS = "--kymo.scripts-dir=" + Jar.root().resolve("scripts/custom");

    @TempDir
    Path folder;

    private final List<AutoCloseable> started = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (int last = started.size() - 1; last >= 0; last--) started.get(last).close();
    }

    @TestFactory
    Stream<DynamicTest> inOneProcess() throws Exception {
        requireBrowser();
        Jar kymo = start(Jar.STANDALONE, "--server.port=0", SCRIPTS);
        String line = kymo.awaitLine("Kymo is ready: ");
        return specs(line.substring(line.indexOf("http")).strip());
    }

    @TestFactory
    Stream<DynamicTest> apartOnRabbitMqAndPostgreSql() throws Exception {
        requireBrowser();
        require("broker", RabbitNode.isInstalled(), "RabbitMQ is not installed");
        RabbitNode broker = new RabbitNode(Files.createDirectory(folder.resolve("rabbit")));
        started.add(broker::stop);
        broker.start();
        int port = FreePort.find();
        String[] shared = {
            "--spring.datasource.url=" + TestPostgres.newDatabaseUrl(),
            "--spring.datasource.username=postgres",
            "--spring.rabbitmq.port=" + broker.port(),
            "--kymo.files.root=" + folder.resolve("files"),
            // the gateway has no use for it
            SCRIPTS,
        };
        Jar worker = start(Jar.WORKER, "worker", shared);
        start(Jar.GATEWAY, "--server.port=" + port, shared);
        worker.awaitLine("looks for runs");
        String address = "http://localhost:" + port;
        new Http(address).awaitHealthy();
        return specs(address);
    }

    private Stream<DynamicTest> specs(String address) throws IOException {
        try (Stream<Path> files = Files.list(UI.resolve("e2e"))) {
            List<Path> specs = files.filter(file -> file.toString().endsWith(".spec.mjs"))
                    .sorted()
                    .toList();
            assertThat(specs).isNotEmpty();
            return specs.stream()
                    .map(spec -> DynamicTest.dynamicTest(spec.getFileName().toString(), () -> run(spec, address)));
        }
    }

    private void run(Path spec, String address) throws Exception {
        Path output = Files.createTempFile(folder, "spec", ".log");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=spec", spec.toString())
                .directory(UI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        node.environment().put("KYMO_URL", address);
        Process process = node.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
        StringBuilder said = new StringBuilder(Files.readString(output));
        for (AutoCloseable part : started)
            if (part instanceof Jar jar) said.append("\n").append(jar.output());
        assertThat(process.exitValue()).as(said.toString()).isZero();
    }

    private Jar start(Path jar, String first, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(first));
        arguments.addAll(List.of(more));
        Jar process = Jar.start(folder, jar, arguments.toArray(String[]::new));
        started.add(process);
        return process;
    }

    private static void requireBrowser() {
        require("browser", Files.isExecutable(CHROMIUM), CHROMIUM + " is not there");
        require("browser", Files.isDirectory(UI.resolve("node_modules")), "ui/node_modules is not there");
    }

    private static void require(String part, boolean isThere, String otherwise) {
        if (Required.isRequired(part)) assertThat(isThere).as(otherwise).isTrue();
        assumeTrue(isThere, otherwise);
    }
}
