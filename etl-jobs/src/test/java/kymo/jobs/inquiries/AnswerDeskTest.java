package kymo.jobs.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import kymo.core.inquiries.Inquiries;
import kymo.core.inquiries.InquiryQueue;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AnswerDeskTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database);
    private final List<AnswerDesk> desks = new ArrayList<>();
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final Inquiries inquiries = new Inquiries(sql, () -> desks.forEach(AnswerDesk::ring), PATIENCE);

    @AfterEach
    void close() {
        desks.forEach(AnswerDesk::stop);
        askers.shutdownNow();
        database.close();
    }

    @Test
    void aBellMakesAnIdleDeskAnswerAtOnce() {
        // without the bell nobody would look before the question is overdue
        open(desk(
                Duration.ofHours(1),
                request -> JsonNodeFactory.instance.numberNode(request.get("n").asInt() + 1)));
        for (int n = 0; n < 20; n++)
            assertThat(inquiries
                            .ask("k", JsonNodeFactory.instance.objectNode().put("n", n), LONG)
                            .asInt())
                    .isEqualTo(n + 1);
    }

    @Test
    void aDeskThatNobodyRingsLooksForItself() {
        open(desk(Duration.ofMillis(20), request -> request));
        Inquiries silent = new Inquiries(sql, () -> {}, PATIENCE);
        assertThat(silent.ask("k", NOTHING, LONG)).isEqualTo(NOTHING);
    }

    @Test
    void aSlowAnswerKeepsNoOtherWaiting() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        open(desk(Duration.ofMillis(20), request -> {
            if (request.has("slow")) await(slow);
            return request;
        }));
        Future<JsonNode> late =
                askers.submit(() -> inquiries.ask("k", NOTHING.deepCopy().set("slow", NOTHING), LONG));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::isClaimed);
        assertThat(inquiries.ask("k", NOTHING, LONG)).isEqualTo(NOTHING);
        assertThat(late.isDone()).isFalse();
        slow.countDown();
        assertThat(late.get().has("slow")).isTrue();
    }

    @Test
    void anAnswerThatTakesLongerThanAWorkerMayBeSilentIsGivenOnce() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        for (int i = 0; i < 2; i++)
            open(desk(Duration.ofMillis(20), request -> {
                begun.incrementAndGet();
                await(slow);
                return request;
            }));
        Future<JsonNode> asked = askers.submit(() -> inquiries.ask("k", NOTHING, LONG));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> begun.get() > 0);
        Awaitility.await().during(PATIENCE.multipliedBy(4)).until(() -> begun.get() == 1);
        slow.countDown();
        assertThat(asked.get()).isEqualTo(NOTHING);
        assertThat(begun).hasValue(1);
    }

    @Test
    void theQuestionOfADeskThatWasClosedIsAnsweredByAnother() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AnswerDesk first = desk(Duration.ofMillis(20), request -> {
            await(never);
            return request;
        });
        open(first);
        Future<JsonNode> asked = askers.submit(() -> inquiries.ask("k", NOTHING, LONG));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::isClaimed);
        first.stop();
        open(desk(Duration.ofMillis(20), request -> JsonNodeFactory.instance.stringNode("second")));
        assertThat(asked.get().asString()).isEqualTo("second");
    }

    @Test
    void whatNobodyForesawIsAnsweredAsAProblemAndTheDeskStaysOpen() {
        open(desk(Duration.ofMillis(20), request -> {
            if (request.has("bad")) throw new IllegalStateException("not foreseen");
            return request;
        }));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> inquiries.ask("k", NOTHING.deepCopy().set("bad", NOTHING), LONG))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL))
                .withMessage("the question 'k' failed (IllegalStateException); look at the worker's log");
        assertThat(inquiries.ask("k", NOTHING, LONG)).isEqualTo(NOTHING);
    }

    private boolean isClaimed() {
        return sql.sql("SELECT count(*) FROM inquiry WHERE claims > 0")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void open(AnswerDesk desk) {
        desks.add(desk);
        desk.start();
    }

    private AnswerDesk desk(Duration poll, Function<JsonNode, JsonNode> answer) {
        Answerer answerer = new Answerer() {
            @Override
            public String kind() {
                return "k";
            }

            @Override
            public JsonNode answer(JsonNode request) {
                return answer.apply(request);
            }
        };
        return new AnswerDesk(new InquiryQueue(sql, PATIENCE), List.of(answerer), poll, PATIENCE);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("closed", e);
        }
    }
}
