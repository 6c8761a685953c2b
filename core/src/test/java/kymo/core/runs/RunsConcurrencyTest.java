package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kymo.core.messages.EventMessage;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many at once, on a real PostgreSQL. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunsConcurrencyTest {

    private static final int THREADS = 8;

    private HikariDataSource database;
    private TransactionTemplate transactions;
    private Runs runs;
    private ExecutorService threads;

    @BeforeEach
    void connect() {
        database = TestPostgres.newDatabase();
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        runs = Runs.postgres(JdbcClient.create(database), transactions, RunsTest.IMPATIENT);
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void disconnect() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void noRunIsClaimedTwiceAndNoneIsForgotten() throws Exception {
        List<UUID> submitted = IntStream.range(0, 400).mapToObj(i -> submit()).toList();
        List<UUID> claimed = Collections.synchronizedList(new ArrayList<>());
        together(thread -> {
            for (List<Claim> claims = runs.claim("w" + thread, 3);
                    !claims.isEmpty();
                    claims = runs.claim("w" + thread, 3)) {
                claimed.addAll(RunsTest.ids(claims));
                for (Claim claim : claims) runs.complete(claim, null, null);
            }
            return null;
        });
        // a claim passes over what another is about to claim, so the first empty answer may come a little early
        for (Claim claim : runs.claim("last", 400)) claimed.add(claim.run().id());
        assertThat(claimed).hasSize(400).containsExactlyInAnyOrderElementsOf(submitted);
    }

    @Test
    void requestsOfOneContentKeyAtOnceGiveOneRun() throws Exception {
        for (int round = 0; round < 20; round++) {
            ContentKey key = ContentKey.of("d" + round, "rolling-mean", 1, null, RunsTest.PARAMETERS);
            List<Submitted> answers =
                    together(thread -> runs.submit(RunsTest.rolling().withKey(key), false));
            assertThat(answers.stream().map(a -> a.run().id()).distinct()).hasSize(1);
            assertThat(answers.stream().filter(a -> a.how() == Submitted.How.NEW))
                    .hasSize(1);
        }
    }

    @Test
    void aRequestWaitsForAnotherOfItsKeyAndIsNewWhenThatOneIsRolledBack() throws Exception {
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> other = threads.submit(() -> transactions.executeWithoutResult(tx -> {
            runs.submit(RunsTest.rolling().withKey(RunsTest.KEY), false);
            submitted.countDown();
            awaited(go);
            tx.setRollbackOnly();
        }));
        submitted.await();
        Future<Submitted> second =
                threads.submit(() -> runs.submit(RunsTest.rolling().withKey(RunsTest.KEY), false));
        awaitSomebodyBlocked();
        go.countDown();
        other.get();
        assertThat(second.get().how()).isEqualTo(Submitted.How.NEW);
    }

    @Test
    void aTakeoverDoesNotHappenWhileAFenceStandsAndAFenceFailsAfterIt() throws Exception {
        submit();
        Claim claim = runs.claim("w", 1).get(0);
        CountDownLatch fenced = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> chunk = threads.submit(() -> transactions.executeWithoutResult(tx -> {
            runs.fence(claim);
            fenced.countDown();
            awaited(go);
        }));
        fenced.await();
        runs.voidLeases("w");
        assertThat(runs.reap("other", 1)).isEmpty();
        go.countDown();
        chunk.get();
        assertThat(runs.reap("other", 1)).hasSize(1);
        assertThatThrownBy(() -> transactions.executeWithoutResult(tx -> runs.fence(claim)))
                .isInstanceOf(LeaseLost.class);
    }

    @Test
    void anyChangeOfTheTokenWaitsForAFence() throws Exception {
        submit();
        Claim claim = runs.claim("w", 1).get(0);
        CountDownLatch fenced = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> chunk = threads.submit(() -> transactions.executeWithoutResult(tx -> {
            runs.fence(claim);
            fenced.countDown();
            awaited(go);
        }));
        fenced.await();
        Future<?> handBack = threads.submit(() -> runs.handBack(claim));
        awaitSomebodyBlocked();
        assertThat(handBack.isDone()).isFalse();
        go.countDown();
        chunk.get();
        handBack.get();
    }

    @Test
    void aFenceWaitsForATakeoverUnderWayAndFails() throws Exception {
        submit();
        Claim claim = runs.claim("w", 1).get(0);
        runs.voidLeases("w");
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> reaper = threads.submit(() -> transactions.executeWithoutResult(tx -> {
            runs.reap("other", 1);
            taken.countDown();
            awaited(go);
        }));
        taken.await();
        Future<?> chunk = threads.submit(() -> transactions.executeWithoutResult(tx -> runs.fence(claim)));
        awaitSomebodyBlocked();
        go.countDown();
        reaper.get();
        assertThatThrownBy(chunk::get).hasCauseInstanceOf(LeaseLost.class);
    }

    @Test
    void aRenewalPassesAFence() {
        submit();
        Claim claim = runs.claim("w", 1).get(0);
        transactions.executeWithoutResult(tx -> {
            runs.fence(claim);
            List<Lease> leases = together(1, thread -> runs.renew("w")).get(0);
            assertThat(leases).hasSize(1);
            runs.complete(claim, null, null);
        });
        assertThat(runs.renew("w")).isEmpty();
    }

    @Test
    void twoReapersDoNotTakeTheSameRun() throws Exception {
        for (int i = 0; i < 100; i++) submit();
        runs.claim("dead", 100);
        runs.voidLeases("dead");
        List<UUID> taken = Collections.synchronizedList(new ArrayList<>());
        together(thread -> {
            for (List<Claim> claims = runs.reap("w" + thread, 7);
                    !claims.isEmpty();
                    claims = runs.reap("w" + thread, 7)) taken.addAll(RunsTest.ids(claims));
            return null;
        });
        for (List<Claim> claims = runs.reap("last", 100); !claims.isEmpty(); claims = runs.reap("last", 100))
            taken.addAll(RunsTest.ids(claims));
        assertThat(taken).hasSize(100);
        assertThat(new HashSet<>(taken)).hasSize(100);
    }

    @Test
    void aRunThatIsSubmittedWhileTheOneBeforeItEndsIsNeverForgotten() throws Exception {
        for (int round = 0; round < 30; round++) {
            boolean completes = round % 2 == 0;
            UUID first = submit();
            Claim claim = runs.claim("w", 1).get(0);
            assertThat(claim.run().id()).isEqualTo(first);
            List<Run> after = together(thread -> {
                if (thread > 0)
                    return runs.submit(RunsTest.rolling().after(first), false).run();
                return completes
                        ? runs.complete(claim, null, null)
                        : runs.fail(claim, ProblemCode.COLUMN_UNKNOWN, "no column 'b'");
            });
            for (Run run : after.subList(1, THREADS)) {
                Run now = runs.find(run.id()).orElseThrow();
                assertThat(now.status()).isEqualTo(completes ? RunStatus.QUEUED : RunStatus.FAILED);
                assertThat(now.waiting()).isEqualTo(!completes);
            }
            for (Claim rest : runs.claim("w", 99)) runs.complete(rest, null, null);
        }
    }

    @Test
    void theEventsOfARunHaveNoGapsHoweverManyActOnItAtOnce() throws Exception {
        List<UUID> ids = new ArrayList<>(List.of(submit()));
        ids.add(runs.submit(RunsTest.rolling().after(ids.get(0)), false).run().id());
        ids.add(runs.submit(RunsTest.rolling().after(ids.get(1)), false).run().id());
        ids.add(runs.submit(RunsTest.rolling().after(ids.get(1)), false).run().id());
        List<Throwable> surprises = Collections.synchronizedList(new ArrayList<>());
        together(thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 100; i++) {
                try {
                    act(random, ids, "w" + thread);
                } catch (LeaseLost | ProblemException expected) {
                    // another was faster
                } catch (RuntimeException e) {
                    surprises.add(e);
                }
            }
            return null;
        });
        assertThat(surprises).isEmpty();
        for (UUID id : ids) {
            Run run = runs.find(id).orElseThrow();
            assertThat(runs.events("runs/" + id, 0, 10_000))
                    .extracting(EventMessage::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, run.eventSeq()).boxed().toList());
        }
    }

    /** Never completes the first runs for good: there must be something left to do. */
    private void act(Random random, List<UUID> ids, String worker) {
        UUID id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(6)) {
            case 0 -> runs.requestStop(id);
            case 1 -> runs.restart(id);
            case 2 -> runs.voidLeases("w" + random.nextInt(THREADS));
            default -> {
                List<Claim> claims = random.nextBoolean() ? runs.claim(worker, 2) : runs.reap(worker, 2);
                for (Claim claim : claims) {
                    runs.progress(claim, random.nextInt(100), 100L);
                    if (random.nextInt(3) == 0) runs.stopped(claim);
                    else runs.fail(claim, random.nextBoolean() ? ProblemCode.INTERNAL : ProblemCode.FILE_EMPTY, "no");
                }
            }
        }
    }

    private UUID submit() {
        return runs.submit(RunsTest.rolling(), false).run().id();
    }

    /** One task on every thread, begun at the same moment; their answers by thread. */
    private <T> List<T> together(IntFunction<T> task) {
        return together(THREADS, task);
    }

    private <T> List<T> together(int count, IntFunction<T> task) {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            int number = thread;
            tasks.add(() -> {
                start.await();
                return task.apply(number);
            });
        }
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(tasks)) answers.add(answer.get());
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until some statement waits for a lock. */
    private void awaitSomebodyBlocked() {
        JdbcClient jdbc = JdbcClient.create(database);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
