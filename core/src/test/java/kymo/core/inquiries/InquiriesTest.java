package kymo.core.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InquiriesTest {

    private static final Set<String> KINDS = Set.of("double", "other");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database);
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final Inquiries inquiries = new Inquiries(sql, () -> {});
    private final InquiryQueue queue = new InquiryQueue(sql);

    @AfterEach
    void close() {
        askers.shutdownNow();
        database.close();
    }

    @Test
    void aWorkersAnswerComesBackAsItWasWrittenAndNothingStays() throws Exception {
        Future<JsonNode> asked = ask(inquiries, "{\"z\": 1, \"a\": \"\\u0000\"}", LONG);
        Inquiry inquiry = claimed(queue);
        assertThat(inquiry.kind()).isEqualTo("double");
        assertThat(inquiry.request().toString()).isEqualTo("{\"z\":1,\"a\":\"\\u0000\"}");
        assertThat(queue.answer(inquiry, json("{\"y\": 1.5, \"b\": [\"\\u0000\"]}")))
                .isTrue();
        assertThat(asked.get().toString()).isEqualTo("{\"y\":1.5,\"b\":[\"\\u0000\"]}");
        assertThat(rows()).isZero();
    }

    @Test
    void whatAWorkerRefusesIsRefusedWithCodeMessageAndPointer() throws Exception {
        Future<JsonNode> asked = ask(inquiries, "{}", LONG);
        queue.refuse(
                claimed(queue),
                new ProblemException(ProblemCode.OPTION_INVALID, "no such option")
                        .in("a/b~c")
                        .in("options"));
        ProblemException problem = problem(asked);
        assertThat(problem.code()).isEqualTo(ProblemCode.OPTION_INVALID);
        assertThat(problem).hasMessage("no such option");
        assertThat(problem.pointer()).isEqualTo("/options/a~1b~0c");
        assertThat(rows()).isZero();
    }

    @Test
    void aQuestionThatNoWorkerTakesSaysThatAWorkerIsWanted() throws Exception {
        ProblemException problem = problem(ask(inquiries, "{}", Duration.ofMillis(50)));
        assertThat(problem.code()).isEqualTo(ProblemCode.INQUIRY_UNCLAIMED);
        assertThat(problem).hasMessageEndingWith("start a worker, or ask again once one is there");
        assertThat(rows()).isZero();
    }

    @Test
    void aQuestionOfAnotherKindIsLeftForOthers() throws Exception {
        Future<JsonNode> asked = ask(inquiries, "{}", Duration.ofSeconds(1));
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(() -> rows() > 0);
        assertThat(queue.claim(Set.of("other"))).isEmpty();
        assertThat(problem(asked).code()).isEqualTo(ProblemCode.INQUIRY_UNCLAIMED);
    }

    @Test
    void anAnswerThatComesTooLateIsTakenByNobody() throws Exception {
        Future<JsonNode> asked = ask(inquiries, "{}", Duration.ofMillis(300));
        Inquiry inquiry = claimed(queue);
        assertThat(problem(asked).code()).isEqualTo(ProblemCode.INQUIRY_LATE);
        assertThat(queue.hold(inquiry)).isFalse();
        assertThat(queue.answer(inquiry, json("1"))).isFalse();
    }

    @Test
    void theQuestionOfASilentWorkerIsAnsweredByAnotherAndTheFirstComesTooLate() throws Exception {
        InquiryQueue impatient = new InquiryQueue(sql, Duration.ofMillis(100));
        Future<JsonNode> asked = ask(inquiries, "{}", LONG);
        Inquiry first = claimed(impatient);
        Inquiry second = claimed(impatient);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.claim()).isEqualTo(2);
        assertThat(impatient.answer(first, json("1"))).isFalse();
        assertThat(impatient.answer(second, json("2"))).isTrue();
        assertThat(asked.get().toString()).isEqualTo("2");
    }

    @Test
    void aWorkerThatHoldsItsQuestionKeepsIt() throws Exception {
        InquiryQueue impatient = new InquiryQueue(sql, Duration.ofMillis(400));
        Future<JsonNode> asked = ask(inquiries, "{}", LONG);
        Inquiry inquiry = claimed(impatient);
        await().during(Duration.ofMillis(800))
                .pollInterval(Duration.ofMillis(40))
                .until(() -> impatient.hold(inquiry) && impatient.claim(KINDS).isEmpty());
        impatient.answer(inquiry, json("3"));
        assertThat(asked.get().toString()).isEqualTo("3");
    }

    @Test
    void aQuestionThatTwoWorkersDieOverIsGivenToNoThird() throws Exception {
        Duration short1 = Duration.ofMillis(100);
        InquiryQueue impatient = new InquiryQueue(sql, short1);
        Future<JsonNode> asked = ask(new Inquiries(sql, () -> {}, short1), "{}", LONG);
        claimed(impatient);
        claimed(impatient);
        assertThat(problem(asked).code()).isEqualTo(ProblemCode.INQUIRY_LOST);
        assertThat(impatient.claim(KINDS)).isEmpty();
    }

    @Test
    void manyQuestionsAreEachAnsweredOnceByWhoeverIsFree() throws Exception {
        List<Future<JsonNode>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) asked.add(ask(inquiries, Integer.toString(i), LONG));
        List<Future<Set<UUID>>> workers = new ArrayList<>();
        Callable<Set<UUID>> work = () -> {
            Set<UUID> answered = new HashSet<>();
            while (asked.stream().anyMatch(each -> !each.isDone())) {
                Optional<Inquiry> next = queue.claim(KINDS);
                next.ifPresent(inquiry -> {
                    answered.add(inquiry.id());
                    queue.answer(
                            inquiry, json(Integer.toString(2 * inquiry.request().asInt())));
                });
                if (next.isEmpty()) Thread.onSpinWait();
            }
            return answered;
        };
        for (int i = 0; i < 3; i++) workers.add(askers.submit(work));
        for (int i = 0; i < 40; i++) assertThat(asked.get(i).get().asInt()).isEqualTo(2 * i);
        int answered = 0;
        for (Future<Set<UUID>> worker : workers) answered += worker.get().size();
        assertThat(answered).isEqualTo(40);
    }

    @Test
    void whatAnAskerLeftBehindIsSweptWhenNobodyCanWaitForItAnyMore() {
        sql.sql("INSERT INTO inquiry (id, kind, request, deadline) VALUES (gen_random_uuid(), 'double', '1',"
                        + " now() - interval '2 minutes'), (gen_random_uuid(), 'double', '1', now() - interval '5"
                        + " seconds')")
                .update();
        assertThat(queue.claim(KINDS)).isEmpty();
        assertThat(queue.sweep()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aBellThatCannotBeRungKeepsNobodyFromAsking() throws Exception {
        Inquiries silent = new Inquiries(sql, () -> {
            throw new IllegalStateException("the broker is away");
        });
        Future<JsonNode> asked = ask(silent, "{}", LONG);
        queue.answer(claimed(queue), json("4"));
        assertThat(asked.get().toString()).isEqualTo("4");
    }

    private Future<JsonNode> ask(Inquiries asker, String request, Duration timeout) {
        return askers.submit(() -> asker.ask("double", json(request), timeout));
    }

    private static Inquiry claimed(InquiryQueue from) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> from.claim(KINDS), Optional::isPresent)
                .orElseThrow();
    }

    private static ProblemException problem(Future<JsonNode> asked) {
        List<ProblemException> problem = new ArrayList<>();
        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(asked::get)
                .satisfies(e -> problem.add((ProblemException) e.getCause()));
        return problem.get(0);
    }

    private long rows() {
        return sql.sql("SELECT count(*) FROM inquiry").query(Long.class).single();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
