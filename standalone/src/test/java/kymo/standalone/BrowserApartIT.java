package kymo.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kymo.core.support.RabbitNode;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The UI in a browser, on a gateway and a worker apart, with RabbitMQ and PostgreSQL between them. */
class BrowserApartIT {

    @TempDir
    Path folder;

    private BrowserSpecs specs;

    @BeforeEach
    void begin() {
        specs = new BrowserSpecs(folder);
    }

    @AfterEach
    void stop() throws Exception {
        specs.stop();
    }

    @TestFactory
    Stream<DynamicTest> onRabbitMqAndPostgreSql() throws Exception {
        BrowserSpecs.requireBrowser();
        BrowserSpecs.require("broker", RabbitNode.isInstalled(), "RabbitMQ is not installed");
        RabbitNode broker = new RabbitNode(Files.createDirectory(folder.resolve("rabbit")));
        specs.stopsToo(broker::stop);
        broker.start();
        String database = "--spring.datasource.url=" + TestPostgres.newDatabaseUrl();
        String user = "--spring.datasource.username=postgres";
        String rabbit = "--spring.rabbitmq.port=" + broker.port();
        String files = "--kymo.files.root=" + folder.resolve("files");
        int port = FreePort.find();
        Jar worker = specs.start(Jar.WORKER, "worker", database, user, rabbit, files, BrowserSpecs.SCRIPTS);
        specs.start(Jar.GATEWAY, "--server.port=" + port, database, user, rabbit, files);
        worker.awaitLine("looks for runs");
        String address = "http://localhost:" + port;
        new Http(address).awaitHealthy();
        return specs.onInReverse(address);
    }
}
