package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications on one class path could configure each other: each must have the same beans as with its own class path. */
class SameApplicationIT {

    @TempDir
    Path folder;

    private DataFolder data;
    private EmbeddedBroker broker;
    private Foundation foundation;

    @BeforeEach
    void open() throws Exception {
        data = DataFolder.take(folder.resolve("data"));
        broker = EmbeddedBroker.start(data);
        foundation = new Foundation(
                TestPostgres.newDatabaseUrl(), "", broker.port(), broker.password(), folder.resolve("files"));
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        data.close();
    }

    @Test
    void theGatewayHasTheSameBeansAsApart() throws Exception {
        String application = "kymo.gateway.GatewayApplication";
        List<String> together = beans(
                Jar.STANDALONE, application, new ApplicationArguments(List.of("--server.port=0")).gateway(foundation));
        // Spring Integration looks for Micrometer, which Spring Batch brings; without a registry of meters it measures
        // nothing
        together.removeIf(name -> name.toLowerCase(Locale.ROOT).contains("micrometermetricscaptor"));
        assertThat(together).containsExactlyElementsOf(beans(Jar.GATEWAY, application, apart("--server.port=0")));
    }

    @Test
    void theWorkerHasTheSameBeansAsApart() throws Exception {
        String application = "kymo.jobs.worker.WorkerApplication";
        List<String> together =
                beans(Jar.STANDALONE, application, new ApplicationArguments(List.of()).worker(foundation));
        assertThat(together).containsExactlyElementsOf(beans(Jar.WORKER, application, apart()));
    }

    /** As a person would set them; the tables are made elsewhere in both cases. */
    private String[] apart(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--spring.datasource.url=" + foundation.databaseUrl());
        arguments.add("--spring.datasource.username=postgres");
        arguments.add("--spring.rabbitmq.port=" + broker.port());
        arguments.add("--spring.rabbitmq.username=" + EmbeddedBroker.USER);
        arguments.add("--spring.rabbitmq.password=" + broker.password());
        arguments.add("--spring.flyway.enabled=false");
        arguments.add("--kymo.files.root=" + foundation.files());
        return arguments.toArray(String[]::new);
    }

    /** The beans of an application that is started from the libraries of an executable jar. */
    private List<String> beans(Path jar, String application, String[] arguments) throws Exception {
        Path unpacked = folder.resolve("unpacked-" + jar.getFileName());
        try (Jar tool = Jar.run(
                folder,
                List.of(
                        Jar.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        unpacked.toString()))) {
            assertThat(tool.exitCode()).as(tool.output()).isZero();
        }
        String classPath = String.join(
                File.pathSeparator,
                unpacked.resolve(jar.getFileName()).toString(),
                unpacked.resolve("lib/*").toString(),
                Jar.root().resolve("standalone/target/test-classes").toString());
        List<String> command = new ArrayList<>(
                List.of(Jar.java(), "-Xmx512m", "-cp", classPath, "kymo.standalone.BeanNames", application));
        command.addAll(List.of(arguments));
        try (Jar started = Jar.run(folder, command)) {
            // the binder numbers itself at random
            String names = started.awaitLine("beans: ").replaceAll("rabbit-\\d+", "rabbit");
            return new ArrayList<>(List.of(names.split(" ", -1)));
        }
    }
}
