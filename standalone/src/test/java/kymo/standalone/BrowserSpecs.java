package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kymo.core.support.Required;
import org.junit.jupiter.api.DynamicTest;

/** Every spec of {@code ui/e2e} in a real browser, and the processes that it is tried on. */
final class BrowserSpecs {

    static final String SCRIPTS = "--kymo.scripts-dir=" + Jar.root().resolve("scripts/custom");

    private static final Path UI = Jar.root().resolve("ui");
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final Path folder;
    private final List<AutoCloseable> started = new ArrayList<>();

    /** @param folder for what the processes write */
    BrowserSpecs(Path folder) {
        this.folder = folder;
    }

    static void requireBrowser() {
        require("browser", Files.isExecutable(CHROMIUM), CHROMIUM + " is not there");
        require("browser", Files.isDirectory(UI.resolve("node_modules")), "ui/node_modules is not there");
    }

    Jar start(Path jar, String... arguments) throws IOException {
        Jar process = Jar.start(folder, jar, arguments);
        started.add(process);
        return process;
    }

    /** Is closed with the processes, after those that are started later. */
    void stopsToo(AutoCloseable part) {
        started.add(part);
    }

    Stream<DynamicTest> on(String address) throws IOException {
        return tests(address, inOrder());
    }

    /** The last one first: what both settings wait for most does not come at the same time in them. */
    Stream<DynamicTest> onInReverse(String address) throws IOException {
        List<Path> specs = inOrder();
        Collections.reverse(specs);
        return tests(address, specs);
    }

    private static List<Path> inOrder() throws IOException {
        try (Stream<Path> files = Files.list(UI.resolve("e2e"))) {
            return files.filter(file -> file.toString().endsWith(".spec.mjs"))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private Stream<DynamicTest> tests(String address, List<Path> specs) {
        assertThat(specs).isNotEmpty();
        return specs.stream()
                .map(spec -> DynamicTest.dynamicTest(spec.getFileName().toString(), () -> run(spec, address)));
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

    static void require(String part, boolean isThere, String otherwise) {
        if (Required.isRequired(part)) assertThat(isThere).as(otherwise).isTrue();
        assumeTrue(isThere, otherwise);
    }

    /** Ends the processes, the last one first. */
    void stop() throws Exception {
        for (int last = started.size() - 1; last >= 0; last--) started.get(last).close();
    }
}
