package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kymo.core.support.Required;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every spec of {@code ui/e2e} in a real browser, on Kymo as a subclass starts it. */
abstract class BrowserSpecs {

    static final String SCRIPTS = "--kymo.scripts-dir=" + Jar.root().resolve("scripts/custom");

    private static final Path UI = Jar.root().resolve("ui");
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    @TempDir
    Path folder;

    private final List<AutoCloseable> started = new ArrayList<>();

    /**
     * Starts Kymo.
     *
     * @return its address
     */
    abstract String kymo() throws Exception;

    /** Which spec comes before which, by the names of their files. */
    abstract Comparator<Path> order();

    @TestFactory
    Stream<DynamicTest> specs() throws Exception {
        require("browser", Files.isExecutable(CHROMIUM), CHROMIUM + " is not there");
        require("browser", Files.isDirectory(UI.resolve("node_modules")), "ui/node_modules is not there");
        List<Path> specs = specsInOrder();
        assertThat(specs).isNotEmpty();
        String address = kymo();
        return specs.stream()
                .map(spec -> DynamicTest.dynamicTest(spec.getFileName().toString(), () -> run(spec, address)));
    }

    private List<Path> specsInOrder() throws IOException {
        try (Stream<Path> files = Files.list(UI.resolve("e2e"))) {
            return files.filter(file -> file.toString().endsWith(".spec.mjs"))
                    .sorted(order())
                    .toList();
        }
    }

    /** Ends with the test, before what was started earlier. */
    Jar start(Path jar, String... arguments) throws IOException {
        Jar process = Jar.start(folder, jar, arguments);
        started.add(process);
        return process;
    }

    /** Is closed with the processes, after those that are started later. */
    void stopsToo(AutoCloseable part) {
        started.add(part);
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
        // What the spec says comes last: where a long message is cut, its end is kept.
        StringBuilder said = new StringBuilder();
        for (AutoCloseable part : started)
            if (part instanceof Jar jar) said.append(jar.lastLines(40)).append("\n\n");
        said.append(Files.readString(output));
        assertThat(process.exitValue()).as(said.toString()).isZero();
    }

    static void require(String part, boolean isThere, String otherwise) {
        if (Required.isRequired(part)) assertThat(isThere).as(otherwise).isTrue();
        assumeTrue(isThere, otherwise);
    }

    @AfterEach
    void stop() throws Exception {
        for (int last = started.size() - 1; last >= 0; last--) started.get(last).close();
    }
}
