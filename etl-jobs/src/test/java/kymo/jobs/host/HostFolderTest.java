package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that begin, end and clean up beside one another. */
class HostFolderTest {

    private static final int WORKERS = 3;
    private static final int FOLDERS = 400;

    @TempDir
    Path parent = Path.of("");

    /** Makes folders and cleans up without pause; exits with 1 when a folder goes while it is in use. */
    static final class Racer {

        private Racer() {}

        public static void main(String[] arguments) throws Exception {
            Path parent = Path.of(arguments[0]);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 2; i++) threads.add(new Thread(() -> race(parent)));
            threads.forEach(Thread::start);
            for (Thread thread : threads) thread.join();
        }

        private static void race(Path parent) {
            try {
                for (int i = 0; i < FOLDERS; i++) {
                    try (HostFolder folder = HostFolder.create(parent)) {
                        Files.writeString(folder.path().resolve("file"), "in use");
                        HostFolder.removeAbandoned(parent);
                        Files.readString(folder.path().resolve("file"));
                    }
                }
            } catch (Throwable e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }
    }

    @Test
    void noWorkerRemovesAnothersFolder() throws Exception {
        List<Process> racers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) racers.add(racer());
        for (Process racer : racers) assertThat(racer.waitFor()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void allThatKilledWorkersLeaveIsRemoved() throws Exception {
        Process racer = racer();
        while (files().isEmpty()) Thread.onSpinWait();
        racer.destroyForcibly().waitFor();
        HostFolder.removeAbandoned(parent);
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderIsItsOwnersAlone() throws Exception {
        try (HostFolder folder = HostFolder.create(parent)) {
            assertThat(Files.getPosixFilePermissions(folder.path())).hasSize(3);
            HostFolder.removeAbandoned(parent);
            assertThat(folder.path()).isEmptyDirectory();
        }
        assertThat(files()).isEmpty();
    }

    private Process racer() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Racer.class.getName(),
                        parent.toString())
                .inheritIO()
                .start();
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(parent)) {
            return files.toList();
        }
    }
}
