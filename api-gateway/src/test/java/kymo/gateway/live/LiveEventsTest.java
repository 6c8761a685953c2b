package kymo.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import kymo.core.messages.Doorbell;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Message;
import kymo.core.messages.Progress;
import kymo.core.messages.Wire;
import kymo.core.runs.EventLog;
import kymo.core.runs.Relay;
import kymo.core.support.Broker;
import kymo.core.support.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Live events from PostgreSQL, through a broker and a gateway, to WebSocket clients: what must hold with each broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class LiveEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Broker broker;
    private HikariDataSource database;
    private String url;
    private JdbcClient sql;
    private EventLog log;
    private BrokerPublisher publisher;
    private Relay relay;
    private String topic;
    private final List<AutoCloseable> opened = new ArrayList<>();

    abstract Broker newBroker(Path folder);

    @BeforeAll
    void startBroker(@TempDir Path folder) throws Exception {
        broker = newBroker(folder);
        broker.start();
    }

    @AfterAll
    void stopBroker() throws Exception {
        if (broker != null) broker.stop();
    }

    @BeforeEach
    void open() {
        url = TestPostgres.newDatabaseUrl();
        database = TestPostgres.pool(url);
        sql = JdbcClient.create(database);
        log = new EventLog(sql);
        publisher = new BrokerPublisher(broker.port());
        relay = new Relay(database, publisher, Duration.ofMillis(10));
        topic = "datasets/" + UUID.randomUUID();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) one.close();
        opened.clear();
        relay.close();
        publisher.close();
        database.close();
    }

    @Test
    void aSubscriptionBehindANumberReplaysWhatCameAfterItAndGoesOn() {
        tell(5);
        relay.start();
        Listener client = listener(gateway()).subscribe(topic, 2);
        await(() -> client.seqs(topic).size() == 3);
        tell(2);
        await(() -> client.seqs(topic).size() == 5);
        assertThat(client.answers()).containsExactly("subscribed 2");
        assertThat(client.seqs(topic)).containsExactly(3L, 4L, 5L, 6L, 7L);
        EventMessage third = log.after(topic, 2, 1).get(0);
        assertThat(client.heard().get(1))
                .isEqualTo(JSON.readTree(
                        "{\"topic\":\"%s\",\"seq\":3,\"type\":\"dataset.told.v1\",\"at\":\"%s\",\"data\":{\"n\":1}}"
                                .formatted(topic, third.at())));
    }

    @Test
    void withoutANumberOnlyWhatIsToComeIsTold() {
        tell(5);
        relay.start();
        LiveGateway gateway = gateway();
        Listener client = listener(gateway).subscribe(topic);
        await(() -> client.answers().contains("subscribed 5"));
        tell(1);
        await(() -> !client.seqs(topic).isEmpty());
        assertThat(client.seqs(topic)).containsExactly(6L);
    }

    @Test
    void whatCannotBeReplayedIsReset() {
        tell(9);
        relay.start();
        LiveGateway gateway = gateway();
        Listener beyond = listener(gateway).subscribe(topic, 12);
        await(() -> beyond.answers().contains("reset 9"));
        sql.sql("DELETE FROM event WHERE topic = :topic AND seq <= 4")
                .param("topic", topic)
                .update();
        Listener pruned = listener(gateway).subscribe(topic, 3);
        await(() -> pruned.answers().contains("reset 9"));
        Listener whole = listener(gateway).subscribe(topic, 4);
        tell(1);
        await(() -> whole.seqs(topic).contains(10L) && beyond.seqs(topic).contains(10L));
        await(() -> pruned.seqs(topic).contains(10L));
        assertThat(beyond.seqs(topic)).containsExactly(10L);
        assertThat(pruned.seqs(topic)).containsExactly(10L);
        assertThat(whole.seqs(topic)).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aPastOfAnyLengthIsReplayedWhole() {
        sql.sql("""
            INSERT INTO event (topic, seq, type, at, data)
            SELECT :topic, n, 'dataset.told.v1', now(), '{}' FROM generate_series(1, 20000) n\
            """).param("topic", topic).update();
        sql.sql("INSERT INTO topic (name, last_seq) VALUES (:topic, 20000)")
                .param("topic", topic)
                .update();
        Listener client = listener(gateway("--kymo.live.outbox-chars=1000")).subscribe(topic, 0);
        tell(3);
        relay.start();
        await(() -> client.seqs(topic).size() >= 20_003);
        assertThat(client.seqs(topic)).isEqualTo(upTo(20_003));
    }

    @Test
    void aClientMaySubscribeAnewAndUnsubscribe() {
        tell(3);
        relay.start();
        Listener client = listener(gateway()).subscribe(topic, 0);
        await(() -> client.seqs(topic).size() == 3);
        client.subscribe(topic, 1);
        await(() -> client.seqs(topic).size() == 5);
        client.say("{\"op\":\"unsubscribe\",\"topic\":\"%s\"}".formatted(topic)).say("{\"op\":\"ping\"}");
        await(() -> client.answers().contains("pong"));
        Listener other = listener(gateway()).subscribe(topic, 0);
        tell(1);
        await(() -> other.seqs(topic).size() == 4);
        client.say("{\"op\":\"ping\"}");
        await(() -> client.answers().size() == 4);
        assertThat(client.seqs(topic)).containsExactly(1L, 2L, 3L, 2L, 3L);
        assertThat(client.answers()).containsExactly("subscribed 0", "subscribed 1", "pong", "pong");
    }

    @Test
    void aListTopicHasTheEventsOfAllUnderNumbersOfItsOwn() {
        relay.start();
        Listener client = listener(gateway()).subscribe("datasets", 0);
        String other = "datasets/" + UUID.randomUUID();
        for (int n = 0; n < 20; n++) log.append(n % 3 == 0 ? other : topic, "dataset.told.v1", JSON.createObjectNode());
        await(() -> client.seqs("datasets").size() == 20);
        assertThat(client.seqs("datasets")).isEqualTo(upTo(20));
    }

    /** The relay writes a list's numbers down after the broker has them. */
    @Test
    void anEventOfAListThatTheBrokerTellsBeforeTheTableHasItIsToldOnceAndInOrder() throws Exception {
        LiveGateway gateway = gateway();
        Listener client = listener(gateway).subscribe("datasets", 0);
        await(() -> client.answers().contains("subscribed 0"));
        EventMessage one = log.append(topic, "dataset.told.v1", JSON.createObjectNode());
        EventMessage two = log.append(topic, "dataset.told.v1", JSON.createObjectNode());
        publisher.publish(List.of(two.inList(2)));
        Listener late = listener(gateway).subscribe("datasets", 1);
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() -> client.seqs("datasets").isEmpty());
        publisher.publish(List.of(one.inList(1), two.inList(2)));
        await(() -> client.seqs("datasets").size() == 2);
        sql.sql("INSERT INTO list_event SELECT 'datasets', seq, id FROM event").update();
        await(() -> late.seqs("datasets").size() == 1);
        assertThat(client.seqs("datasets")).containsExactly(1L, 2L);
        assertThat(late.answers()).containsExactly("subscribed 1");
        assertThat(late.seqs("datasets")).containsExactly(2L);
    }

    @Test
    void progressIsASignalToTheRunsTopicAndTheListAndIsNeverReplayed() throws Exception {
        LiveGateway gateway = gateway();
        UUID run = UUID.randomUUID();
        Listener client =
                listener(gateway).subscribe("runs/" + run, 0).subscribe("runs").subscribe(topic);
        await(() -> client.answers().size() == 3);
        Instant at = Instant.parse("2026-02-03T04:05:06.123456Z");
        publisher.send("kymo.progress.v1", new Progress(run, at, 10, null));
        publisher.send("kymo.progress.v1", new Progress(UUID.randomUUID(), at, 1, 2L));
        await(() -> client.heard().size() == 6);
        JsonNode data = JSON.readTree("{\"runId\":\"%s\",\"rowsDone\":10,\"rowsTotal\":null}".formatted(run));
        assertThat(client.heard().stream()
                        .filter(m -> m.path("data").equals(data))
                        .toList())
                .extracting(m -> m.path("topic").asString() + " "
                        + m.path("type").asString() + " " + m.path("at").asString() + " " + m.has("seq"))
                .containsExactlyInAnyOrder(
                        "runs/" + run + " run.progress.v1 " + at + " false", "runs run.progress.v1 " + at + " false");
        Listener later = listener(gateway).subscribe("runs/" + run, 0).say("{\"op\":\"ping\"}");
        await(() -> later.answers().size() == 2);
        assertThat(later.heard()).hasSize(2);
    }

    @Test
    void twoGatewaysTellTheSameStory() {
        relay.start();
        Listener left = listener(gateway()).subscribe("datasets", 0).subscribe(topic, 0);
        Listener right = listener(gateway()).subscribe("datasets", 0).subscribe(topic, 0);
        for (int n = 0; n < 100; n++) {
            tell(1);
            log.append("datasets/" + UUID.randomUUID(), "dataset.told.v1", JSON.createObjectNode());
        }
        await(() -> left.heard().size() == 302 && right.heard().size() == 302);
        for (String told : List.of("datasets", topic))
            assertThat(of(left, told)).isEqualTo(of(right, told));
        assertThat(left.seqs("datasets")).isEqualTo(upTo(200));
        assertThat(left.seqs(topic)).isEqualTo(upTo(100));
    }

    @Test
    void aHundredClientsThatAreCutOffAgainAndAgainEachHearEverythingOnceAndInOrder() throws Exception {
        int events = 800;
        relay.start();
        LiveGateway gateway = gateway();
        ExecutorService threads = Executors.newFixedThreadPool(101);
        List<Future<List<Long>>> heard = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            Random random = new Random(n);
            String of = n % 2 == 0 ? topic : "datasets";
            heard.add(threads.submit(() -> hearAll(gateway, of, events, random)));
        }
        Future<?> telling = threads.submit(() -> {
            for (int n = 0; n < events; n++) tell(1);
        });
        for (Future<List<Long>> one : heard) assertThat(one.get()).isEqualTo(upTo(events));
        telling.get();
        threads.shutdown();
    }

    /** Hears the topic to its end, over four connections. */
    private List<Long> hearAll(LiveGateway gateway, String of, int events, Random random) throws InterruptedException {
        List<Long> seqs = new ArrayList<>();
        for (int connection = 0; connection < 4; connection++) {
            try (Listener client = Listener.at(gateway).subscribe(of, seqs.size())) {
                // cut at a moment that chance chooses: nothing is waited for
                if (connection < 3) Thread.sleep(random.nextInt(1_500));
                else {
                    int missing = events - seqs.size();
                    await(() -> client.seqs(of).size() >= missing);
                }
                client.cut();
                seqs.addAll(client.seqs(of));
            }
        }
        return seqs;
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndTheOthersGoOn() {
        relay.start();
        LiveGateway gateway = gateway("--kymo.live.outbox-chars=200000", "--kymo.live.patience=1m");
        Listener slow = Listener.idleAt(gateway);
        opened.add(slow);
        slow.subscribe(topic, 0);
        Listener quick = listener(gateway).subscribe(topic, 0);
        JsonNode large = JSON.createObjectNode().put("text", "x".repeat(50_000));
        for (int n = 0; n < 400; n++) {
            log.append(topic, "dataset.told.v1", large);
            int told = n + 1;
            // as quick as it is read, so that only who does not read falls behind
            if (n % 2 == 1) await(() -> quick.seqs(topic).size() == told);
        }
        assertThat(quick.seqs(topic)).isEqualTo(upTo(400));
        slow.read();
        await(() -> slow.closedWith() != 0);
        assertThat(slow.closedWith()).isEqualTo(1013);
        List<Long> taken = slow.seqs(topic);
        assertThat(taken).isEqualTo(upTo(taken.size())).hasSizeLessThan(400);
        Listener again = listener(gateway).subscribe(topic, taken.size());
        await(() -> again.seqs(topic).size() == 400 - taken.size());
    }

    @Test
    void nothingIsLostWhileTheBrokerIsAway() throws Exception {
        relay.start();
        Listener client = listener(gateway()).subscribe(topic, 0).subscribe("datasets", 0);
        tell(3);
        await(() -> client.heard().size() == 8);
        broker.stop();
        tell(4);
        await(() -> client.seqs(topic).size() == 7);
        broker.start();
        tell(5);
        await(() -> client.seqs(topic).size() == 12 && client.seqs("datasets").size() == 12);
        assertThat(client.seqs(topic)).isEqualTo(upTo(12));
        assertThat(client.seqs("datasets")).isEqualTo(upTo(12));
    }

    @Test
    void aMessageThatIsNoneIsAnsweredAndTheConnectionStays() {
        Listener client = listener(gateway("--kymo.live.topics=2"));
        for (String bad : List.of(
                "nonsense",
                "[1]",
                "{\"op\":\"shout\"}",
                "{\"topic\":\"runs\"}",
                "{\"op\":\"subscribe\",\"topic\":\"files\"}",
                "{\"op\":\"subscribe\",\"topic\":\"runs\",\"after\":-1}",
                "{\"op\":\"subscribe\",\"topic\":\"runs\",\"after\":\"7\"}",
                "{\"op\":\"ping\",\"padding\":\"" + "x".repeat(100_000) + "\"}")) client.say(bad);
        client.sayBytes(new byte[20_000]);
        client.subscribe("runs", 0).subscribe("datasets", 0).subscribe(topic, 0).say("{\"op\":\"ping\"}");
        await(() -> client.answers().size() == 13);
        assertThat(client.heard().stream()
                        .filter(m -> m.path("op").asString().equals("error"))
                        .map(m -> m.path("code").asString() + ": "
                                + m.path("detail").asString()
                                + (m.has("topic") ? " [" + m.path("topic").asString() + "]" : "")))
                .containsExactly(
                        "message-invalid: a message must be a JSON object but was nonsense",
                        "message-invalid: a message must be a JSON object but was [1]",
                        "message-invalid: op must be subscribe, unsubscribe or ping but was \"shout\"",
                        "message-invalid: op must be subscribe, unsubscribe or ping but was missing",
                        "message-invalid: topic must be runs, datasets, runs/{id} or datasets/{id} with a UUID in"
                                + " small letters but was \"files\" [files]",
                        "message-invalid: after must be the number of an event, at least 0, but was -1 [runs]",
                        "message-invalid: after must be the number of an event, at least 0, but was \"7\" [runs]",
                        "message-invalid: a message must have at most 4096 characters but had more",
                        "message-invalid: a message must be text but was binary",
                        "message-invalid: a connection must have at most 2 topics and has as many; unsubscribe from"
                                + " another one first ["
                                + topic + "]");
        assertThat(client.answers()).contains("pong");
        assertThat(client.closedWith()).isZero();
    }

    @Test
    void everyClientIsPingedNowAndThen() {
        Listener client = listener(gateway("--kymo.live.ping=50ms"));
        await(() -> client.pings() > 2);
    }

    @Test
    void clientsHearThatTheGatewayGoes() {
        LiveGateway gateway = gateway();
        Listener client = listener(gateway).subscribe(topic, 0);
        await(() -> !client.answers().isEmpty());
        gateway.close();
        await(() -> client.closedWith() == 1001);
    }

    @Test
    void theDoorbellReachesTheWorkersAndNobodyWaitsForTheBroker() throws Exception {
        LiveGateway gateway = gateway();
        List<Message> rung = new CopyOnWriteArrayList<>();
        try (BrokerPublisher worker = new BrokerPublisher(broker.port())) {
            Channel channel = worker.channel();
            channel.exchangeDeclare("kymo.doorbell.v1", "topic", true);
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, "kymo.doorbell.v1", "#");
            channel.basicConsume(queue, true, (tag, message) -> rung.add(Wire.read(message.getBody())), tag -> {});
            gateway.doorbell().run();
            await(() -> !rung.isEmpty());
        }
        assertThat(rung).hasOnlyElementsOfType(Doorbell.class);
        broker.stop();
        for (int n = 0; n < 1_000; n++) gateway.doorbell().run();
        broker.start();
    }

    private LiveGateway gateway(String... settings) {
        LiveGateway gateway = new LiveGateway(url, broker.port(), settings);
        opened.add(0, gateway);
        await(gateway::hearsTheBroker);
        return gateway;
    }

    private Listener listener(LiveGateway gateway) {
        Listener listener = Listener.at(gateway);
        opened.add(0, listener);
        return listener;
    }

    private void tell(int events) {
        for (int n = 0; n < events; n++)
            log.append(topic, "dataset.told.v1", JSON.createObjectNode().put("n", 1));
        relay.wake();
    }

    private static List<JsonNode> of(Listener client, String topic) {
        return client.heard().stream()
                .filter(m -> !m.has("op") && m.path("topic").asString().equals(topic))
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition::getAsBoolean);
    }
}
