package kymo.core.runs;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mends what a dead worker leaves behind in Spring Batch's tables, so that Batch accepts a restart: executions that look as if they were
 * running, executions whose status is UNKNOWN (which Batch's own recovery refuses), and a job instance without any execution.
 *
 * <p>Batch checks no liveness, so only the holder of a run's claim may call {@link #beforeLaunch}: under an execution that is alive it would pull
 * the rug away. A raised version makes every later write of the dead worker fail.
 */
public final class BatchRepairs {

    /** What Batch takes for running, or for beyond repair, in an execution or a step; the alias of the table is {@code e}. */
    private static final String OPEN =
            "(e.end_time IS NULL OR e.status IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN'))";

    private static final String CLOSED = """
            version = e.version + 1, end_time = coalesce(e.end_time, LOCALTIMESTAMP), last_updated = LOCALTIMESTAMP""";

    private static final String FAIL_OPEN = """
            WITH executions AS (
                SELECT job_execution_id FROM batch_job_execution_params
                WHERE parameter_name = 'run' AND identifying = 'Y' AND parameter_value = :run),
            steps AS (
                UPDATE batch_step_execution e
                SET status = 'FAILED', exit_code = 'FAILED', exit_message = :why, %2$s
                FROM executions WHERE e.job_execution_id = executions.job_execution_id AND %1$s)
            UPDATE batch_job_execution e
            SET status = 'FAILED', exit_code = 'FAILED', exit_message = :why, %2$s
            FROM executions WHERE e.job_execution_id = executions.job_execution_id AND %1$s""".formatted(OPEN, CLOSED);

    /**
     * Batch creates a step's execution without a context, and writes down the one that it takes over from the execution before with the first chunk:
     * a step that died before the end of its first chunk has lost its place. Without it the execution before is the last one again.
     */
    private static final String DELETE_PLACELESS = """
            WITH placeless AS (
                SELECT e.step_execution_id
                FROM batch_step_execution e
                JOIN batch_job_execution_params parameter USING (job_execution_id)
                WHERE parameter.parameter_name = 'run' AND parameter.identifying = 'Y' AND parameter.parameter_value = :run
                  AND (e.status = 'STARTING' OR %s AND e.commit_count = 0 AND e.rollback_count = 0)),
            contexts AS (
                DELETE FROM batch_step_execution_context c USING placeless
                WHERE c.step_execution_id = placeless.step_execution_id)
            DELETE FROM batch_step_execution e USING placeless WHERE e.step_execution_id = placeless.step_execution_id""".formatted(OPEN);

    /** The key is Batch's: the hash of the identifying parameters, here of the run alone. */
    private static final String DELETE_EMPTY = """
            DELETE FROM batch_job_instance i
            WHERE job_name = :job
              AND job_key = md5('JobParameter{name=''run'', value=' || :run || ', type=class java.lang.String, identifying=true}')
              AND NOT EXISTS (SELECT 1 FROM batch_job_execution e WHERE e.job_instance_id = i.job_instance_id)""";

    private static final String TIDY = """
            WITH ended AS (
                SELECT parameter.job_execution_id, run.status
                FROM batch_job_execution e
                JOIN batch_job_execution_params parameter USING (job_execution_id)
                JOIN run ON run.id::text = parameter.parameter_value
                WHERE %1$s AND parameter.parameter_name = 'run' AND parameter.identifying = 'Y'
                  AND run.status IN ('COMPLETED', 'FAILED', 'STOPPED')
                  AND run.ended_at < clock_timestamp() - :millis * interval '1 millisecond'),
            steps AS (
                UPDATE batch_step_execution e
                SET status = ended.status, exit_code = ended.status, %2$s
                FROM ended WHERE e.job_execution_id = ended.job_execution_id AND %1$s)
            UPDATE batch_job_execution e
            SET status = ended.status, exit_code = ended.status, %2$s
            FROM ended WHERE e.job_execution_id = ended.job_execution_id AND %1$s""".formatted(OPEN, CLOSED);

    private final JdbcClient jdbc;

    public BatchRepairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes a job launchable that an earlier holder of the run may have left in any state: its open executions and steps become FAILED, and
     * steps that never came to the end of a chunk and an instance that never came to an execution go. To be called under the claim, before every launch of a resumed run.
     *
     * @param jobName the job whose only identifying parameter, {@code run}, is the run's id as text
     * @return how many executions it closed
     */
    public int beforeLaunch(UUID run, String jobName) {
        jdbc.sql(DELETE_PLACELESS).param("run", run.toString()).update();
        int closed = jdbc.sql(FAIL_OPEN)
                .param("run", run.toString())
                .param("why", "the worker was lost; closed so that the job can be restarted")
                .update();
        jdbc.sql(DELETE_EMPTY)
                .param("run", run.toString())
                .param("job", jobName)
                .update();
        return closed;
    }

    /**
     * Gives executions that are still open their run's status, where the run ended at least {@code ago}: its worker died between the run's
     * end and Batch's own.
     *
     * @return how many executions it closed
     */
    public int tidyEnded(Duration ago) {
        return jdbc.sql(TIDY).param("millis", ago.toMillis()).update();
    }
}
