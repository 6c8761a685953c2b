package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.messages.Doorbell;
import kymo.core.messages.EventBatch;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Progress;
import kymo.core.messages.Wire;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.RunStatus;
import kymo.core.support.Broker;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker application on PostgreSQL and a broker: what must hold with each of them. */
@ExtendWith(OutputCaptureExtension.class)
abstract class WorkerOverBrokerTest {

    private static final Step SMOOTH = new Step("rolling-mean", Workshop.json("{\"window\": 7}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Broker broker;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    private String url = "";

    abstract Broker newBroker(Path folder);

    @BeforeEach
    void open() {
        url = TestPostgres.newDatabaseUrl();
        shop = new Workshop(TestPostgres.pool(url), folder.resolve("files"), RunPolicy.USUAL);
        broker = newBroker(folder);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
        broker.stop();
    }

    @Test
    void aRingOfTheDoorbellStartsARunAndItsEventsReachTheBrokerInOrder(CapturedOutput output) throws Exception {
        broker.start();
        Dataset input = shop.dataset(1_000, 1, 65_536);
        try (ConfigurableApplicationContext worker = worker("1h");
                Connection connection = connect();
                Channel channel = connection.createChannel()) {
            List<EventMessage> heard = listen(channel);
            Thread.sleep(500); // so that the worker has looked at its queue, and will not look again for an hour
            UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
            await().during(Duration.ofMillis(300))
                    .until(() -> shop.runs.find(run).orElseThrow().status() == RunStatus.QUEUED);

            channel.basicPublish("kymo.doorbell.v1", "kymo.doorbell.v1", null, Wire.write(new Doorbell(Instant.now())));

            assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
            awaitEvents(heard, run);
            assertThat(worker.isRunning()).isTrue();
            assertThat(output).doesNotContain(" ERROR ").doesNotContain("no callback available");
        }
    }

    @Test
    void howFarALongRunIsReachesTheBroker() throws Exception {
        broker.start();
        Dataset input = shop.dataset(3_000_000, 1, 16_384);
        try (ConfigurableApplicationContext worker = worker("100ms");
                Connection connection = connect();
                Channel channel = connection.createChannel()) {
            List<Progress> heard = new CopyOnWriteArrayList<>();
            channel.exchangeDeclare("kymo.progress.v1", "topic", true);
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, "kymo.progress.v1", "#");
            channel.basicConsume(
                    queue, true, (tag, message) -> heard.add((Progress) Wire.read(message.getBody())), tag -> {});
            UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
            assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
            await().atMost(Duration.ofMinutes(1)).until(() -> !heard.isEmpty());
            assertThat(heard).allMatch(p -> p.runId().equals(run) && p.rowsDone() < 3_000_000);
            assertThat(worker.isRunning()).isTrue();
        }
    }

    @Test
    void aRunIsExecutedWhileTheBrokerIsAwayAndItsEventsAreNotLost() throws Exception {
        Dataset input = shop.dataset(1_000, 1, 65_536);
        try (ConfigurableApplicationContext worker = worker("100ms")) {
            UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
            assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);

            broker.start();
            try (Connection connection = connect();
                    Channel channel = connection.createChannel()) {
                List<EventMessage> heard = listen(channel);
                UUID later = shop.intake.run(input.id(), SMOOTH, true).run().id();
                assertThat(shop.ended(later).status()).isEqualTo(RunStatus.COMPLETED);
                awaitEvents(heard, later);
            }
            assertThat(worker.isRunning()).isTrue();
        }
    }

    private ConfigurableApplicationContext worker(String poll) {
        return WorkerApplication.start(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.rabbitmq.port=" + broker.port(),
                "--spring.flyway.enabled=false",
                "--kymo.files.root=" + folder.resolve("files"),
                "--kymo.worker.poll=" + poll,
                "--spring.cloud.stream.bindingRetryInterval=1",
                "--logging.level.root=warn");
    }

    private Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("localhost");
        factory.setPort(broker.port());
        return factory.newConnection();
    }

    private static List<EventMessage> listen(Channel channel) throws Exception {
        List<EventMessage> heard = new CopyOnWriteArrayList<>();
        channel.exchangeDeclare("kymo.events.v1", "topic", true);
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "kymo.events.v1", "#");
        channel.basicConsume(
                queue,
                true,
                (tag, message) -> heard.addAll(((EventBatch) Wire.read(message.getBody())).events()),
                tag -> {});
        return heard;
    }

    private static void awaitEvents(List<EventMessage> heard, UUID run) {
        String topic = "runs/" + run;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> heard.stream()
                        .anyMatch(e -> e.topic().equals(topic) && e.type().equals("run.completed.v1")));
        assertThat(heard.stream().filter(e -> e.topic().equals(topic)).distinct())
                .extracting(EventMessage::seq, EventMessage::type)
                .containsExactly(
                        tuple(1L, "run.queued.v1"), tuple(2L, "run.started.v1"), tuple(3L, "run.completed.v1"));
        assertThat(heard.stream()
                        .filter(e -> e.topic().equals("runs"))
                        .map(EventMessage::seq)
                        .distinct())
                .isSorted()
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
