package kymo.standalone;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker in this process, on the loopback interface, with a password of its own at every start. It keeps nothing: what must
 * last is in the database.
 */
final class EmbeddedBroker implements AutoCloseable {

    static final String USER = "kymo";

    private static final String CONFIGURATION = """
            {"name": "kymo", "modelVersion": "9.1",
             "authenticationproviders": [{"name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                                          "users": [{"name": "%s", "type": "managed", "password": "%s"}]}],
             "ports": [{"name": "AMQP", "port": "%d", "bindingAddress": "127.0.0.1", "authenticationProvider": "plain",
                        "protocols": ["AMQP_0_9", "AMQP_0_9_1"],
                        "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}, {"name": "names", "type": "nameAlias"}]}],
             "virtualhostnodes": [{"name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
                                   "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}]}
            """;

    private final OwnEnd ownEnd = new OwnEnd();
    private final SystemLauncher launcher = new SystemLauncher(ownEnd);
    private final int port = FreePort.find();
    private final String password = UUID.randomUUID().toString();

    private EmbeddedBroker() {}

    static EmbeddedBroker start(DataFolder folder) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker();
        Path configuration = folder.secret("broker.json", CONFIGURATION.formatted(USER, broker.password, broker.port));
        broker.launcher.startup(Map.of(
                SystemConfig.TYPE, "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION, address(configuration),
                // its own default is a file on the class path, which it does not find within an executable jar
                SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION, address(folder.secret("broker.properties", "")),
                SystemConfig.CONTEXT,
                        Map.of(
                                // RabbitMQ knows them
                                "queue.behaviourOnUnknownDeclareArgument", "IGNORE",
                                "exchange.behaviourOnUnknownDeclareArgument", "IGNORE",
                                "qpid.work_dir", folder.path().resolve("broker").toString()),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false));
        broker.ownEnd.takeAway();
        return broker;
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    private static String address(Path file) throws IOException {
        return file.toUri().toURL().toExternalForm();
    }

    /** The broker would stop itself as soon as the process is told to end, with both applications still connected: it has no setting for that. */
    private static final class OwnEnd extends SystemLauncherListener.DefaultSystemLauncherListener {

        private @Nullable SystemConfig<?> system;

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system = resolved;
        }

        void takeAway() throws ReflectiveOperationException {
            Object broker = requireNonNull(requireNonNull(system).getContainer());
            Field hook = broker.getClass().getSuperclass().getDeclaredField("_shutdownHook");
            hook.setAccessible(true);
            if (!Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker)))
                throw new IllegalStateException("the embedded broker had no shutdown hook");
        }
    }
}
