package kymo.core.support;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/** The embedded broker: Apache Qpid in this process, in memory. */
public final class QpidBroker implements Broker {

    private static final String CONFIGURATION = """
            {"name": "kymo", "modelVersion": "9.1",
             "authenticationproviders": [{"name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                                          "users": [{"name": "guest", "type": "managed", "password": "guest"}]}],
             "ports": [{"name": "AMQP", "port": "%d", "bindingAddress": "127.0.0.1", "authenticationProvider": "plain",
                        "protocols": ["AMQP_0_9", "AMQP_0_9_1"],
                        "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}, {"name": "names", "type": "nameAlias"}]}],
             "virtualhostnodes": [{"name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
                                   "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}]}
            """;

    private final Path folder;
    private final int port = FreePort.find();
    private @Nullable SystemLauncher launcher;

    public QpidBroker(Path folder) {
        this.folder = folder;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws Exception {
        Path configuration = folder.resolve("qpid.json");
        Files.writeString(configuration, CONFIGURATION.formatted(port), StandardCharsets.UTF_8);
        URL properties =
                Files.createTempFile(folder, "qpid", ".properties").toUri().toURL();
        SystemLauncher started = new SystemLauncher();
        started.startup(Map.of(
                SystemConfig.TYPE, "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                        configuration.toUri().toURL().toExternalForm(),
                SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION, properties.toExternalForm(),
                SystemConfig.CONTEXT,
                        Map.of(
                                "queue.behaviourOnUnknownDeclareArgument", "IGNORE",
                                "exchange.behaviourOnUnknownDeclareArgument", "IGNORE",
                                "qpid.work_dir", folder.toString()),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false));
        launcher = started;
    }

    @Override
    public void stop() {
        if (launcher != null) launcher.shutdown();
        launcher = null;
    }
}
