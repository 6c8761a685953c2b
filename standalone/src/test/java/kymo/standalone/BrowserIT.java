package kymo.standalone;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The UI in a browser, on all of Kymo in one process. */
class BrowserIT {

    @TempDir
    Path folder;

    private BrowserSpecs specs;

    @BeforeEach
    void begin() {
        specs = new BrowserSpecs(folder);
    }

    @AfterEach
    void stop() throws Exception {
        specs.stop();
    }

    @TestFactory
    Stream<DynamicTest> inOneProcess() throws Exception {
        BrowserSpecs.requireBrowser();
        Jar kymo = specs.start(Jar.STANDALONE, "--server.port=0", BrowserSpecs.SCRIPTS);
        String line = kymo.awaitLine("Kymo is ready: ");
        return specs.on(line.substring(line.indexOf("http")).strip());
    }
}
