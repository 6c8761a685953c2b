package kymo.core.runs;

import java.time.Instant;
import java.util.UUID;
import kymo.core.messages.RunEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run in memory and the steps of its life as plain functions: what {@link RunSql} says in SQL. Whether the step is allowed its caller has
 * checked; every step answers with its event.
 */
final class RunRow {

    final NewRun asked;
    private final Instant createdAt;

    RunStatus status = RunStatus.QUEUED;
    boolean holdsKey;
    boolean waiting;
    int dependants;

    @Nullable
    ContentKey contentKey;

    @Nullable
    UUID resultId;

    @Nullable
    JsonNode summary;

    @Nullable
    RunProblem problem;

    long rowsDone;

    @Nullable
    Long rowsTotal;

    boolean stopRequested;
    int silentDeaths;

    @Nullable
    Instant notBefore;

    long token;

    /** The row of {@code run_live}: until when the run is a worker's, null while it is not running; nobody's where worker is null. */
    @Nullable
    Instant leaseUntil;

    @Nullable
    String worker;

    boolean silent;

    private int attempt = 1;
    private int failures;
    private long failedRows = -1;
    private long eventSeq = 1;
    private Instant changedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    RunRow(NewRun asked, boolean waiting, boolean holdsKey, Instant now) {
        this.asked = asked;
        this.waiting = waiting;
        this.holdsKey = holdsKey;
        this.contentKey = asked.contentKey();
        this.resultId = asked.resultId();
        this.notBefore = asked.notBefore();
        this.createdAt = now;
        this.changedAt = now;
    }

    RunEvent queued() {
        return new RunEvent.Queued(
                asked.id(), eventSeq, createdAt, asked.processor(), asked.datasetId(), asked.after());
    }

    RunEvent start(String by, Instant now, RunPolicy policy) {
        move(RunStatus.RUNNING, now);
        startedAt = now;
        hold(by, now, policy);
        return new RunEvent.Started(asked.id(), eventSeq, now, attempt, by);
    }

    RunEvent takeOver(String by, int deaths, Instant now, RunPolicy policy) {
        move(RunStatus.RUNNING, now);
        silentDeaths = deaths;
        hold(by, now, policy);
        return new RunEvent.TakenOver(asked.id(), eventSeq, now, attempt, by, deaths);
    }

    RunEvent complete(@Nullable UUID result, @Nullable Long rows, @Nullable JsonNode inShort, Instant now) {
        end(RunStatus.COMPLETED, now);
        if (rows != null) {
            rowsDone = rows;
            rowsTotal = rows;
        }
        if (result != null) resultId = result;
        summary = inShort;
        return new RunEvent.Completed(asked.id(), eventSeq, now, resultId);
    }

    RunEvent fail(RunProblem why, Instant now) {
        end(RunStatus.FAILED, now);
        problem = why;
        return new RunEvent.Failed(asked.id(), eventSeq, now, why.code().wireName(), why.message());
    }

    RunEvent stop(Instant now) {
        end(RunStatus.STOPPED, now);
        return new RunEvent.Stopped(asked.id(), eventSeq, now);
    }

    RunEvent requestStop(Instant now) {
        stopRequested = true;
        holdsKey = false;
        if (status == RunStatus.QUEUED) return stop(now);
        move(RunStatus.RUNNING, now);
        return new RunEvent.StopRequested(asked.id(), eventSeq, now);
    }

    RunEvent restart(boolean mustWait, Instant now, RunPolicy policy) {
        move(RunStatus.QUEUED, now);
        attempt++;
        waiting = mustWait;
        holdsKey = false;
        stopRequested = false;
        problem = null;
        rowsDone = 0;
        failures = 0;
        failedRows = -1;
        silentDeaths = Math.min(silentDeaths, policy.aloneFrom());
        notBefore = null;
        startedAt = null;
        endedAt = null;
        return new RunEvent.Restarted(asked.id(), eventSeq, now, attempt);
    }

    /** Counts a failure, which follows the last one without progress or begins a new row; how many in a row. */
    int countFailure() {
        failures = rowsDone > failedRows ? 1 : failures + 1;
        failedRows = Math.max(rowsDone, failedRows);
        return failures;
    }

    /** Nobody's until {@code until}, and in good order. */
    void handBack(Instant until) {
        token++;
        worker = null;
        silent = false;
        leaseUntil = until;
    }

    Run run() {
        return new Run(
                asked.id(),
                asked.processor(),
                asked.processorVersion(),
                asked.datasetId(),
                resultId,
                asked.parameters(),
                contentKey,
                status,
                attempt,
                asked.after(),
                waiting,
                dependants,
                asked.priority(),
                problem,
                rowsDone,
                rowsTotal,
                stopRequested,
                failures,
                silentDeaths,
                notBefore,
                token,
                eventSeq,
                createdAt,
                changedAt,
                startedAt,
                endedAt);
    }

    private void move(RunStatus next, Instant now) {
        status = next;
        changedAt = now;
        eventSeq++;
    }

    private void end(RunStatus next, Instant now) {
        move(next, now);
        endedAt = now;
        leaseUntil = null;
        worker = null;
    }

    private void hold(String by, Instant now, RunPolicy policy) {
        token++;
        worker = by;
        silent = true;
        leaseUntil = now.plus(policy.lease());
    }
}
