package kymo.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import kymo.core.support.RabbitNode;
import kymo.core.support.TestPostgres;

/** The UI in a browser, on a gateway and a worker apart, with RabbitMQ and PostgreSQL between them. */
class BrowserApartIT extends BrowserSpecs {

    @Override
    String kymo() throws Exception {
        require("broker", RabbitNode.isInstalled(), "RabbitMQ is not installed");
        RabbitNode broker = new RabbitNode(Files.createDirectory(folder.resolve("rabbit")));
        stopsToo(broker::stop);
        broker.start();
        String database = "--spring.datasource.url=" + TestPostgres.newDatabaseUrl();
        String user = "--spring.datasource.username=postgres";
        String rabbit = "--spring.rabbitmq.port=" + broker.port();
        String files = "--kymo.files.root=" + folder.resolve("files");
        int port = FreePort.find();
        Jar worker = start(Jar.WORKER, "worker", database, user, rabbit, files, SCRIPTS);
        start(Jar.GATEWAY, "--server.port=" + port, database, user, rabbit, files);
        worker.awaitLine("looks for runs");
        String address = "http://localhost:" + port;
        new Http(address).awaitHealthy();
        return address;
    }

    /** The last one first: what both settings wait for most does not come at the same time in them. */
    @Override
    Comparator<Path> order() {
        return Comparator.reverseOrder();
    }
}
