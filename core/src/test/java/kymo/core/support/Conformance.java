package kymo.core.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the conformance cases lie: the folder that {@code -Dconformance.dir} names, else the project's own copy of the generated
 * part, else a folder {@code shared/conformance} beside the project.
 */
public final class Conformance {

    private Conformance() {}

    /**
     * The folder {@code name} of the cases. A named folder that is missing fails the test, and so does any missing one with
     * {@code -Dkymo.require=conformance}; otherwise the test is visibly skipped.
     */
    public static Path folder(String name) {
        String named = System.getProperty("conformance.dir", "");
        if (!named.isEmpty()) {
            Path folder = Path.of(named, name);
            if (!Files.isDirectory(folder))
                throw new AssertionError("-Dconformance.dir names " + named + " but " + folder + " is missing");
            return folder;
        }
        Path root = Path.of(System.getProperty("kymo.root", "."));
        Optional<Path> found = Stream.concat(
                        List.of("core", "../core").stream()
                                .map(m -> Path.of(m, "src/test/resources/conformance", name)),
                        Stream.of(
                                root.resolve("core/src/test/resources/conformance")
                                        .resolve(name),
                                root.resolve("../shared/conformance").resolve(name)))
                .filter(Files::isDirectory)
                .findFirst();
        if (found.isEmpty()) {
            String message = "no conformance cases '" + name + "': name their folder with -Dconformance.dir";
            if (Required.isRequired("conformance")) throw new AssertionError(message);
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }
}
