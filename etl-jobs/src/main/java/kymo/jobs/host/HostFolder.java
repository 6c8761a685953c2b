package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a host has for itself. */
final class HostFolder {

    private static final String PREFIX = "kymo-host-";

    private HostFolder() {}

    /** A new, empty folder that nobody else may read. */
    static Path create() throws IOException {
        return Files.createTempDirectory(PREFIX).toRealPath();
    }

    /** Removes the folder and all that is in it, as far as that goes; links are removed, not followed. */
    static void delete(Path folder) {
        Path name = folder.getFileName();
        if (name == null || !name.toString().startsWith(PREFIX))
            throw new IllegalArgumentException("a host's folder is called %s… but was %s".formatted(PREFIX, folder));
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) Files.deleteIfExists(path);
        } catch (IOException | java.io.UncheckedIOException e) {
            // what cannot be removed stays in the folder for temporary files, which is cleaned by its system
        }
    }
}
