package kymo.core.support;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A RabbitMQ node of the test's own, from the installed package, on ports and in a folder of its own. */
public final class RabbitNode implements Broker {

    private static final Path BIN = Path.of("/usr/lib/rabbitmq/bin");

    private final Path folder;
    private final int port = FreePort.find();
    private final int distribution = FreePort.find();
    private final int epmd = FreePort.find();
    private @Nullable Process server;

    public RabbitNode(Path folder) {
        this.folder = folder;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(BIN.resolve("rabbitmq-server"));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws Exception {
        for (String sub : List.of("mnesia", "log", "home")) Files.createDirectories(folder.resolve(sub));
        Files.writeString(folder.resolve("enabled_plugins"), "[].", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("rabbitmq.conf"), "loopback_users = none\n", StandardCharsets.UTF_8);
        server = process("rabbitmq-server").start();
        // at first there is no node to ask
        for (int attempt = 0; run("rabbitmqctl", "await_startup", "--timeout", "60") != 0; attempt++) {
            if (attempt == 20 || !server.isAlive())
                throw new IllegalStateException(
                        "the node did not start: " + Files.readString(log().toPath(), StandardCharsets.UTF_8));
            Thread.sleep(500);
        }
    }

    @Override
    public void stop() throws Exception {
        Process running = server;
        if (running == null) return;
        run("rabbitmqctl", "-q", "shutdown");
        if (!running.waitFor(30, TimeUnit.SECONDS)) running.destroyForcibly().waitFor();
        server = null;
        new ProcessBuilder("epmd", "-port", Integer.toString(epmd), "-kill")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = process(command).start();
        if (!process.waitFor(90, TimeUnit.SECONDS))
            throw new IllegalStateException("%s does not end".formatted(String.join(" ", command)));
        return process.exitValue();
    }

    private ProcessBuilder process(String... command) {
        String[] full = command.clone();
        full[0] = BIN.resolve(command[0]).toString();
        ProcessBuilder process = new ProcessBuilder(full);
        Map<String, String> settings = new HashMap<>();
        settings.put("HOME", folder.resolve("home").toString());
        settings.put("RABBITMQ_NODENAME", "kymo" + port + "@localhost");
        settings.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        settings.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        settings.put("RABBITMQ_DIST_PORT", Integer.toString(distribution));
        settings.put("ERL_EPMD_PORT", Integer.toString(epmd));
        settings.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        settings.put("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString());
        settings.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        settings.put("RABBITMQ_PID_FILE", folder.resolve("rmq.pid").toString());
        settings.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                folder.resolve("enabled_plugins").toString());
        settings.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString());
        settings.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        process.environment().putAll(settings);
        return process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
    }

    private File log() {
        return folder.resolve("node.log").toFile();
    }
}
