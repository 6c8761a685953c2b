package kymo.core.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kymo.core.messages.EventMessage;
import kymo.core.paging.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** Runs as rows, in the transaction of the calling thread or, without one, each statement in its own. The statements are {@link RunSql}'s. */
final class PostgresRunStore implements RunStore {

    private final JdbcClient jdbc;
    private final EventLog log;

    PostgresRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.log = new EventLog(jdbc);
    }

    @Override
    public Optional<Run> insert(NewRun run, boolean waiting, boolean holdsKey) {
        ContentKey key = run.contentKey();
        Instant notBefore = run.notBefore();
        return one(jdbc.sql(RunSql.INSERT)
                .param("id", run.id())
                .param("processor", run.processor())
                .param("version", run.processorVersion())
                .param("dataset", run.datasetId())
                .param("result", run.resultId())
                .param("parameters", run.parameters().toString())
                .param("key", key == null ? null : key.sha256())
                .param("holdsKey", holdsKey)
                .param("after", run.after())
                .param("waiting", waiting)
                .param("priority", run.priority())
                .param("notBefore", notBefore == null ? null : OffsetDateTime.ofInstant(notBefore, ZoneOffset.UTC)));
    }

    @Override
    public Optional<Run> answer(ContentKey key) {
        return one(jdbc.sql(RunSql.ANSWER).param("key", key.sha256()));
    }

    @Override
    public Optional<Run> find(UUID id) {
        return one(jdbc.sql("SELECT * FROM run WHERE id = :run").param("run", id));
    }

    @Override
    public Optional<RunStatus> lock(UUID id, int more) {
        StatementSpec sql = more == 0
                ? jdbc.sql("SELECT status FROM run WHERE id = :run FOR SHARE")
                : jdbc.sql("UPDATE run SET dependants = dependants + :more WHERE id = :run RETURNING status")
                        .param("more", more);
        return sql.param("run", id).query(String.class).optional().map(RunStatus::valueOf);
    }

    @Override
    public List<Claim> claim(String worker, int most, RunPolicy policy) {
        return jdbc
                .sql(RunSql.CLAIM)
                .param("worker", worker)
                .param("most", most)
                .param("aloneFrom", policy.aloneFrom())
                .param("leaseMillis", policy.lease().toMillis())
                .query((row, n) -> RunRows.run(row))
                .list()
                .stream()
                .map(run -> Claim.of(run, worker, policy))
                .toList();
    }

    @Override
    public List<Lease> renew(String worker, RunPolicy policy) {
        return jdbc.sql(RunSql.RENEW)
                .param("worker", worker)
                .param("leaseMillis", policy.lease().toMillis())
                .query((row, n) -> RunRows.lease(row))
                .list();
    }

    @Override
    public boolean fence(Claim claim) {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException(
                    "a fence stands until its transaction ends, so it needs one; begin one first");
        return !claimed(RunSql.FENCE, claim).query().listOfRows().isEmpty();
    }

    @Override
    public Optional<Run> complete(
            Claim claim, @Nullable UUID resultId, @Nullable Long rows, @Nullable JsonNode summary) {
        return one(claimed(RunSql.COMPLETE, claim)
                .param("result", resultId)
                .param("rows", rows)
                .param("summary", summary == null ? null : summary.toString()));
    }

    @Override
    public Optional<Run> fail(Claim claim, RunProblem problem) {
        return one(blamed(claimed(RunSql.FAIL, claim), problem));
    }

    @Override
    public Optional<Run> stopped(Claim claim) {
        return one(claimed(RunSql.STOPPED, claim));
    }

    @Override
    public Optional<Run> setBack(Claim claim, RunProblem last, RunPolicy policy) {
        return one(blamed(claimed(RunSql.SET_BACK, claim), last)
                .param("mostFailures", policy.mostFailures())
                .param("waits", policy.mostFailures())
                .param("waitsMillis", millis(policy.mostFailures(), n -> policy.waitAfterFailure(n + 1))));
    }

    @Override
    public boolean handBack(Claim claim) {
        return claimed(RunSql.HAND_BACK, claim).update() > 0;
    }

    @Override
    public boolean progress(Claim claim, long rowsDone, @Nullable Long rowsTotal) {
        return claimed(RunSql.PROGRESS, claim)
                        .param("rowsDone", rowsDone)
                        .param("rowsTotal", rowsTotal)
                        .update()
                > 0;
    }

    @Override
    public Optional<Run> requestStop(UUID id) {
        return one(jdbc.sql(RunSql.REQUEST_STOP).param("run", id));
    }

    @Override
    public Optional<Run> restart(UUID id, boolean waiting, RunPolicy policy) {
        return one(jdbc.sql(RunSql.RESTART)
                .param("run", id)
                .param("waiting", waiting)
                .param("aloneFrom", policy.aloneFrom()));
    }

    @Override
    public List<Claim> reap(String worker, int most, RunProblem last, RunPolicy policy) {
        return blamed(jdbc.sql(RunSql.REAP), last)
                .param("worker", worker)
                .param("most", most)
                .param("aloneFrom", policy.aloneFrom())
                .param("mostDeaths", policy.mostSilentDeaths())
                .param("leaseMillis", policy.lease().toMillis())
                .param("waits", policy.mostSilentDeaths())
                .param("waitsMillis", millis(policy.mostSilentDeaths(), policy::waitAfterDeath))
                .query((row, n) -> RunRows.run(row))
                .list()
                .stream()
                .map(run -> Claim.of(run, worker, policy))
                .toList();
    }

    @Override
    public int voidLeases(String worker) {
        return jdbc.sql(RunSql.VOID_LEASES).param("worker", worker).update();
    }

    @Override
    public void release(UUID completed) {
        jdbc.sql(RunSql.RELEASE).param("completed", completed).update();
    }

    @Override
    public List<Run> failWaiting(Collection<UUID> parents) {
        return jdbc.sql(RunSql.FAIL_WAITING)
                .param("parents", array(parents))
                .param("before", RunProblems.DEPENDENCY_BEFORE_ID)
                .param("behind", RunProblems.DEPENDENCY_AFTER_ID)
                .query((row, n) -> RunRows.run(row))
                .list();
    }

    @Override
    public List<Run> requeueFailed(Collection<UUID> parents, RunPolicy policy) {
        return jdbc.sql(RunSql.REQUEUE_FAILED)
                .param("parents", array(parents))
                .param("aloneFrom", policy.aloneFrom())
                .query((row, n) -> RunRows.run(row))
                .list();
    }

    @Override
    public Optional<JsonNode> summary(UUID id) {
        return jdbc.sql("SELECT summary FROM run WHERE id = :run AND summary IS NOT NULL")
                .param("run", id)
                .query((row, n) -> RunRows.json(row.getString("summary")))
                .optional();
    }

    @Override
    public void forgetResult(UUID resultId) {
        jdbc.sql("UPDATE run SET content_key = NULL WHERE result_id = :result AND status = 'COMPLETED'")
                .param("result", resultId)
                .update();
    }

    /** The status stands in the text of the statement, where the planner sees that the partial index will do. */
    @Override
    public List<Run> list(RunFilter filter, @Nullable Cursor before, int limit) {
        StringBuilder sql = new StringBuilder("SELECT * FROM run WHERE true");
        if (filter.status() != null)
            sql.append(" AND status = '").append(filter.status()).append('\'');
        if (filter.datasetId() != null) sql.append(" AND dataset_id = :dataset");
        if (filter.processor() != null) sql.append(" AND processor = :processor");
        if (before != null) sql.append(" AND (created_at, id) < (CAST(:time AS timestamptz), :id)");
        StatementSpec statement = jdbc.sql(sql.append(" ORDER BY created_at DESC, id DESC LIMIT :limit")
                        .toString())
                .param("limit", limit);
        if (filter.datasetId() != null) statement = statement.param("dataset", filter.datasetId());
        if (filter.processor() != null) statement = statement.param("processor", filter.processor());
        if (before != null)
            statement = statement
                    .param("time", OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC))
                    .param("id", before.id());
        return statement.query((row, n) -> RunRows.run(row)).list();
    }

    @Override
    public Map<UUID, Run> makers(Collection<UUID> results) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (result_id) * FROM run WHERE result_id = ANY (CAST(:results AS uuid[]))
                        ORDER BY result_id, created_at DESC, id DESC""").param("results", array(results)).query((row, n) -> RunRows.run(row)).list().stream()
                .collect(Collectors.toMap(run -> Objects.requireNonNull(run.resultId()), run -> run));
    }

    @Override
    public Optional<Run> openOver(UUID dataset) {
        return one(jdbc.sql("""
                        SELECT * FROM run
                        WHERE status IN ('QUEUED', 'RUNNING') AND (dataset_id = :dataset OR result_id = :dataset)
                        ORDER BY created_at LIMIT 1""").param("dataset", dataset));
    }

    @Override
    public List<EventMessage> events(String topic, long afterSeq, int limit) {
        return log.after(topic, afterSeq, limit);
    }

    private StatementSpec claimed(String sql, Claim claim) {
        return jdbc.sql(sql).param("run", claim.run().id()).param("token", claim.token());
    }

    private static StatementSpec blamed(StatementSpec sql, RunProblem problem) {
        return sql.param("code", problem.code().wireName()).param("message", problem.message());
    }

    private static Optional<Run> one(StatementSpec sql) {
        return sql.query((row, n) -> RunRows.run(row)).optional();
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** The first {@code count} waits as an array of PostgreSQL, so that how long a wait is stays the policy's to say. */
    private static String millis(int count, IntFunction<Duration> wait) {
        return IntStream.range(0, count)
                .mapToObj(n -> Long.toString(wait.apply(n).toMillis()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
