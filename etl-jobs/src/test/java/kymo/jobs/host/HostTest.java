package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that misbehave, at every level; the worker sees a problem with a code, and nothing of the process is left. */
@ParameterizedClass(name = "{0}")
@EnumSource
class HostTest {

    private static final HostErrand ERRAND = new HostErrand("reading 'run.xlsx'", "save the sheet as CSV");
    private static final HostLimits LIMITS =
            new HostLimits(32, Duration.ofSeconds(30), Duration.ofSeconds(20), 1 << 20);

    @Parameter
    private HostLevel level;

    @BeforeEach
    void theLevelIsToBeHad() {
        CageHere.need(level);
    }

    private Host start(HostLimits limits) {
        return Host.start(new HostKind(Misdeeds.class, limits), ERRAND, level, HostMain.NOW);
    }

    @Test
    void answersOneRequestAfterAnother() {
        try (Host host = start(LIMITS)) {
            assertThat(said(host, "echo 1")).isEqualTo("echo 1");
            assertThat(host.next()).isNull();
            ask(host, "thrice");
            for (int i = 0; i < 3; i++)
                assertThat(Objects.requireNonNull(host.next()).kind()).isEqualTo(Misdeeds.KIND + i);
            assertThat(host.next()).isNull();
            assertThat(said(host, "echo 2")).isEqualTo("echo 2");
        }
    }

    /** By thread, and by session where that is what the system goes by. */
    @ParameterizedTest(name = "prompt: {0}")
    @ValueSource(booleans = {false, true})
    void standsBackBehindOtherWorkUnlessSomebodyWaitsForIt(boolean prompt) throws Exception {
        assumeTrue(HostCommand.leadsGroup() && Files.isDirectory(Path.of("/proc/self")), "not Linux");
        Path own = Path.of("/proc/self/autogroup");
        String before = Files.exists(own) ? Files.readString(own) : "";
        HostKind kind = new HostKind(Misdeeds.class, LIMITS);
        HostSettings usual = HostSettings.current();
        new HostSettings(usual.level(), usual.cache(), usual.ahead(), 10).use();
        try (Host host = Host.start(prompt ? kind.prompted() : kind, ERRAND, level, HostMain.NOW)) {
            assertThat(niceness(host.handle())).hasSizeGreaterThan(5).containsOnly(prompt ? 0 : 10);
            int sessionNice = prompt
                    ? 0
                    : HostPriority.sessionNice(10, Runtime.getRuntime().availableProcessors());
            if (!before.isEmpty())
                await().untilAsserted(() -> assertThat(
                                Path.of("/proc", Long.toString(host.handle().pid()), "autogroup"))
                        .content()
                        .endsWith(" nice %d\n".formatted(sessionNice)));
        } finally {
            usual.use();
        }
        if (!before.isEmpty()) assertThat(own).hasContent(before);
    }

    /** Of all threads of a process and its descendants, see proc(5). */
    private static List<Integer> niceness(ProcessHandle first) throws IOException {
        List<Integer> all = new ArrayList<>();
        for (ProcessHandle process :
                Stream.concat(Stream.of(first), first.descendants()).toList()) {
            try (DirectoryStream<Path> tasks =
                    Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
                for (Path task : tasks) {
                    String stat = Files.readString(task.resolve("stat"));
                    all.add(Integer.parseInt(
                            stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]));
                }
            }
        }
        return all;
    }

    @Test
    void worksInAnEmptyFolderOfItsOwnWhichIsRemoved() throws Exception {
        Path folder;
        try (Host host = start(LIMITS)) {
            folder = host.folder();
            assertThat(folder).isEmptyDirectory();
            assertThat(said(host, "where")).isEqualTo(folder + " " + folder);
            host.next();
            Files.writeString(folder.resolve("given"), "by the worker");
            assertThat(said(host, "file")).isEqualTo("by the worker");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void knowsNothingOfTheWorkersEnvironment() {
        assertThat(System.getenv()).containsKey("PATH");
        try (Host host = start(LIMITS)) {
            // bubblewrap tells where it has gone to
            String told = said(host, "environment").replace("PWD=" + host.folder(), "");
            assertThat(told.replaceAll("[{, }]", "")).isEqualTo("LC_ALL=C.UTF-8");
        }
    }

    @Test
    void aProblemOfTheTaskArrivesAsItIsAndTheHostGoesOn() {
        try (Host host = start(LIMITS)) {
            ask(host, "refuse");
            assertThatThrownBy(host::next)
                    .hasMessage("there must be one but was none")
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.FILE_EMPTY);
                        assertThat(problem.pointer()).isEqualTo("/x");
                    });
            assertThat(said(host, "echo on")).isEqualTo("echo on");
        }
    }

    @Test
    void whatIsPrintedDoesNotComeBetweenTheFrames() {
        try (Host host = start(LIMITS)) {
            assertThat(said(host, "print")).isEqualTo("printed");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "exit|HOST_DIED|reading 'run.xlsx' ended without a result: its process exited with code 5",
                "fail|HOST_DIED|reading 'run.xlsx' ended without a result: its process exited with code 70, its last words being",
                "recurse|HOST_DIED|reading 'run.xlsx' ended without a result: its process exited with code 70",
                "allocate|HOST_MEMORY|reading 'run.xlsx' may use at most 32 MiB of memory but needed more and was ended; save the sheet as CSV",
                "huge|HOST_MEMORY|reading 'run.xlsx' may use at most 32 MiB of memory but needed more and was ended; save the sheet as CSV",
                "garbage|HOST_DIED|reading 'run.xlsx' ended without a result: its process sent something else than an answer (a frame must begin with 4b594d46",
                "large 1048577|HOST_DIED|reading 'run.xlsx' ended without a result: its process sent something else than an answer (a frame must have at most 1048576 bytes but has 1048577)"
            })
    void aDeathHasItsOwnCause(String deed, ProblemCode code, String message) {
        Path folder;
        ProcessHandle process;
        try (Host host = start(LIMITS)) {
            folder = host.folder();
            process = host.handle();
            ask(host, deed);
            assertThatThrownBy(host::next)
                    .hasMessageStartingWith(message)
                    .hasMessageEndingWith("; save the sheet as CSV")
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(code));
        }
        assertThat(process.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "loop, 600, 2, may take at most 2.00 s but",
        "sleep, 600, 2, may take at most 2.00 s but",
        "flood, 600, 2, may take at most 2.00 s but",
        "loop, 2, 600, may take at most 2 s of processor time but"
    })
    void whatTakesTooLongIsEnded(String deed, int cpuSeconds, int patienceSeconds, String message) throws Exception {
        HostLimits limits =
                new HostLimits(32, Duration.ofSeconds(cpuSeconds), Duration.ofSeconds(patienceSeconds), 1 << 20);
        try (Host host = start(limits)) {
            ask(host, deed);
            assertThatThrownBy(host::next)
                    .hasMessageContaining(message)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOST_TIMEOUT));
            assertThat(host.handle().isAlive()).isFalse();
        }
    }

    @Test
    void allRequestsTogetherMayTakeSoLong() {
        HostLimits limits = LIMITS.withRun(Duration.ofSeconds(1));
        try (Host host = start(limits)) {
            assertThatThrownBy(() -> {
                        while (!said(host, "rest").isEmpty())
                            assertThat(host.next()).isNull();
                    })
                    .hasMessage(
                            "reading 'run.xlsx' may take at most 1 s in all but took longer and was ended; save the sheet as CSV")
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOST_TIMEOUT));
        }
    }

    @Test
    void aHostThatDoesNotTakeARequestIsEndedAsOneThatDoesNotAnswer() {
        assumeTrue(threadsCanBeStopped());
        HostLimits limits = new HostLimits(32, Duration.ofSeconds(30), Duration.ofSeconds(2), 1 << 20);
        try (Host host = start(limits)) {
            assertThat(said(host, "deaf")).isEqualTo("deaf");
            assertThat(host.next()).isNull();
            assertThatThrownBy(() -> host.ask(Misdeeds.KIND, new byte[1 << 20]))
                    .hasMessageContaining("may take at most 2.00 s but")
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOST_TIMEOUT));
        }
    }

    /** By one another, which later versions of Java refuse. */
    static boolean threadsCanBeStopped() {
        return Runtime.version().feature() < 20;
    }

    @Test
    void outlivesTheThreadThatStartedIt() throws Exception {
        CompletableFuture<Host> started = new CompletableFuture<>();
        Thread starter = new Thread(() -> started.complete(start(LIMITS)));
        starter.start();
        try (Host host = started.get()) {
            starter.join();
            assertThat(said(host, "echo on")).isEqualTo("echo on");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"spin", "stop-watches"})
    void endsWithItsWorkerWhateverItDoes(String deed) throws Exception {
        // without the system's help it is the host itself that looks after its parent
        assumeTrue(deed.equals("spin") || (level != HostLevel.NONE && threadsCanBeStopped()));
        Process worker = doomed(deed);
        String[] told = told(worker);
        worker.destroyForcibly().waitFor();
        ProcessHandle host = ProcessHandle.of(Long.parseLong(told[0])).orElse(null);
        if (host != null) host.onExit().get(30, TimeUnit.SECONDS);
    }

    /** In a folder for temporary files of its own: any other process's next host would remove it as well. */
    @Test
    void whatKilledWorkersLeftBehindIsRemovedByTheNextHostAndNothingElse(@TempDir Path temporary) throws Exception {
        String before = Objects.requireNonNull(System.setProperty("java.io.tmpdir", temporary.toString()));
        Process dead = doomed("spin");
        Process alive = doomed("spin");
        try (Host own = start(LIMITS)) {
            Path left = doom(dead);
            assertThat(left).exists();
            Files.writeString(left.resolve("workbook"), "of somebody");
            String[] others = told(alive);
            try (Host next = start(LIMITS)) {
                assertThat(left).doesNotExist();
                assertThat(left.resolveSibling(left.getFileName() + ".lock")).doesNotExist();
                assertThat(Path.of(others[1])).exists();
                assertThat(own.folder()).exists();
                assertThat(next.folder()).exists();
            }
            assertThat(said(own, "echo on")).isEqualTo("echo on");
        } finally {
            System.setProperty("java.io.tmpdir", before);
            alive.destroyForcibly().waitFor();
        }
    }

    /** Kills host and worker, so that neither cleans up. */
    private static Path doom(Process worker) throws Exception {
        String[] told = told(worker);
        ProcessHandle host = ProcessHandle.of(Long.parseLong(told[0])).orElseThrow();
        host.destroyForcibly();
        host.onExit().get(30, TimeUnit.SECONDS);
        worker.destroyForcibly().waitFor();
        return Path.of(told[1]);
    }

    private Process doomed(String deed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DoomedWorker.class.getName(),
                        level.name(),
                        deed)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The number of a doomed worker's host, and its folder. */
    private static String[] told(Process worker) throws IOException {
        return worker.inputReader().readLine().split(" ", 2);
    }

    private static void ask(Host host, String deed) {
        host.ask(Misdeeds.KIND, deed.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Host host, String deed) {
        ask(host, deed);
        return new String(Objects.requireNonNull(host.next()).payload(), StandardCharsets.UTF_8);
    }
}
