package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import kymo.core.messages.EventMessage;
import kymo.core.messages.RunEvent;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Random lives: what must hold whatever happens, and that PostgreSQL answers every step as the plain functions do. */
class RunsSimulationTest {

    private static final int STEPS = 2_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverHappensARunsLifeIsInOrder(long seed) {
        Runs runs = Runs.inMemory(new Ticks(), RunsTest.IMPATIENT);
        RandomLife life = new RandomLife(runs, seed);
        Map<UUID, Run> before = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            String step = life.step();
            for (UUID id : life.submitted()) {
                Run now = runs.find(id).orElseThrow();
                Run then = before.put(id, now);
                if (then != null)
                    assertThat(mayFollow(then, now))
                            .as("%s: %s then %s", step, then, now)
                            .isTrue();
                assertThat(consistent(
                                now,
                                now.after() == null
                                        ? null
                                        : runs.find(now.after()).orElseThrow()))
                        .as("%s: %s", step, now)
                        .isTrue();
            }
        }
        before.values().forEach(run -> eventsTellTheLifeOf(runs, run));
    }

    @Test
    void everyStatusAndEveryEventIsReached() {
        Runs runs = Runs.inMemory(new Ticks(), RunsTest.IMPATIENT);
        RandomLife life = new RandomLife(runs, 1);
        for (int i = 0; i < STEPS; i++) life.step();
        assertThat(life.submitted().stream()
                        .map(id -> runs.find(id).orElseThrow().status()))
                .contains(RunStatus.values());
        assertThat(runs.events("runs", 0, 100_000).stream()
                        .map(EventMessage::type)
                        .distinct())
                .hasSize(8);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void postgresAnswersEveryStepAsThePlainFunctionsDo(long seed) {
        try (HikariDataSource database = TestPostgres.newDatabase()) {
            Runs plain = Runs.inMemory(new Ticks(), RunsTest.IMPATIENT);
            Runs sql = Runs.postgres(
                    JdbcClient.create(database),
                    new TransactionTemplate(new JdbcTransactionManager(database)),
                    RunsTest.IMPATIENT);
            RandomLife expected = new RandomLife(plain, seed);
            RandomLife actual = new RandomLife(sql, seed);
            for (int i = 0; i < STEPS / 2; i++) assertThat(actual.step()).isEqualTo(expected.step());
            for (UUID id : expected.submitted()) {
                assertThat(RandomLife.told(sql.find(id).orElseThrow()))
                        .isEqualTo(RandomLife.told(plain.find(id).orElseThrow()));
                assertThat(types(sql, id)).isEqualTo(types(plain, id));
            }
        }
    }

    private static List<String> types(Runs runs, UUID id) {
        return runs.events("runs/" + id, 0, 1_000).stream()
                .map(event -> event.seq() + event.type() + event.data().get("runId"))
                .toList();
    }

    private static boolean mayFollow(Run then, Run now) {
        if (then.status() == RunStatus.COMPLETED)
            return now.status() == RunStatus.COMPLETED && now.eventSeq() == then.eventSeq();
        if (now.attempt() == then.attempt() + 1)
            return then.status().endedBadly() && !now.stopRequested() && now.token() >= then.token();
        boolean forward = switch (then.status()) {
            case QUEUED -> now.status() != RunStatus.COMPLETED;
            case RUNNING -> now.status() != RunStatus.QUEUED;
            case COMPLETED, FAILED, STOPPED -> now.status() == then.status();
        };
        return forward
                && now.attempt() == then.attempt()
                && now.token() >= then.token()
                && now.eventSeq() >= then.eventSeq()
                && now.eventSeq() - then.eventSeq() <= 1
                && (now.status() == then.status() || now.eventSeq() == then.eventSeq() + 1);
    }

    private static boolean consistent(Run run, Run parent) {
        boolean waitsRightly = parent == null
                || run.status() != RunStatus.QUEUED
                || (run.waiting()
                        ? parent.status() == RunStatus.QUEUED || parent.status() == RunStatus.RUNNING
                        : parent.status() == RunStatus.COMPLETED);
        boolean startedRightly =
                parent == null || run.status() != RunStatus.RUNNING || parent.status() == RunStatus.COMPLETED;
        boolean blamed = (run.problem() != null) == (run.status() == RunStatus.FAILED);
        boolean timed = (run.endedAt() != null) == run.status().ended();
        return waitsRightly && startedRightly && blamed && timed;
    }

    private static void eventsTellTheLifeOf(Runs runs, Run run) {
        List<EventMessage> events = runs.events("runs/" + run.id(), 0, 1_000);
        assertThat(events)
                .extracting(EventMessage::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, run.eventSeq()).boxed().toList());
        String last = switch (run.status()) {
            case QUEUED -> run.attempt() == 1 ? RunEvent.Queued.TYPE : RunEvent.Restarted.TYPE;
            case RUNNING -> run.stopRequested() ? RunEvent.StopRequested.TYPE : RunEvent.Started.TYPE;
            case COMPLETED -> RunEvent.Completed.TYPE;
            case FAILED -> RunEvent.Failed.TYPE;
            case STOPPED -> RunEvent.Stopped.TYPE;
        };
        String type = events.get(events.size() - 1).type();
        assertThat(type.equals(last) || (run.status() == RunStatus.RUNNING && type.equals(RunEvent.TakenOver.TYPE)))
                .as("%s ends with %s", run, type)
                .isTrue();
    }

    /** A microsecond later every time. */
    private static final class Ticks implements InstantSource {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusNanos(1_000);
            return now;
        }
    }
}
