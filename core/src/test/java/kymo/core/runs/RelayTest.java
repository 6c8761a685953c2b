package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import kymo.core.messages.EventMessage;
import kymo.core.messages.RunEvent;
import kymo.core.support.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode NOTHING = JSON.createObjectNode();

    private HikariDataSource database;
    private EventLog log;
    private TransactionTemplate transactions;
    private final Broker broker = new Broker();
    private final AtomicLong fact = new AtomicLong();

    @BeforeEach
    void connect() {
        database = TestPostgres.newDatabase();
        log = new EventLog(JdbcClient.create(database));
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @AfterEach
    void disconnect() {
        database.close();
    }

    @Test
    void anEventAppearsInItsTopicAndInTheListTopic() {
        log.append("datasets/a", "dataset.published.v1", NOTHING);
        log.append("datasets/b", "dataset.published.v1", NOTHING);
        log.append("datasets/a", "dataset.deleted.v1", NOTHING);
        try (Relay relay = started()) {
            await(() -> broker.received() == 6);
            relay.wake();
        }
        assertThat(broker.messages)
                .extracting(m -> m.topic() + " " + m.seq() + " " + m.type())
                .containsExactly(
                        "datasets/a 1 dataset.published.v1",
                        "datasets 1 dataset.published.v1",
                        "datasets/b 1 dataset.published.v1",
                        "datasets 2 dataset.published.v1",
                        "datasets/a 2 dataset.deleted.v1",
                        "datasets 3 dataset.deleted.v1");
        assertThat(log.after("datasets", 1, 9)).extracting(EventMessage::seq).containsExactly(2L, 3L);
        assertThat(log.after("datasets/a", 1, 9)).extracting(EventMessage::type).containsExactly("dataset.deleted.v1");
        assertThat(log.lastSeq("datasets")).isEqualTo(3);
        assertThat(log.lastSeq("datasets/a")).isEqualTo(2);
        assertThat(log.lastSeq("runs")).isZero();
        assertThat(log.lastSeqs(List.of("datasets", "datasets/a", "datasets/c")))
                .isEqualTo(Map.of("datasets", 3L, "datasets/a", 2L, "datasets/c", 0L));
    }

    @Test
    void theLifeOfARunReachesTheListOfRuns() {
        Runs runs = Runs.postgres(JdbcClient.create(database), transactions, RunsTest.IMPATIENT);
        Run run = runs.submit(RunsTest.rolling(), false).run();
        runs.complete(runs.claim("w", 1).get(0), null, null);
        assertThat(runs.events("runs", 0, 9)).isEmpty();
        try (Relay relay = started()) {
            await(() -> runs.events("runs", 0, 9).size() == 3);
            relay.wake();
        }
        assertThat(runs.events("runs", 0, 9).stream().map(RunEvent::of).toList())
                .isEqualTo(runs.events("runs/" + run.id(), 0, 9).stream()
                        .map(RunEvent::of)
                        .toList());
        assertThat(broker.seqsOf("runs")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aBrokerThatNeverAnswersDoesNotKeepARelayFromClosing() {
        log.append("datasets/a", "dataset.published.v1", NOTHING);
        CountDownLatch asked = new CountDownLatch(1);
        Relay relay = new Relay(
                database,
                events -> {
                    asked.countDown();
                    new CountDownLatch(1).await();
                },
                Duration.ofMillis(10));
        relay.start();
        await(() -> asked.getCount() == 0);
        relay.close();
        assertThat(relay.isLeading()).isFalse();
        try (Relay next = started()) {
            await(() -> broker.received() == 2);
            next.wake();
        }
    }

    @Test
    void listTopicsAndTopicsOfRunsAreNotForOthersToAppendTo() {
        for (String topic : List.of("datasets", "runs", "runs/x"))
            assertThatThrownBy(() -> log.append(topic, "x.v1", NOTHING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "events are appended to a topic such as datasets/{id} but the topic was '" + topic + "'");
    }

    @Test
    void whatIsToldInAnOpenTransactionWaitsForItAndNothingBehindItIsLost() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<?> open = other.submit(() -> transactions.executeWithoutResult(tx -> {
            log.append("datasets/slow", "dataset.published.v1", NOTHING);
            told.countDown();
            uninterrupted(go);
        }));
        told.await();
        log.append("datasets/quick", "dataset.published.v1", NOTHING);
        try (Relay relay = started()) {
            await(relay::isLeading);
            Awaitility.await().during(Duration.ofMillis(100)).until(() -> broker.received() == 0);
            go.countDown();
            open.get();
            await(() -> broker.received() == 4);
        }
        other.shutdown();
        assertThat(broker.seqsOf("datasets")).containsExactly(1L, 2L);
        assertThat(broker.messages).first().extracting(EventMessage::topic).isEqualTo("datasets/slow");
    }

    @Test
    void anotherRelayTakesTheLeadWhenTheFirstGoes() {
        Relay first = started();
        await(first::isLeading);
        try (Relay second = started()) {
            log.append("datasets/a", "dataset.published.v1", NOTHING);
            await(() -> broker.received() == 2);
            assertThat(second.isLeading()).isFalse();
            first.close();
            await(second::isLeading);
            log.append("datasets/a", "dataset.published.v1", NOTHING);
            await(() -> broker.received() == 4);
        }
        assertThat(broker.seqsOf("datasets")).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsLostOrOutOfOrderWhileTheBrokerFailsTheConnectionBreaksAndTransactionsOverlap() throws Exception {
        int threads = 6;
        int transactionsEach = 60;
        broker.failuresIn = new Random(7);
        ExecutorService writers = Executors.newFixedThreadPool(threads);
        Map<String, Integer> expected = new HashMap<>();
        try (Relay relay = started();
                Relay standby = started()) {
            List<Future<List<String>>> written = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                Random random = new Random(t);
                written.add(writers.submit(() -> write(random, transactionsEach)));
            }
            for (int i = 0; i < 10; i++) {
                // some work between two faults: nothing is waited for
                pause(100);
                breakTheLeadersConnection();
                relay.wake();
                standby.wake();
            }
            for (Future<List<String>> topics : written)
                for (String topic : topics.get()) expected.merge(topic, 1, Integer::sum);
            int all = expected.values().stream().mapToInt(n -> n).sum();
            await(() -> broker.received() == 2 * all);
        }
        writers.shutdown();
        expected.forEach(
                (topic, events) -> assertThat(broker.seqsOf(topic)).as(topic).isEqualTo(upTo(events)));
        int all = expected.values().stream().mapToInt(n -> n).sum();
        assertThat(broker.seqsOf("datasets")).isEqualTo(upTo(all));
        assertThat(log.after("datasets", 0, 10_000)).isEqualTo(List.copyOf(broker.firsts("datasets")));
        for (String topic : expected.keySet()) {
            List<JsonNode> facts = broker.factsOf(topic);
            assertThat(broker.factsOf("datasets").stream()
                            .filter(facts::contains)
                            .toList())
                    .as(topic)
                    .isEqualTo(facts);
        }
    }

    /** Transactions that take their id early, tell late, overlap, and are sometimes rolled back; the topics of what was committed. */
    private List<String> write(Random random, int count) {
        List<String> committed = new ArrayList<>();
        JdbcClient jdbc = JdbcClient.create(database);
        for (int i = 0; i < count; i++) {
            List<String> topics = random.ints(1 + random.nextInt(3), 0, 5)
                    .sorted()
                    .mapToObj(n -> "datasets/" + n)
                    .toList();
            boolean rollback = random.nextInt(5) == 0;
            transactions.executeWithoutResult(tx -> {
                if (random.nextBoolean())
                    jdbc.sql("SELECT pg_current_xact_id()::text")
                            .query(String.class)
                            .single();
                pause(random.nextInt(8));
                for (String topic : topics)
                    log.append(topic, "dataset.told.v1", JSON.valueToTree(fact.incrementAndGet()));
                pause(random.nextInt(4));
                if (rollback) tx.setRollbackOnly();
            });
            if (!rollback) committed.addAll(topics);
        }
        return committed;
    }

    private void breakTheLeadersConnection() {
        JdbcClient.create(database).sql("""
            SELECT pg_terminate_backend(pid) FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
            """).query().listOfRows();
    }

    private Relay started() {
        Relay relay = new Relay(database, broker, Duration.ofMillis(10));
        relay.start();
        return relay;
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition::getAsBoolean);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes what it is given, each message once; sometimes fails, before or behind some of a batch. */
    private static final class Broker implements Publisher {

        private final List<EventMessage> messages = new ArrayList<>();
        private final Map<String, Map<Long, EventMessage>> byTopic = new HashMap<>();
        private Random failuresIn = null;

        @Override
        public synchronized void publish(List<EventMessage> events) throws IOException {
            boolean fails = failuresIn != null && failuresIn.nextInt(3) == 0;
            int taken = fails ? failuresIn.nextInt(events.size()) : events.size();
            for (EventMessage event : events.subList(0, taken)) take(event);
            if (fails) throw new IOException("the broker is away");
        }

        private void take(EventMessage event) {
            EventMessage before = byTopic.computeIfAbsent(event.topic(), topic -> new LinkedHashMap<>())
                    .putIfAbsent(event.seq(), event);
            if (before == null) messages.add(event);
            else assertThat(event).as("published again").isEqualTo(before);
        }

        synchronized int received() {
            return messages.size();
        }

        synchronized List<Long> seqsOf(String topic) {
            return List.copyOf(byTopic.getOrDefault(topic, Map.of()).keySet());
        }

        synchronized Collection<EventMessage> firsts(String topic) {
            return byTopic.get(topic).values();
        }

        synchronized List<JsonNode> factsOf(String topic) {
            return byTopic.get(topic).values().stream().map(EventMessage::data).toList();
        }
    }
}
