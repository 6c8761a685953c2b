package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPoolTest {

    private static final HostErrand ERRAND = new HostErrand("script 'lock_in'", "look at the script");
    private static final HostKind KIND = new HostKind(
            Warmed.class,
            new HostLimits(32, Duration.ofSeconds(30), Duration.ofSeconds(20), 1 << 20),
            List.of("-Dsaid=by-its-kind"),
            List.of(Test.class));

    @TempDir
    private Path cache;

    private final HostSettings before = HostSettings.current();

    @BeforeEach
    void aCacheOfItsOwn() {
        new HostSettings(before.level(), cache.toString(), 1, 10).use();
    }

    @AfterEach
    void asBefore() {
        before.use();
    }

    @Test
    void thereIsAHostWhetherOneWaitsOrNot() throws Exception {
        try (HostPool pool = new HostPool(KIND, 1)) {
            ProcessHandle first;
            try (Host host = pool.take(ERRAND)) {
                first = host.handle();
                assertThat(said(host)).startsWith("cold by-its-kind");
            }
            awaitReady(pool);
            try (Host host = pool.take(ERRAND)) {
                assertThat(host.handle().pid()).isNotEqualTo(first.pid());
                assertThat(said(host)).startsWith("warm by-its-kind");
            }
        }
    }

    @Test
    void oneThatDiedWhileItWaitedIsNotGivenOut() throws Exception {
        try (HostPool pool = new HostPool(KIND, 1)) {
            pool.warm();
            awaitReady(pool);
            for (ProcessHandle child : ProcessHandle.current().descendants().toList())
                if (isOfKind(child)) {
                    child.destroyForcibly();
                    child.onExit().get(10, TimeUnit.SECONDS);
                }
            try (Host host = pool.take(ERRAND)) {
                assertThat(said(host)).startsWith("cold");
            }
        }
    }

    private static boolean isOfKind(ProcessHandle process) {
        return String.join(" ", process.info().arguments().orElse(new String[0]))
                .contains(Warmed.class.getName());
    }

    @Test
    void thoseThatWaitEndWithThePool() throws Exception {
        try (HostPool pool = new HostPool(KIND, 2)) {
            pool.warm();
            awaitReady(pool);
        }
        // they are killed, and gone a moment later
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(ProcessHandle.current().descendants().filter(HostPoolTest::isOfKind))
                                .isEmpty());
    }

    @Test
    void hostsOfAKindSeeTheJarsThatItNamesAndNoOthers() {
        try (Host host = Host.start(KIND, ERRAND)) {
            String[] entries = said(host).split(" ", 3)[2].split(File.pathSeparator, -1);
            assertThat(entries).allSatisfy(entry -> assertThat(entry).endsWith(".jar"));
            assertThat(entries.length).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void anArchiveOfClassesIsMadeOnceAndUsed() throws Exception {
        HostArchive.make(KIND);
        HostArchive.make(KIND);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
        }
        try (Host host = Host.start(KIND, ERRAND)) {
            host.ask(Warmed.KIND, "source".getBytes(StandardCharsets.UTF_8));
            assertThat(text(host)).isEqualTo("shared");
        }
    }

    @Test
    void withoutAFolderForItNothingIsKept() {
        new HostSettings(before.level(), "none", 1, 10).use();
        HostArchive.make(KIND);
        try (Host host = Host.start(KIND, ERRAND)) {
            assertThat(said(host)).startsWith("cold");
        }
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void aFolderThatOthersMayWriteToIsNotUsed() throws Exception {
        Path open = Files.createDirectory(cache.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        new HostSettings(before.level(), open.toString(), 1, 10).use();
        try (Host host = Host.start(KIND, ERRAND)) {
            assertThat(said(host)).startsWith("cold");
        }
        assertThat(open).isEmptyDirectory();
    }

    private static void awaitReady(HostPool pool) {
        await().atMost(Duration.ofSeconds(60)).until(() -> pool.ready() > 0);
    }

    private static String said(Host host) {
        host.ask(Warmed.KIND, new byte[0]);
        return text(host);
    }

    private static String text(Host host) {
        String text = new String(Objects.requireNonNull(host.next()).payload(), StandardCharsets.UTF_8);
        assertThat(host.next()).isNull();
        return text;
    }

    /** Says whether it was warmed up, and what it was started with; or where its class comes from. */
    public static final class Warmed implements HostTask {

        static final int KIND = Frame.FIRST_OF_TASK;
        private static final Pattern ARCHIVE = Pattern.compile("/[0-9a-f]{24}\\.jsa");

        private String state = "cold";

        @Override
        public void warmUp() {
            state = "warm";
        }

        @Override
        public void answer(Frame request, FrameWriter answers) throws Exception {
            answers.write(KIND, said(request).getBytes(StandardCharsets.UTF_8));
        }

        private String said(Frame request) throws IOException {
            if (request.payload().length == 0)
                return state + " " + System.getProperty("said") + " " + System.getProperty("java.class.path");
            // the virtual machine's own archive is called classes.jsa
            return ARCHIVE.matcher(Files.readString(Path.of("/proc/self/maps"))).find() ? "shared" : "loaded";
        }
    }
}
