package kymo.core.runs;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kymo.core.messages.EventMessage;
import kymo.core.messages.RunEvent;
import kymo.core.paging.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * Runs in a map, one operation at a time. The steps are {@link RunRow}'s; what stands here is which rows a step may touch, and in which order,
 * as {@link RunSql} has it in its conditions. Its list topic is published at once.
 */
final class InMemoryRunStore implements RunStore {

    private static final Comparator<RunRow> QUEUE = Comparator.<RunRow>comparingInt(row -> -row.asked.priority())
            .thenComparing(row -> row.run().createdAt());

    private final InstantSource clock;
    private final Map<UUID, RunRow> rows = new LinkedHashMap<>();
    private final List<EventMessage> events = new ArrayList<>();

    InMemoryRunStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Holds the store's lock for the length of an operation of several steps. */
    TransactionOperations transactions() {
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
                synchronized (InMemoryRunStore.this) {
                    return action.doInTransaction(new SimpleTransactionStatus());
                }
            }
        };
    }

    @Override
    public synchronized Optional<Run> insert(NewRun run, boolean waiting, boolean holdsKey) {
        ContentKey key = run.contentKey();
        if (holdsKey
                && key != null
                && rows.values().stream()
                        .anyMatch(row -> row.holdsKey && key.equals(row.contentKey) && !row.status.ended()))
            return Optional.empty();
        if (rows.containsKey(run.id()))
            throw new IllegalArgumentException("a run's id must be new but there is a run " + run.id());
        RunRow row = new RunRow(run, waiting, holdsKey, now());
        rows.put(run.id(), row);
        return Optional.of(logged(row, row.queued()));
    }

    @Override
    public synchronized Optional<Run> answer(ContentKey key) {
        return rows.values().stream()
                .filter(row -> key.equals(row.contentKey))
                .filter(row -> row.status == RunStatus.COMPLETED || (!row.status.ended() && !row.stopRequested))
                .map(RunRow::run)
                .max(Comparator.<Run, Boolean>comparing(run -> run.status() == RunStatus.COMPLETED)
                        .thenComparing(Run::changedAt));
    }

    @Override
    public synchronized Optional<Run> find(UUID id) {
        return row(id).map(RunRow::run);
    }

    @Override
    public synchronized Optional<RunStatus> lock(UUID id, int more) {
        return row(id).map(row -> {
            row.dependants += more;
            return row.status;
        });
    }

    @Override
    public synchronized List<Claim> claim(String worker, int most, RunPolicy policy) {
        Instant now = now();
        List<RunRow> head = rows.values().stream()
                .filter(row -> row.status == RunStatus.QUEUED && !row.waiting)
                .filter(row -> row.notBefore == null || !row.notBefore.isAfter(now))
                .sorted(QUEUE)
                .limit(most)
                .toList();
        return upToTheFirstAlone(head, row -> row.silentDeaths >= policy.aloneFrom())
                .map(row -> Claim.of(logged(row, row.start(worker, now, policy)), worker, policy))
                .toList();
    }

    @Override
    public synchronized List<Lease> renew(String worker, RunPolicy policy) {
        Instant until = now().plus(policy.lease());
        return rows.values().stream()
                .filter(row -> worker.equals(row.worker))
                .map(row -> {
                    row.leaseUntil = until;
                    return new Lease(row.asked.id(), row.token, row.stopRequested);
                })
                .toList();
    }

    @Override
    public synchronized boolean fence(Claim claim) {
        return held(claim).isPresent();
    }

    @Override
    public synchronized Optional<Run> complete(
            Claim claim, @Nullable UUID resultId, @Nullable Long rows, @Nullable JsonNode summary) {
        return held(claim).map(row -> logged(row, row.complete(resultId, rows, summary, now())));
    }

    @Override
    public synchronized Optional<Run> fail(Claim claim, RunProblem problem) {
        return held(claim).map(row -> logged(row, row.fail(problem, now())));
    }

    @Override
    public synchronized Optional<Run> stopped(Claim claim) {
        return held(claim).map(row -> logged(row, row.stop(now())));
    }

    @Override
    public synchronized Optional<Run> setBack(Claim claim, RunProblem last, RunPolicy policy) {
        return held(claim).map(row -> {
            int failures = row.countFailure();
            row.handBack(now().plus(policy.waitAfterFailure(failures)));
            return failures >= policy.mostFailures() ? logged(row, row.fail(last, now())) : row.run();
        });
    }

    @Override
    public synchronized boolean handBack(Claim claim) {
        Optional<RunRow> row = held(claim);
        row.ifPresent(held -> held.handBack(now()));
        return row.isPresent();
    }

    @Override
    public synchronized boolean progress(Claim claim, long rowsDone, @Nullable Long rowsTotal) {
        Optional<RunRow> row = held(claim);
        row.ifPresent(held -> {
            held.rowsDone = rowsDone;
            held.rowsTotal = rowsTotal;
        });
        return row.isPresent();
    }

    @Override
    public synchronized Optional<Run> requestStop(UUID id) {
        return row(id).filter(row -> !row.status.ended() && !row.stopRequested)
                .map(row -> logged(row, row.requestStop(now())));
    }

    @Override
    public synchronized Optional<Run> restart(UUID id, boolean waiting, RunPolicy policy) {
        return row(id).filter(row -> row.status.endedBadly())
                .map(row -> logged(row, row.restart(waiting, now(), policy)));
    }

    @Override
    public synchronized List<Claim> reap(String worker, int most, RunProblem last, RunPolicy policy) {
        Instant now = now();
        List<RunRow> head = rows.values().stream()
                .filter(row -> row.leaseUntil != null
                        && !dueAt(row, row.leaseUntil, policy).isAfter(now))
                .sorted(Comparator.comparing((RunRow row) -> row.leaseUntil == null ? now : row.leaseUntil)
                        .thenComparing(row -> row.asked.id().toString()))
                .limit(most)
                .toList();
        return upToTheFirstAlone(
                        head, row -> deaths(row) >= policy.aloneFrom() && deaths(row) < policy.mostSilentDeaths())
                .map(row -> Claim.of(logged(row, reaped(row, worker, now, last, policy)), worker, policy))
                .toList();
    }

    @Override
    public synchronized int voidLeases(String worker) {
        List<RunRow> dead =
                rows.values().stream().filter(row -> worker.equals(row.worker)).toList();
        Instant now = now();
        for (RunRow row : dead) {
            row.worker = null;
            row.leaseUntil = now;
        }
        return dead.size();
    }

    @Override
    public synchronized void release(UUID completed) {
        after(List.of(completed), RunStatus.QUEUED).forEach(row -> row.waiting = false);
    }

    @Override
    public synchronized List<Run> failWaiting(Collection<UUID> parents) {
        return after(parents, RunStatus.QUEUED)
                .map(row -> logged(row, row.fail(RunProblems.dependencyFailed(row.asked.after()), now())))
                .toList();
    }

    @Override
    public synchronized List<Run> requeueFailed(Collection<UUID> parents, RunPolicy policy) {
        return after(parents, RunStatus.FAILED)
                .filter(row -> RunProblems.isDependencyFailed(row.problem))
                .map(row -> logged(row, row.restart(true, now(), policy)))
                .toList();
    }

    @Override
    public synchronized Optional<JsonNode> summary(UUID id) {
        return row(id).flatMap(row -> Optional.ofNullable(row.summary));
    }

    @Override
    public synchronized void forgetResult(UUID resultId) {
        for (RunRow row : rows.values())
            if (row.status == RunStatus.COMPLETED && resultId.equals(row.resultId)) row.contentKey = null;
    }

    @Override
    public synchronized List<Run> list(RunFilter filter, @Nullable Cursor before, int limit) {
        Comparator<Cursor> age = Comparator.comparing(Cursor::createdAt).thenComparing(c -> c.id().toString());
        return rows.values().stream()
                .map(RunRow::run)
                .filter(run -> filter.status() == null || filter.status() == run.status())
                .filter(run -> filter.datasetId() == null || filter.datasetId().equals(run.datasetId()))
                .filter(run -> filter.processor() == null || filter.processor().equals(run.processor()))
                .filter(run -> before == null || age.compare(Runs.behind(run), before) < 0)
                .sorted(Comparator.comparing(Runs::behind, age).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<UUID, Run> makers(Collection<UUID> results) {
        Map<UUID, Run> makers = new HashMap<>();
        for (Run run : list(RunFilter.ALL, null, Integer.MAX_VALUE)) {
            UUID result = run.resultId();
            if (result != null && results.contains(result)) makers.putIfAbsent(result, run);
        }
        return makers;
    }

    @Override
    public synchronized Optional<Run> openOver(UUID dataset) {
        return list(RunFilter.ALL, null, Integer.MAX_VALUE).stream()
                .filter(run ->
                        !run.status().ended() && (run.datasetId().equals(dataset) || dataset.equals(run.resultId())))
                .reduce((newer, older) -> older);
    }

    @Override
    public synchronized List<EventMessage> events(String topic, long afterSeq, int limit) {
        if (!EventMessage.listTopic(topic).equals(topic))
            return events.stream()
                    .filter(event -> event.topic().equals(topic) && event.seq() > afterSeq)
                    .limit(limit)
                    .toList();
        List<EventMessage> list = events.stream()
                .filter(event -> EventMessage.listTopic(event.topic()).equals(topic))
                .toList();
        List<EventMessage> numbered = new ArrayList<>();
        for (int i = (int) Math.min(afterSeq, list.size()); i < list.size() && numbered.size() < limit; i++)
            numbered.add(list.get(i).inList(i + 1));
        return numbered;
    }

    private static Stream<RunRow> upToTheFirstAlone(List<RunRow> head, Predicate<RunRow> alone) {
        return head.isEmpty() || alone.test(head.get(0))
                ? head.stream().limit(1)
                : head.stream().takeWhile(alone.negate());
    }

    private static Instant dueAt(RunRow row, Instant leaseUntil, RunPolicy policy) {
        return row.silent ? leaseUntil.plus(policy.waitAfterDeath(row.silentDeaths)) : leaseUntil;
    }

    private static int deaths(RunRow row) {
        return row.silentDeaths + (row.silent ? 1 : 0);
    }

    private static RunEvent reaped(RunRow row, String worker, Instant now, RunProblem last, RunPolicy policy) {
        int deaths = deaths(row);
        if (deaths < policy.mostSilentDeaths()) return row.takeOver(worker, deaths, now, policy);
        row.silentDeaths = deaths;
        row.token++;
        return row.fail(last, now);
    }

    private Optional<RunRow> row(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    private Optional<RunRow> held(Claim claim) {
        return row(claim.run().id()).filter(row -> row.leaseUntil != null && row.token == claim.token());
    }

    private Stream<RunRow> after(Collection<UUID> parents, RunStatus status) {
        return rows.values().stream()
                .filter(row -> row.status == status)
                .filter(row -> row.asked.after() != null && parents.contains(row.asked.after()));
    }

    private Run logged(RunRow row, RunEvent event) {
        events.add(event.toMessage());
        return row.run();
    }

    /** As fine as PostgreSQL's times. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
