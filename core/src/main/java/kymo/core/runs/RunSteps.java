package kymo.core.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of runs, over all attempts: view {@code run_step}. A small run's step is there once the run has ended. */
public final class RunSteps {

    private final JdbcClient sql;

    public RunSteps(JdbcClient sql) {
        this.sql = sql;
    }

    /** The run's steps in the order in which they were begun. */
    public List<RunStep> of(UUID run) {
        return sql.sql("SELECT * FROM run_step WHERE run_id = :run ORDER BY step_execution_id")
                .param("run", run)
                .query((row, n) -> step(row))
                .list();
    }

    private static RunStep step(ResultSet row) throws SQLException {
        return new RunStep(
                row.getLong("step_execution_id"),
                row.getLong("job_execution_id"),
                row.getString("step_name"),
                row.getString("status"),
                time(row, "start_time"),
                time(row, "end_time"),
                row.getLong("read_count"),
                row.getLong("write_count"),
                row.getLong("filter_count"),
                row.getLong("skip_count"),
                row.getLong("commit_count"),
                row.getLong("rollback_count"),
                row.getString("exit_code"),
                Objects.requireNonNullElse(row.getString("exit_message"), ""));
    }

    private static @Nullable LocalDateTime time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toLocalDateTime();
    }
}
