package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import kymo.core.messages.EventMessage;
import kymo.core.messages.RunEvent;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of a run, the same in memory and in PostgreSQL. */
abstract class RunsTest {

    static final RunPolicy IMPATIENT =
            new RunPolicy(Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, Duration.ofHours(1), 3, 2, 10);

    static final UUID DATASET = UUID.randomUUID();
    static final JsonNode PARAMETERS = new JsonMapper().readTree("{\"window\":5,\"columns\":[\"a\"]}");
    static final ContentKey KEY = ContentKey.of("d5", "rolling-mean", 1, null, PARAMETERS);

    Runs runs;

    /** Runs of an empty store; every call begins anew. */
    abstract Runs newRuns(RunPolicy policy);

    abstract TransactionOperations transactions();

    @BeforeEach
    void emptyStore() {
        runs = newRuns(IMPATIENT);
    }

    @Test
    void aSubmittedRunWaitsInTheQueueAsItWasAsked() {
        UUID result = UUID.randomUUID();
        Instant notBefore = Instant.parse("2020-01-02T03:04:05.000006Z");
        NewRun asked = rolling().withResult(result).withKey(KEY).withPriority(7).notBefore(notBefore);
        Submitted submitted = runs.submit(asked, false);

        Run run = submitted.run();
        assertThat(submitted.how()).isEqualTo(Submitted.How.NEW);
        assertThat(run.id()).isEqualTo(asked.id());
        assertThat(run.processor()).isEqualTo("rolling-mean");
        assertThat(run.processorVersion()).isEqualTo(1);
        assertThat(run.datasetId()).isEqualTo(DATASET);
        assertThat(run.resultId()).isEqualTo(result);
        assertThat(run.parameters()).isEqualTo(PARAMETERS);
        assertThat(run.contentKey()).isEqualTo(KEY);
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(run.attempt()).isEqualTo(1);
        assertThat(run.priority()).isEqualTo(7);
        assertThat(run.notBefore()).isEqualTo(notBefore);
        assertThat(run.startedAt()).isNull();
        assertThat(run.endedAt()).isNull();
        assertThat(runs.find(run.id())).contains(run);
    }

    @Test
    void theLifeOfARunIsTold() {
        Run run = submit(rolling());
        Claim claim = claim();
        UUID result = UUID.randomUUID();
        Run completed = runs.complete(claim, result, PARAMETERS);

        assertThat(completed.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(completed.resultId()).isEqualTo(result);
        assertThat(runs.summary(run.id())).contains(PARAMETERS);
        assertThat(runs.find(run.id())).contains(completed);
        assertThat(told(run))
                .containsExactly(
                        new RunEvent.Queued(run.id(), 1, run.createdAt(), "rolling-mean", DATASET, null),
                        new RunEvent.Started(run.id(), 2, claim.run().changedAt(), 1, "w"),
                        new RunEvent.Completed(run.id(), 3, completed.changedAt(), result));
        assertThat(runs.events("runs/" + run.id(), 1, 1))
                .extracting(EventMessage::seq, EventMessage::type)
                .containsExactly(tuple(2L, "run.started.v1"));
    }

    @Test
    void aRunIsClaimedOnceAndByPriorityThenAge() {
        Run first = submit(rolling());
        Run second = submit(rolling());
        Run urgent = submit(rolling().withPriority(1));
        assertThat(ids(runs.claim("w", 2))).containsExactly(urgent.id(), first.id());
        assertThat(ids(runs.claim("w", 2))).containsExactly(second.id());
        assertThat(runs.claim("w", 2)).isEmpty();
    }

    @Test
    void aRunIsNotClaimedBeforeItsTime() {
        submit(rolling().notBefore(Instant.parse("2999-01-01T00:00:00Z")));
        Run due = submit(rolling().notBefore(Instant.parse("1999-01-01T00:00:00Z")));
        assertThat(ids(runs.claim("w", 9))).containsExactly(due.id());
    }

    @Test
    void theSameKeyJoinsARunThatIsQueuedOrRunningAndReusesOneThatCompleted() {
        Run run = submit(rolling().withKey(KEY));
        assertThat(runs.submit(rolling().withKey(KEY), false)).satisfies(is(run, Submitted.How.JOINED));
        Claim claim = claim();
        assertThat(runs.submit(rolling().withKey(KEY), false)).satisfies(is(run, Submitted.How.JOINED));
        runs.complete(claim, null, null);
        assertThat(runs.submit(rolling().withKey(KEY), false)).satisfies(is(run, Submitted.How.REUSED));
        assertThat(runs.submit(rolling().withKey(KEY), false).reused()).isTrue();
    }

    @Test
    void forceMakesANewRunOfTheSameKey() {
        Run run = submit(rolling().withKey(KEY));
        Submitted forced = runs.submit(rolling().withKey(KEY), true);
        assertThat(forced.how()).isEqualTo(Submitted.How.NEW);
        assertThat(forced.run().id()).isNotEqualTo(run.id());
        assertThat(runs.claim("w", 9)).hasSize(2);
    }

    @Test
    void aFailedOrStoppedOrStoppingRunAnswersNoRequest() {
        Run failed = submit(rolling().withKey(KEY));
        runs.fail(claim(), ProblemCode.COLUMN_UNKNOWN, "no column 'b'");
        Run stopped = submit(rolling().withKey(KEY));
        assertThat(stopped.id()).isNotEqualTo(failed.id());
        runs.requestStop(stopped.id());
        Run stopping = submit(rolling().withKey(KEY));
        Claim claim = claim();
        runs.requestStop(stopping.id());
        Submitted fresh = runs.submit(rolling().withKey(KEY), false);
        assertThat(fresh.how()).isEqualTo(Submitted.How.NEW);
        runs.complete(claim, null, null);
        assertThat(runs.submit(rolling().withKey(KEY), false)).satisfies(is(stopping, Submitted.How.REUSED));
    }

    @Test
    void aRunWhoseResultIsGoneAnswersNoRequest() {
        UUID result = UUID.randomUUID();
        submit(rolling().withKey(KEY));
        runs.complete(claim(), result, null);
        runs.forgetResult(result);
        assertThat(runs.submit(rolling().withKey(KEY), false).how()).isEqualTo(Submitted.How.NEW);
    }

    @Test
    void aRestartedRunAndALaterOneOfItsKeyStandSideBySide() {
        Run first = submit(rolling().withKey(KEY));
        runs.requestStop(first.id());
        submit(rolling().withKey(KEY));
        runs.restart(first.id());
        assertThat(runs.claim("w", 9)).hasSize(2);
    }

    @Test
    void aRunComesAfterAnotherOnlyWhenThatHasCompleted() {
        Run first = submit(rolling());
        Run second = submit(rolling().after(first.id()));
        assertThat(second.waiting()).isTrue();
        assertThat(ids(runs.claim("w", 9))).containsExactly(first.id());
        Claim claim = new Claim(runs.find(first.id()).orElseThrow(), 1, "w", false, false);
        runs.complete(claim, null, null);
        assertThat(ids(runs.claim("w", 9))).containsExactly(second.id());
        Run third = submit(rolling().after(first.id()));
        assertThat(third.waiting()).isFalse();
    }

    @Test
    void whenARunFailsAllAfterItFailWithThatCause() {
        Run first = submit(rolling());
        Run second = submit(rolling().after(first.id()));
        Run third = submit(rolling().after(second.id()));
        runs.fail(claim(), ProblemCode.COLUMN_UNKNOWN, "no column 'b'");

        assertThat(runs.find(second.id()).orElseThrow()).satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
            assertThat(failed.problem())
                    .isEqualTo(new RunProblem(
                            ProblemCode.RUN_DEPENDENCY_FAILED,
                            "comes after run " + first.id()
                                    + ", which did not complete; restart that run and this one follows by itself"));
        });
        assertThat(status(third)).isEqualTo(RunStatus.FAILED);
        assertThat(told(third)).last().isInstanceOf(RunEvent.Failed.class);
        assertThat(submit(rolling().after(third.id())).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aRestartTakesAlongWhatFailedBecauseOfTheRunAndNothingElse() {
        Run first = submit(rolling());
        Run second = submit(rolling().after(first.id()));
        Run third = submit(rolling().after(second.id()));
        Run stopped = submit(rolling().after(first.id()));
        runs.requestStop(stopped.id());
        runs.fail(claim(), ProblemCode.COLUMN_UNKNOWN, "no column 'b'");

        Run again = runs.restart(first.id());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(again.problem()).isNull();
        assertThat(status(second)).isEqualTo(RunStatus.QUEUED);
        assertThat(status(third)).isEqualTo(RunStatus.QUEUED);
        assertThat(status(stopped)).isEqualTo(RunStatus.STOPPED);
        for (Run run : List.of(first, second, third)) {
            Claim claim = claim();
            assertThat(claim.run().id()).isEqualTo(run.id());
            assertThat(claim.run().attempt()).isEqualTo(2);
            runs.complete(claim, null, null);
        }
        assertThat(runs.restart(stopped.id()).waiting()).isFalse();
    }

    @Test
    void aRunAfterOneThatFailedIsRestartedWithThatOneOnly() {
        Run first = submit(rolling());
        Run second = submit(rolling().after(first.id()));
        runs.requestStop(first.id());
        assertThatThrownBy(() -> runs.restart(second.id()))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "run %s comes after run %s, which is STOPPED; restart that run and this one follows by itself"
                                .formatted(second.id(), first.id()));
    }

    @Test
    void anUnknownRunIsNamed() {
        UUID id = UUID.randomUUID();
        for (Runnable request : List.<Runnable>of(
                () -> runs.requestStop(id),
                () -> runs.restart(id),
                () -> runs.submit(rolling().after(id), false)))
            assertThatThrownBy(request::run)
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("there is no run %s; list the runs and choose one".formatted(id));
        assertThat(runs.find(id)).isEmpty();
        assertThat(runs.summary(id)).isEmpty();
    }

    @Test
    void stopIsForRunsThatHaveNotEndedAndRestartForThoseThatEndedBadly() {
        Run run = submit(rolling());
        assertThatThrownBy(() -> runs.restart(run.id()))
                .hasMessage("only a run that is FAILED or STOPPED can be restarted but run %s is QUEUED", run.id());
        runs.complete(claim(), null, null);
        assertThatThrownBy(() -> runs.restart(run.id()))
                .hasMessage("only a run that is FAILED or STOPPED can be restarted but run %s is COMPLETED", run.id());
        assertThatThrownBy(() -> runs.requestStop(run.id()))
                .hasMessage("only a run that is QUEUED or RUNNING can be stopped but run %s is COMPLETED", run.id());
        assertThat(told(run)).hasSize(3);
    }

    @Test
    void aQueuedRunStopsAtOnceAndTheRunsAfterItFail() {
        Run first = submit(rolling());
        Run second = submit(rolling().after(first.id()));
        Run stopped = runs.requestStop(first.id());
        assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
        assertThat(stopped.endedAt()).isNotNull();
        assertThat(status(second)).isEqualTo(RunStatus.FAILED);
        assertThat(runs.claim("w", 9)).isEmpty();
    }

    @Test
    void aRunningRunLearnsOfTheRequestWithItsRenewal() {
        Run run = submit(rolling());
        Claim claim = claim();
        assertThat(runs.renew("w")).containsExactly(new Lease(run.id(), claim.token(), false));
        assertThat(runs.requestStop(run.id()).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(runs.requestStop(run.id()).stopRequested()).isTrue();
        assertThat(runs.renew("w")).containsExactly(new Lease(run.id(), claim.token(), true));
        assertThat(runs.renew("other")).isEmpty();
        assertThat(runs.stopped(claim).status()).isEqualTo(RunStatus.STOPPED);
        assertThat(runs.renew("w")).isEmpty();
        assertThat(told(run))
                .extracting(RunEvent::type)
                .containsExactly("run.queued.v1", "run.started.v1", "run.stop-requested.v1", "run.stopped.v1");
        assertThat(runs.restart(run.id()).stopRequested()).isFalse();
    }

    @Test
    void aProblemOfTheUsersEndsTheRunAtOnce() {
        Run run = submit(rolling());
        Claim claim = claim();
        Run failed = runs.fail(claim, ProblemCode.COLUMN_UNKNOWN, "no column 'b\0'");
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.problem()).isEqualTo(new RunProblem(ProblemCode.COLUMN_UNKNOWN, "no column 'b\uFFFD'"));
        assertThat(told(run))
                .last()
                .isEqualTo(
                        new RunEvent.Failed(run.id(), 3, failed.changedAt(), "column-unknown", "no column 'b\uFFFD'"));
    }

    @Test
    void threeFailuresInARowWithoutProgressEndTheRun() {
        Run run = submit(rolling());
        Claim claim = claim();
        for (int failures = 1; failures <= 2; failures++) {
            Run back = runs.fail(claim, ProblemCode.INTERNAL, "the disk is full");
            assertThat(back.status()).isEqualTo(RunStatus.RUNNING);
            assertThat(back.failures()).isEqualTo(failures);
            claim = reapOne();
            assertThat(claim.resumed()).isTrue();
        }
        Run failed = runs.fail(claim, ProblemCode.INTERNAL, "the disk is full");
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.silentDeaths()).isZero();
        assertThat(failed.problem())
                .isEqualTo(new RunProblem(
                        ProblemCode.RUN_NO_PROGRESS,
                        "failed 3 times in a row without progress, the last time with internal: the disk is full"));
        assertThat(runs.reap("w", 9)).isEmpty();
        assertThat(told(run))
                .extracting(RunEvent::type)
                .containsExactly(
                        "run.queued.v1", "run.started.v1", "run.taken-over.v1", "run.taken-over.v1", "run.failed.v1");
    }

    @Test
    void progressForgivesEarlierFailures() {
        submit(rolling());
        Claim claim = claim();
        for (int i = 1; i <= 5; i++) {
            runs.progress(claim, i * 100L, 1_000L);
            Run back = runs.fail(claim, ProblemCode.STORE_FAILED, "the store is away");
            assertThat(back.failures()).isEqualTo(1);
            assertThat(back.rowsDone()).isEqualTo(i * 100L);
            assertThat(back.rowsTotal()).isEqualTo(1_000L);
            claim = reapOne();
        }
        runs.progress(claim, 400, null);
        assertThat(runs.fail(claim, ProblemCode.STORE_FAILED, "away").failures())
                .isEqualTo(2);
    }

    @Test
    void aFailedRunRestsBeforeItGoesOn() {
        runs = newRuns(new RunPolicy(
                Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(1), 3, 2, 10));
        submit(rolling());
        Run back = runs.fail(claim(), ProblemCode.INTERNAL, "the disk is full");
        assertThat(back.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(runs.reap("w", 9)).isEmpty();
    }

    @Test
    void aSilentWorkersRunIsTakenOverAndItsClaimIsVoid() {
        Run run = submit(rolling());
        Claim dead = claim();
        assertThat(runs.reap("other", 9)).isEmpty();
        assertThat(runs.voidLeases("w")).isEqualTo(1);
        assertThat(runs.renew("w")).isEmpty();
        Claim taken = runs.reap("other", 9).get(0);
        assertThat(taken.token()).isEqualTo(dead.token() + 1);
        assertThat(taken.resumed()).isTrue();
        assertThat(taken.alone()).isFalse();
        assertThat(taken.run().silentDeaths()).isEqualTo(1);
        assertThat(taken.run().attempt()).isEqualTo(1);

        for (Runnable late : List.<Runnable>of(
                () -> runs.complete(dead, null, null),
                () -> runs.fail(dead, ProblemCode.INTERNAL, "late"),
                () -> runs.fail(dead, ProblemCode.COLUMN_UNKNOWN, "late"),
                () -> runs.stopped(dead),
                () -> runs.handBack(dead),
                () -> runs.progress(dead, 1, null),
                () -> transactions().executeWithoutResult(tx -> runs.fence(dead))))
            assertThatThrownBy(late::run)
                    .isInstanceOf(LeaseLost.class)
                    .hasMessage("run %s is no longer held by w under token 1; leave it to its new worker", run.id());
        transactions().executeWithoutResult(tx -> runs.fence(taken));
        assertThat(told(run))
                .last()
                .isEqualTo(new RunEvent.TakenOver(run.id(), 3, taken.run().changedAt(), 1, "other", 1));
        assertThat(runs.complete(taken, null, null).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aRunThatIsHandedBackGoesOnElsewhereWithoutCountingADeath() {
        submit(rolling());
        Claim claim = claim();
        runs.handBack(claim);
        assertThat(runs.renew("w")).isEmpty();
        assertThatThrownBy(() -> runs.handBack(claim)).isInstanceOf(LeaseLost.class);
        Claim taken = runs.reap("other", 1).get(0);
        assertThat(taken.run().silentDeaths()).isZero();
    }

    @Test
    void afterTwoDeathsARunIsExecutedAlone() {
        Run deadly = submit(rolling());
        submit(rolling());
        submit(rolling());
        assertThat(runs.claim("w", 9)).hasSize(3);
        runs.voidLeases("w");
        assertThat(runs.reap("w", 9)).hasSize(3).noneMatch(Claim::alone);
        runs.voidLeases("w");
        for (int i = 0; i < 3; i++) {
            List<Claim> taken = runs.reap("w", 9);
            assertThat(taken).hasSize(1).allMatch(Claim::alone);
        }
        assertThat(runs.reap("w", 9)).isEmpty();
        runs.requestStop(deadly.id());
    }

    @Test
    void aRestartedRunThatKilledWorkersIsClaimedAlone() {
        Run deadly = submit(rolling());
        Claim claim = claim();
        for (int deaths = 0; deaths < 3; deaths++) {
            runs.voidLeases("w");
            claim = reapOne();
        }
        runs.stopped(claim);
        Run other = submit(rolling().withPriority(1));
        submit(rolling());
        assertThat(runs.restart(deadly.id()).silentDeaths()).isEqualTo(2);
        assertThat(runs.claim("w", 9)).hasSize(1).allSatisfy(first -> {
            assertThat(first.run().id()).isEqualTo(other.id());
            assertThat(first.alone()).isFalse();
        });
        assertThat(runs.claim("w", 9)).hasSize(1).allSatisfy(second -> {
            assertThat(second.run().id()).isEqualTo(deadly.id());
            assertThat(second.alone()).isTrue();
            assertThat(second.resumed()).isTrue();
        });
        assertThat(runs.claim("w", 9)).hasSize(1);
    }

    @Test
    void tenSilentDeathsEndTheRunAndThoseAfterIt() {
        Run run = submit(rolling());
        Run after = submit(rolling().after(run.id()));
        claim();
        for (int deaths = 1; deaths < 10; deaths++) {
            runs.voidLeases("w");
            assertThat(reapOne().run().silentDeaths()).isEqualTo(deaths);
        }
        runs.voidLeases("w");
        assertThat(runs.reap("w", 9)).isEmpty();
        Run failed = runs.find(run.id()).orElseThrow();
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.problem())
                .isEqualTo(
                        new RunProblem(
                                ProblemCode.RUN_WORKER_LOST,
                                "lost its worker without a word 10 times; look at the worker's memory and its log, then restart the run"));
        assertThat(told(run)).last().isInstanceOf(RunEvent.Failed.class);
        assertThat(status(after)).isEqualTo(RunStatus.FAILED);
        assertThat(runs.reap("w", 9)).isEmpty();
    }

    @Test
    void reapTakesNoMoreThanItIsAskedFor() {
        for (int i = 0; i < 3; i++) submit(rolling());
        runs.claim("w", 9);
        runs.voidLeases("w");
        assertThat(runs.reap("x", 0)).isEmpty();
        assertThat(runs.reap("x", 2)).hasSize(2);
        assertThat(runs.reap("x", 2)).hasSize(1);
        assertThat(runs.claim("x", 0)).isEmpty();
    }

    @Test
    void theListIsPagedFromTheNewest() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) ids.add(0, submit(rolling()).id());
        Page<Run> first = runs.list(RunFilter.ALL, null, 2);
        Page<Run> second = runs.list(RunFilter.ALL, first.nextCursor(), 2);
        Page<Run> third = runs.list(RunFilter.ALL, second.nextCursor(), 2);
        assertThat(first.items()).extracting(Run::id).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(second.items()).extracting(Run::id).containsExactlyElementsOf(ids.subList(2, 4));
        assertThat(third.items()).extracting(Run::id).containsExactlyElementsOf(ids.subList(4, 5));
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void theListIsFiltered() {
        Run failed = submit(rolling());
        runs.fail(claim(), ProblemCode.COLUMN_UNKNOWN, "no column 'b'");
        UUID dataset = UUID.randomUUID();
        Run elsewhere = submit(NewRun.of("peak-detection", 1, dataset, PARAMETERS));
        assertThat(found(new RunFilter(RunStatus.FAILED, null, null))).containsExactly(failed.id());
        assertThat(found(new RunFilter(null, dataset, null))).containsExactly(elsewhere.id());
        assertThat(found(new RunFilter(null, null, "peak-detection"))).containsExactly(elsewhere.id());
        assertThat(found(new RunFilter(RunStatus.FAILED, dataset, "peak-detection")))
                .isEmpty();
        assertThat(found(RunFilter.ALL)).containsExactly(elsewhere.id(), failed.id());
    }

    @Test
    void theMakerOfADatasetIsTheLastRunThatWasAskedForIt() {
        UUID made = UUID.randomUUID();
        Run first = submit(rolling().withResult(made));
        runs.fail(claim(), ProblemCode.COLUMN_UNKNOWN, "no column 'b'");
        Run second = submit(rolling().withResult(made));
        submit(rolling().withResult(UUID.randomUUID()));
        assertThat(runs.makers(List.of(made, UUID.randomUUID()))).containsOnlyKeys(made);
        assertThat(runs.makers(List.of(made)).get(made).id())
                .isEqualTo(second.id())
                .isNotEqualTo(first.id());
        assertThat(runs.makers(List.of())).isEmpty();
    }

    @Test
    void aDatasetIsInUseUntilEveryRunOverItHasEnded() {
        UUID made = UUID.randomUUID();
        Run run = submit(rolling().withResult(made));
        assertThat(runs.openOver(DATASET)).map(Run::id).contains(run.id());
        assertThat(runs.openOver(made)).map(Run::id).contains(run.id());
        Claim claim = claim();
        assertThat(runs.openOver(DATASET)).isPresent();
        runs.complete(claim, made, null);
        assertThat(runs.openOver(DATASET)).isEmpty();
        assertThat(runs.openOver(made)).isEmpty();
    }

    @Test
    void aCursorThatTheListDidNotGiveIsRefused() {
        for (String cursor : List.of("", "x", "_", "2026-01-01T00:00:00Z_x"))
            assertThatThrownBy(() -> runs.list(RunFilter.ALL, cursor, 1))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(
                            "cursor must be a nextCursor of this list but was '%s'; leave it out to start at the beginning"
                                    .formatted(cursor));
    }

    static NewRun rolling() {
        return NewRun.of("rolling-mean", 1, DATASET, PARAMETERS);
    }

    Run submit(NewRun run) {
        Submitted submitted = runs.submit(run, false);
        assertThat(submitted.how()).isEqualTo(Submitted.How.NEW);
        return submitted.run();
    }

    Claim claim() {
        return runs.claim("w", 1).get(0);
    }

    Claim reapOne() {
        return runs.reap("w", 1).get(0);
    }

    List<RunEvent> told(Run run) {
        return runs.events("runs/" + run.id(), 0, 100).stream()
                .map(RunEvent::of)
                .toList();
    }

    private RunStatus status(Run run) {
        return runs.find(run.id()).orElseThrow().status();
    }

    private List<UUID> found(RunFilter filter) {
        return runs.list(filter, null, 9).items().stream().map(Run::id).toList();
    }

    private static Consumer<Submitted> is(Run run, Submitted.How how) {
        return submitted -> {
            assertThat(submitted.run().id()).isEqualTo(run.id());
            assertThat(submitted.how()).isEqualTo(how);
        };
    }

    static List<UUID> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.run().id()).toList();
    }
}
