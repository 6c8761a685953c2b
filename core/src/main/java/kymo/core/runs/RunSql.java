package kymo.core.runs;

import kymo.core.messages.RunEvent;
import kymo.core.problems.ProblemCode;

/**
 * The statements that change runs: one statement a step. Each finds its row by the status that the step needs, changes it, and writes its event
 * with the number that the same change drew, so that a topic has no gaps. Locks are taken in one order everywhere, {@code run_live} before
 * {@code run}, a run before those after it. Times are {@code clock_timestamp()}: a transaction may be older than the lease that it gives.
 */
final class RunSql {

    private static final String FAILED_DATA = "jsonb_build_object('code', problem_code, 'message', problem_message)";

    static final String INSERT = """
            WITH changed AS (
                INSERT INTO run (id, processor, processor_version, dataset_id, result_id, parameters, content_key, holds_key,
                                 status, after_run, waiting, priority, not_before, created_at, changed_at)
                VALUES (:id, :processor, :version, :dataset, CAST(:result AS uuid), CAST(:parameters AS jsonb), CAST(:key AS text), :holdsKey,
                        'QUEUED', CAST(:after AS uuid), :waiting, :priority, CAST(:notBefore AS timestamptz),
                        statement_timestamp(), statement_timestamp())
                ON CONFLICT (content_key) WHERE holds_key AND status IN ('QUEUED', 'RUNNING') DO NOTHING
                RETURNING *)
            """
            + logged(
                    "'" + RunEvent.Queued.TYPE + "'",
                    "jsonb_build_object('processor', processor, 'datasetId', dataset_id, 'after', after_run)")
            + "SELECT * FROM changed";

    /** A claim ends before the first run that must be alone, unless that run is the first of all. */
    static final String CLAIM = """
            WITH head AS (
                SELECT id, priority, created_at, silent_deaths >= :aloneFrom AS alone
                FROM run
                WHERE status = 'QUEUED' AND NOT waiting AND (not_before IS NULL OR not_before <= clock_timestamp())
                ORDER BY priority DESC, created_at, id
                LIMIT :most
                FOR NO KEY UPDATE SKIP LOCKED),
            placed AS (SELECT id, alone, row_number() OVER (ORDER BY priority DESC, created_at, id) AS place FROM head),
            chosen AS (
                SELECT id FROM placed
                WHERE place = 1 OR place < (SELECT coalesce(min(place), :most + 1) FROM placed WHERE alone)),
            changed AS (
                UPDATE run
                SET status = 'RUNNING', token = token + 1, event_seq = event_seq + 1, changed_at = clock_timestamp(),
                    started_at = clock_timestamp()
                FROM chosen WHERE run.id = chosen.id
                RETURNING run.*),
            live AS (
                INSERT INTO run_live (run_id, token, worker, lease_until)
                SELECT id, token, :worker, clock_timestamp() + :leaseMillis * interval '1 millisecond' FROM changed)
            """
            + logged(
                    "'" + RunEvent.Started.TYPE + "'",
                    "jsonb_build_object('attempt', attempt, 'worker', CAST(:worker AS text))")
            + "SELECT * FROM changed ORDER BY priority DESC, created_at, id";

    static final String RENEW = """
            UPDATE run_live SET lease_until = clock_timestamp() + :leaseMillis * interval '1 millisecond'
            FROM run WHERE run_live.worker = :worker AND run.id = run_live.run_id
            RETURNING run_live.run_id, run_live.token, run.stop_requested""";

    static final String FENCE = "SELECT 1 FROM run_live WHERE run_id = :run AND token = :token FOR KEY SHARE";

    static final String COMPLETE = end(
            "status = 'COMPLETED', result_id = coalesce(CAST(:result AS uuid), result_id), summary = CAST(:summary AS jsonb),"
                    + " rows_done = coalesce(CAST(:rows AS bigint), rows_done), rows_total = coalesce(CAST(:rows AS bigint), rows_total)",
            RunEvent.Completed.TYPE,
            "jsonb_build_object('resultId', result_id)");

    static final String STOPPED = end("status = 'STOPPED'", RunEvent.Stopped.TYPE, "'{}'");

    static final String FAIL = end(
            "status = 'FAILED', problem_code = :code, problem_message = :message", RunEvent.Failed.TYPE, FAILED_DATA);

    /** {@code run_live} stands first in the join, so it is locked first. */
    static final String SET_BACK = """
            WITH held AS (
                SELECT run.id, counted.failures, counted.failures >= :mostFailures AS last
                FROM run_live JOIN run ON run.id = run_live.run_id
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN run.rows_done > run.failed_rows THEN 1 ELSE run.failures + 1 END AS failures) counted
                WHERE run_live.run_id = :run AND run_live.token = :token AND run.status = 'RUNNING'
                FOR UPDATE OF run_live, run),
            back AS (
                UPDATE run
                SET failures = held.failures, failed_rows = greatest(rows_done, failed_rows), token = token + 1,
                    event_seq = event_seq + CAST(held.last AS integer),
                    changed_at = CASE WHEN held.last THEN clock_timestamp() ELSE changed_at END,
            """ + failedIf("held.last") + """
                FROM held WHERE run.id = held.id
                RETURNING run.*),
            changed AS (SELECT * FROM back WHERE status = 'FAILED'),
            gone AS (DELETE FROM run_live USING changed WHERE run_live.run_id = changed.id),
            rest AS (
                UPDATE run_live
                SET token = back.token, worker = NULL, silent = false,
                    lease_until = clock_timestamp()
                        + (CAST(:waitsMillis AS bigint[]))[least(back.failures, :waits)] * interval '1 millisecond'
                FROM back WHERE run_live.run_id = back.id AND back.status = 'RUNNING')
            """
            + logged("'" + RunEvent.Failed.TYPE + "'", FAILED_DATA) + "SELECT * FROM back";

    static final String HAND_BACK = """
            WITH held AS (
                UPDATE run_live SET token = token + 1, worker = NULL, silent = false, lease_until = clock_timestamp()
                WHERE run_id = :run AND token = :token
                RETURNING run_id)
            UPDATE run SET token = token + 1 FROM held WHERE run.id = held.run_id""";

    static final String PROGRESS = """
            UPDATE run SET rows_done = :rowsDone, rows_total = CAST(:rowsTotal AS bigint)
            WHERE id = :run AND token = :token AND status = 'RUNNING'""";

    static final String REQUEST_STOP = """
            WITH changed AS (
                UPDATE run
                SET status = CASE WHEN status = 'QUEUED' THEN 'STOPPED' ELSE status END,
                    ended_at = CASE WHEN status = 'QUEUED' THEN clock_timestamp() END,
                    stop_requested = true, holds_key = false, event_seq = event_seq + 1, changed_at = clock_timestamp()
                WHERE id = :run AND (status = 'QUEUED' OR status = 'RUNNING' AND NOT stop_requested)
                RETURNING *)
            """
            + logged(
                    "CASE status WHEN 'STOPPED' THEN '%s' ELSE '%s' END"
                            .formatted(RunEvent.Stopped.TYPE, RunEvent.StopRequested.TYPE),
                    "'{}'")
            + "SELECT * FROM changed";

    static final String RESTART = requeue(":waiting", "id = :run AND status IN ('FAILED', 'STOPPED')");

    static final String REQUEUE_FAILED = requeue(
            "true",
            "after_run = ANY (CAST(:parents AS uuid[])) AND status = 'FAILED' AND problem_code = "
                    + code(ProblemCode.RUN_DEPENDENCY_FAILED));

    static final String RELEASE =
            "UPDATE run SET waiting = false WHERE after_run = :completed AND status = 'QUEUED' AND waiting";

    static final String FAIL_WAITING = """
            WITH changed AS (
                UPDATE run
                SET status = 'FAILED', problem_code = %s, problem_message = :before || after_run || :behind,
                    event_seq = event_seq + 1, changed_at = clock_timestamp(), ended_at = clock_timestamp()
                WHERE after_run = ANY (CAST(:parents AS uuid[])) AND status = 'QUEUED'
                RETURNING *)
            """.formatted(code(ProblemCode.RUN_DEPENDENCY_FAILED))
            + logged("'" + RunEvent.Failed.TYPE + "'", FAILED_DATA)
            + "SELECT * FROM changed";

    /** Rows that a chunk holds for the length of its transaction are passed over; the next reaper finds them. */
    static final String REAP = """
            WITH head AS (
                SELECT run_live.run_id, run_live.lease_until, counted.deaths, counted.deaths >= :mostDeaths AS last,
                       counted.deaths >= :aloneFrom AND counted.deaths < :mostDeaths AS alone
                FROM run_live JOIN run ON run.id = run_live.run_id
                CROSS JOIN LATERAL (SELECT run.silent_deaths + CAST(run_live.silent AS integer) AS deaths) counted
                WHERE run_live.lease_until
                        + CASE WHEN run_live.silent
                               THEN (CAST(:waitsMillis AS bigint[]))[least(run.silent_deaths + 1, :waits)] ELSE 0 END
                          * interval '1 millisecond' <= clock_timestamp()
                ORDER BY run_live.lease_until, run_live.run_id
                LIMIT :most
                FOR UPDATE OF run_live SKIP LOCKED),
            placed AS (SELECT *, row_number() OVER (ORDER BY lease_until, run_id) AS place FROM head),
            chosen AS (
                SELECT * FROM placed
                WHERE place = 1 OR place < (SELECT coalesce(min(place), :most + 1) FROM placed WHERE alone)),
            changed AS (
                UPDATE run
                SET silent_deaths = chosen.deaths, token = token + 1, event_seq = event_seq + 1, changed_at = clock_timestamp(),
            """ + failedIf("chosen.last") + """
                FROM chosen WHERE run.id = chosen.run_id AND run.status = 'RUNNING'
                RETURNING run.*),
            gone AS (DELETE FROM run_live USING changed WHERE run_live.run_id = changed.id AND changed.status = 'FAILED'),
            live AS (
                UPDATE run_live
                SET token = changed.token, worker = :worker, silent = true,
                    lease_until = clock_timestamp() + :leaseMillis * interval '1 millisecond'
                FROM changed WHERE run_live.run_id = changed.id AND changed.status = 'RUNNING')
            """
            + logged(
                    "CASE status WHEN 'FAILED' THEN '%s' ELSE '%s' END"
                            .formatted(RunEvent.Failed.TYPE, RunEvent.TakenOver.TYPE),
                    "CASE status WHEN 'FAILED' THEN %s ELSE %s END"
                            .formatted(
                                    FAILED_DATA,
                                    "jsonb_build_object('attempt', attempt, 'worker', CAST(:worker AS text), 'silentDeaths', silent_deaths)"))
            + "SELECT changed.* FROM changed JOIN chosen ON chosen.run_id = changed.id ORDER BY chosen.place";

    static final String VOID_LEASES =
            "UPDATE run_live SET worker = NULL, lease_until = statement_timestamp() WHERE worker = :worker";

    static final String ANSWER = """
            SELECT * FROM run
            WHERE content_key = :key
              AND (status = 'COMPLETED' OR status IN ('QUEUED', 'RUNNING') AND NOT stop_requested)
            ORDER BY status = 'COMPLETED' DESC, changed_at DESC LIMIT 1""";

    private RunSql() {}

    /** RUNNING to an end that {@code changes} sets. */
    private static String end(String changes, String type, String data) {
        return """
                WITH gone AS (DELETE FROM run_live WHERE run_id = :run AND token = :token RETURNING run_id),
                changed AS (
                    UPDATE run
                    SET %s,
                        event_seq = event_seq + 1, changed_at = clock_timestamp(), ended_at = clock_timestamp()
                    FROM gone WHERE run.id = gone.run_id AND status = 'RUNNING'
                    RETURNING run.*)
                """.formatted(changes) + logged("'" + type + "'", data) + "SELECT * FROM changed";
    }

    /** What changes besides when the condition makes this failure or death the last one that the run may have. */
    private static String failedIf(String last) {
        return """
                        status = CASE WHEN %1$s THEN 'FAILED' ELSE status END,
                        problem_code = CASE WHEN %1$s THEN :code END,
                        problem_message = CASE WHEN %1$s THEN :message END,
                        ended_at = CASE WHEN %1$s THEN clock_timestamp() END
                """.formatted(last);
    }

    /** An ended run into the queue again. Its content key is not its own any more: another run may hold it by now. */
    private static String requeue(String waiting, String where) {
        return """
                WITH changed AS (
                    UPDATE run
                    SET status = 'QUEUED', attempt = attempt + 1, waiting = %s, holds_key = false, stop_requested = false,
                        problem_code = NULL, problem_message = NULL, rows_done = 0, failures = 0, failed_rows = -1,
                        silent_deaths = least(silent_deaths, :aloneFrom), not_before = NULL, started_at = NULL, ended_at = NULL,
                        event_seq = event_seq + 1, changed_at = clock_timestamp()
                    WHERE %s
                    RETURNING *)
                """.formatted(waiting, where)
                + logged("'" + RunEvent.Restarted.TYPE + "'", "jsonb_build_object('attempt', attempt)")
                + "SELECT * FROM changed";
    }

    /** Writes the event of every row of {@code changed}; {@code data} is an object of what it says besides its run and number. */
    private static String logged(String type, String data) {
        return """
                , logged AS (
                    INSERT INTO event (topic, seq, type, at, data)
                    SELECT 'runs/' || id, event_seq, %s, changed_at, jsonb_build_object('runId', id, 'seq', event_seq) || %s
                    FROM changed)
                """.formatted(type, data);
    }

    private static String code(ProblemCode code) {
        return "'" + code.wireName() + "'";
    }
}
