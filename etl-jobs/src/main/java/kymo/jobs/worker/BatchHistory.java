package kymo.jobs.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.util.UUID;
import kymo.jobs.batch.JobParts;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

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
                SELECT nextval('batch_job_execution_seq'), 3, job_instance_id, :jobCreated::timestamp, :jobStarted::timestamp, :jobEnded::timestamp, :jobStatus,
                    :jobExitCode, :jobExitMessage, :jobUpdated::timestamp
                FROM (SELECT * FROM known UNION ALL SELECT * FROM made) instance
                RETURNING job_execution_id),
            parameter AS (
                INSERT INTO batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value, identifying)
                SELECT job_execution_id, :parameter, 'java.lang.String', :run, 'Y' FROM execution),
            context AS (
                INSERT INTO batch_job_execution_context (job_execution_id, short_context)
                SELECT job_execution_id, :jobContext FROM execution),
            step AS (
                SELECT nextval('batch_step_execution_seq') AS id, s.*
                FROM jsonb_to_recordset(:steps::jsonb) AS s(name text, created timestamp, started timestamp, ended timestamp,
                    status text, commits bigint, reads bigint, filters bigint, writes bigint, read_skips bigint, write_skips bigint,
                    process_skips bigint, rollbacks bigint, exit_code text, exit_message text, updated timestamp, context text)),
            told AS (
                INSERT INTO batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time,
                    end_time, status, commit_count, read_count, filter_count, write_count, read_skip_count, write_skip_count,
                    process_skip_count, rollback_count, exit_code, exit_message, last_updated)
                SELECT id, 3 + commits, name, job_execution_id, created, started, ended, status, commits, reads, filters, writes,
                    read_skips, write_skips, process_skips, rollbacks, exit_code, exit_message, updated
                FROM execution, step
                RETURNING step_execution_id)
            INSERT INTO batch_step_execution_context (step_execution_id, short_context)
            SELECT step_execution_id, context FROM told JOIN step ON id = step_execution_id""";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int EXIT_MESSAGE_CHARS = 2_500;

    private final JdbcClient sql;
    private final ContextText contexts;

    BatchHistory(JdbcClient sql, ContextText contexts) {
        this.sql = sql;
        this.contexts = contexts;
    }

    /** Writes the execution's rows, in the transaction at hand. */
    void write(JobExecution job, UUID run) {
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
                .param(
                        "steps",
                        JSON.writeValueAsString(
                                job.getStepExecutions().stream().map(this::line).toList()))
                .update();
    }

    private Line line(StepExecution step) {
        return new Line(
                step.getStepName(),
                at(step.getCreateTime()),
                at(step.getStartTime()),
                at(step.getEndTime()),
                step.getStatus().name(),
                step.getCommitCount(),
                step.getReadCount(),
                step.getFilterCount(),
                step.getWriteCount(),
                step.getReadSkipCount(),
                step.getWriteSkipCount(),
                step.getProcessSkipCount(),
                step.getRollbackCount(),
                step.getExitStatus().getExitCode(),
                message(step.getExitStatus().getExitDescription()),
                at(step.getLastUpdated()),
                contexts.of(step.getExecutionContext()));
    }

    /** A step as the one statement takes all of them; times are texts. */
    private record Line(
            String name,
            @Nullable String created,
            @Nullable String started,
            @Nullable String ended,
            String status,
            long commits,
            long reads,
            long filters,
            long writes,
            @JsonProperty("read_skips") long readSkips,
            @JsonProperty("write_skips") long writeSkips,
            @JsonProperty("process_skips") long processSkips,
            long rollbacks,
            @JsonProperty("exit_code") String exitCode,
            @JsonProperty("exit_message") String exitMessage,
            @Nullable String updated,
            String context) {}

    private static String message(String text) {
        return text.length() <= EXIT_MESSAGE_CHARS ? text : text.substring(0, EXIT_MESSAGE_CHARS);
    }

    private static @Nullable String at(@Nullable LocalDateTime time) {
        return time == null ? null : time.toString();
    }
}
