package kymo.jobs.worker;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.UUID;
import kymo.jobs.batch.JobParts;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what Spring Batch's JDBC repository would have written over the life of a small job's only step, as one statement at its end.
 *
 * <p>A test holds the rows equal to that repository's.
 */
final class BatchHistory {

    private static final String INSERT = """
            WITH known AS (
                SELECT job_instance_id FROM batch_job_instance WHERE job_name = :job AND job_key = :key),
            made AS (
                INSERT INTO batch_job_instance (job_instance_id, version, job_name, job_key)
                SELECT nextval('batch_job_instance_seq'), 0, :job, :key WHERE NOT EXISTS (SELECT FROM known)
                RETURNING job_instance_id),
            execution AS (
                INSERT INTO batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time, status,
                    exit_code, exit_message, last_updated)
                SELECT nextval('batch_job_execution_seq'), 3, job_instance_id, :jobCreated, :jobStarted, :jobEnded, :jobStatus,
                    :jobExitCode, :jobExitMessage, :jobUpdated
                FROM (SELECT * FROM known UNION ALL SELECT * FROM made) instance
                RETURNING job_execution_id),
            parameter AS (
                INSERT INTO batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value, identifying)
                SELECT job_execution_id, :parameter, 'java.lang.String', :run, 'Y' FROM execution),
            context AS (
                INSERT INTO batch_job_execution_context (job_execution_id, short_context)
                SELECT job_execution_id, :jobContext FROM execution),
            step AS (
                INSERT INTO batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time,
                    end_time, status, commit_count, read_count, filter_count, write_count, read_skip_count, write_skip_count,
                    process_skip_count, rollback_count, exit_code, exit_message, last_updated)
                SELECT nextval('batch_step_execution_seq'), 3 + :commits, :step, job_execution_id, :stepCreated, :stepStarted, :stepEnded,
                    :stepStatus, :commits, :reads, :filters, :writes, :readSkips, :writeSkips, :processSkips, :rollbacks,
                    :stepExitCode, :stepExitMessage, :stepUpdated
                FROM execution
                RETURNING step_execution_id)
            INSERT INTO batch_step_execution_context (step_execution_id, short_context)
            SELECT step_execution_id, :stepContext FROM step""";

    private static final int EXIT_MESSAGE_CHARS = 2_500;

    private final JdbcClient sql;
    private final ContextText contexts;

    BatchHistory(JdbcClient sql, ContextText contexts) {
        this.sql = sql;
        this.contexts = contexts;
    }

    /** Writes the execution's rows, in the transaction at hand. */
    void write(JobExecution job, UUID run) {
        StepExecution step = job.getStepExecutions().iterator().next();
        sql.sql(INSERT)
                .param("job", job.getJobInstance().getJobName())
                .param("key", new DefaultJobKeyGenerator().generateKey(job.getJobParameters()))
                .param("jobCreated", at(job.getCreateTime()))
                .param("jobStarted", at(job.getStartTime()))
                .param("jobEnded", at(job.getEndTime()))
                .param("jobStatus", job.getStatus().name())
                .param("jobExitCode", job.getExitStatus().getExitCode())
                .param("jobExitMessage", message(job.getExitStatus().getExitDescription()))
                .param("jobUpdated", at(job.getLastUpdated()))
                .param("jobContext", contexts.of(job.getExecutionContext()))
                .param("parameter", JobParts.RUN)
                .param("run", run.toString())
                .param("step", step.getStepName())
                .param("stepCreated", at(step.getCreateTime()))
                .param("stepStarted", at(step.getStartTime()))
                .param("stepEnded", at(step.getEndTime()))
                .param("stepStatus", step.getStatus().name())
                .param("commits", step.getCommitCount())
                .param("reads", step.getReadCount())
                .param("filters", step.getFilterCount())
                .param("writes", step.getWriteCount())
                .param("readSkips", step.getReadSkipCount())
                .param("writeSkips", step.getWriteSkipCount())
                .param("processSkips", step.getProcessSkipCount())
                .param("rollbacks", step.getRollbackCount())
                .param("stepExitCode", step.getExitStatus().getExitCode())
                .param("stepExitMessage", message(step.getExitStatus().getExitDescription()))
                .param("stepUpdated", at(step.getLastUpdated()))
                .param("stepContext", contexts.of(step.getExecutionContext()))
                .update();
    }

    private static String message(String text) {
        return text.length() <= EXIT_MESSAGE_CHARS ? text : text.substring(0, EXIT_MESSAGE_CHARS);
    }

    private static @Nullable Timestamp at(@Nullable LocalDateTime time) {
        return time == null ? null : Timestamp.valueOf(time);
    }
}
