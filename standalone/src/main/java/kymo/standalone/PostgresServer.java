package kymo.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own, on the loopback interface, with a password; what it has committed survives any crash.
 *
 * <p>{@code pg_ctl} starts it in a session of its own: a Ctrl-C at the terminal reaches this process alone, which stops the server last. It
 * also means that the server outlives a {@code kill -9} of this process; the next start stops it first.
 */
final class PostgresServer implements AutoCloseable {

    static final String USER = "postgres";
    static final String DATABASE = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String PASSWORD_FILE = "postgres-password";

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            // two pools of twelve, the relay's connections, and a person's psql
            "max_connections=40",
            "shared_buffers=128MB",
            "max_wal_size=512MB",
            // statements are short: compiling them costs more than it gains
            "jit=off",
            // reads are few and small: no processes that wait to do them
            "io_method=sync",
            "max_logical_replication_workers=0",
            "log_checkpoints=off");

    private final Path programs;
    private final Path cluster;
    private final Path log;
    private final String password;
    private final int port = FreePort.find();

    private PostgresServer(Path programs, DataFolder folder) throws IOException {
        this.programs = programs;
        this.cluster = folder.path().resolve("postgres");
        this.log = folder.path().resolve("postgres.log");
        this.password = password(folder);
    }

    /** Starts the server whose data lie in {@code folder}; at the first time they are made. */
    static PostgresServer start(DataFolder folder) throws IOException {
        PostgresServer server = new PostgresServer(PostgresBinaries.in(folder.path()), folder);
        server.initialise(folder);
        server.stopOrphan();
        server.start();
        return server;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    String password() {
        return password;
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "stop");
    }

    private void initialise(DataFolder folder) throws IOException {
        if (Files.exists(cluster)) return;
        Path unfinished = folder.path().resolve("postgres.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        run(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + folder.path().resolve(PASSWORD_FILE),
                "--encoding=UTF8",
                "--no-locale",
                // the same order and the same upper case of letters on every system
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops the server that a killed process has left behind; its number may be another program's by now. */
    private void stopOrphan() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        long pid = Long.parseLong(
                Files.readAllLines(pidFile, StandardCharsets.UTF_8).get(0).strip());
        if (isOurs(pid)) {
            LOG.info("stopping the database server (process {}) that the last Kymo has left behind", pid);
            close();
        } else {
            Files.delete(pidFile);
        }
    }

    private boolean isOurs(long pid) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .filter(info ->
                        info.command().filter(c -> c.contains("postgres")).isPresent())
                .flatMap(ProcessHandle.Info::arguments)
                .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .isPresent();
    }

    private void start() throws IOException {
        StringBuilder options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-o",
                options.toString(),
                "-t",
                "120",
                "-w",
                "start");
    }

    /** Runs one of PostgreSQL's programs to its end. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; as nobody in particular it does not
        if (System.getProperty("user.name").equals("root")) command.addAll(List.of("unshare", "-U"));
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() == 0) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotStart("PostgreSQL: %s failed; see '%s'. It said: %s"
                .formatted(program, log, said.strip().replace("\n", " | ")));
    }

    private static String password(DataFolder folder) throws IOException {
        Path file = folder.path().resolve(PASSWORD_FILE);
        if (!Files.exists(folder.path().resolve("postgres"))) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            folder.secret(PASSWORD_FILE, HexFormat.of().formatHex(random));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
