package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every {@link Attack} at every level: it ends as the list says, the worker hears the code, nothing of it stays, and the next errand is done. */
@ParameterizedClass(name = "{0}")
@EnumSource(names = {"CAGED", "LIMITS"})
class AttackPackTest {

    private static final HostErrand ERRAND = new HostErrand("script 'lock_in'", "look at the script");

    @Parameter
    private HostLevel level;

    @TempDir
    private Path outside;

    private final String marker = UUID.randomUUID().toString();
    private Path secret;
    private Process victim;
    private ServerSocket server;
    private DatagramSocket datagrams;
    private InputStream open;

    @BeforeEach
    void whatIsNotTheHosts() throws Exception {
        CageHere.need(level);
        secret = Files.writeString(outside.resolve("worker.yml"), "spring.datasource.password: secret");
        open = Files.newInputStream(secret);
        victim = new ProcessBuilder("/bin/sleep", "600").start();
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        datagrams = new DatagramSocket(server.getLocalPort(), InetAddress.getLoopbackAddress());
        Thread echo = new Thread(this::echo);
        echo.setDaemon(true);
        echo.start();
    }

    private void echo() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[64], 64);
            datagrams.receive(packet);
            datagrams.send(packet);
        } catch (IOException e) {
            // the test is over
        }
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (victim == null) return;
        victim.destroyForcibly();
        open.close();
        server.close();
        datagrams.close();
        survivors().forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void endsAsTheListSays(Attack attack) throws Exception {
        assumeTrue(attack != Attack.STOP_WATCHES || HostTest.threadsCanBeStopped());
        Outcome expected = attack.at(level);
        assumeTrue(attack != Attack.DNS || !knownName().isEmpty(), "/etc/hosts has no name to look up");
        assumeTrue(
                attack != Attack.WRITE_CLASSES
                        || Files.isWritable(CodeOrigin.of(AttackTask.class).file()),
                "nobody could");
        Path folder;
        ProcessHandle process;
        try (Host host = start(attack)) {
            folder = host.folder();
            process = host.handle();
            host.ask(AttackTask.KIND, aims(attack.name()));
            if (expected == Outcome.ENDED) {
                ProblemException problem = catchThrowableOfType(ProblemException.class, () -> {
                    for (Frame frame = host.next(); frame != null; frame = host.next())
                        assertThat(frame.kind()).isEqualTo(AttackTask.KIND);
                });
                assertThat(problem)
                        .as(attack.tries)
                        .isNotNull()
                        .hasMessageStartingWith("script 'lock_in' ")
                        .hasMessageEndingWith("; look at the script");
                assertThat(problem.code()).as(problem.getMessage()).isEqualTo(attack.code);
            } else {
                assertThat(text(host.next())).startsWith(expected == Outcome.REFUSED ? "refused" : "reached");
                assertThat(host.next()).isNull();
                host.ask(AttackTask.KIND, aims("echo"));
                assertThat(text(host.next())).isEqualTo("echo");
            }
        }
        assertThat(process.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
        assertThat(secret).hasContent("spring.datasource.password: secret");
        if (expected != Outcome.NOT_STOPPED) {
            assertThat(outside.resolve("written")).doesNotExist();
            assertThat(victim.isAlive()).isTrue();
            for (ProcessHandle survivor : survivors()) survivor.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private Host start(Attack attack) {
        // what runs into another limit may take its time on a busy machine
        Duration patience = Duration.ofSeconds(attack.code == ProblemCode.HOST_TIMEOUT ? 3 : 60);
        HostLimits limits = new HostLimits(32, Duration.ofSeconds(60), patience, 1 << 20)
                .withMetaspaceMiB(48)
                .withThreads(64)
                .withFiles(512, 16 << 20, 96 << 20)
                .withOutputBytes(4 << 20);
        return Host.start(new HostKind(AttackTask.class, limits), ERRAND, level, HostMain.NOW);
    }

    private List<ProcessHandle> survivors() {
        return ProcessHandle.allProcesses()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains(marker))
                .toList();
    }

    /** A name that the machine knows without asking anybody; empty when it knows no other than its own loopback's. */
    private static String knownName() throws IOException {
        Path hosts = Path.of("/etc/hosts");
        if (!Files.exists(hosts)) return "";
        return Files.readAllLines(hosts).stream()
                .flatMap(line -> Stream.of(line.replaceAll("#.*", "").trim().split("\\s+", -1))
                        .skip(1))
                .filter(name -> !name.startsWith("localhost"))
                .findFirst()
                .orElse("");
    }

    private byte[] aims(String attack) throws Exception {
        Properties aims = new Properties();
        aims.setProperty("attack", attack);
        aims.setProperty("secret", secret.toString());
        aims.setProperty("worker", Long.toString(ProcessHandle.current().pid()));
        aims.setProperty("victim", Long.toString(victim.pid()));
        aims.setProperty("port", Integer.toString(server.getLocalPort()));
        aims.setProperty("name", knownName());
        aims.setProperty("marker", marker);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        aims.store(bytes, null);
        return bytes.toByteArray();
    }

    private static String text(Frame frame) {
        return new String(Objects.requireNonNull(frame).payload(), StandardCharsets.UTF_8);
    }
}
