package kymo.core.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kymo.core.messages.EventMessage;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL's rows say, as records. */
final class RunRows {

    private static final JsonMapper JSON = new JsonMapper();

    /** A newer worker may know codes that this program does not; its runs are to be listed all the same. */
    private static final Map<String, ProblemCode> CODES = Arrays.stream(ProblemCode.values())
            .collect(Collectors.toUnmodifiableMap(ProblemCode::wireName, code -> code));

    private RunRows() {}

    static Run run(ResultSet row) throws SQLException {
        String key = row.getString("content_key");
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("processor"),
                row.getInt("processor_version"),
                row.getObject("dataset_id", UUID.class),
                row.getObject("result_id", UUID.class),
                json(row.getString("parameters")),
                key == null ? null : new ContentKey(key),
                RunStatus.valueOf(row.getString("status")),
                row.getInt("attempt"),
                row.getObject("after_run", UUID.class),
                row.getBoolean("waiting"),
                row.getInt("dependants"),
                row.getInt("priority"),
                problem(row.getString("problem_code"), row.getString("problem_message")),
                row.getLong("rows_done"),
                row.getObject("rows_total", Long.class),
                row.getBoolean("stop_requested"),
                row.getInt("failures"),
                row.getInt("silent_deaths"),
                time(row, "not_before"),
                row.getLong("token"),
                row.getLong("event_seq"),
                present(row, "created_at"),
                present(row, "changed_at"),
                time(row, "started_at"),
                time(row, "ended_at"));
    }

    static Lease lease(ResultSet row) throws SQLException {
        return new Lease(row.getObject("run_id", UUID.class), row.getLong("token"), row.getBoolean("stop_requested"));
    }

    static EventMessage event(ResultSet row) throws SQLException {
        return new EventMessage(
                row.getString("topic"),
                row.getLong("seq"),
                row.getString("type"),
                present(row, "at"),
                json(row.getString("data")));
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static @Nullable RunProblem problem(@Nullable String code, @Nullable String message) {
        if (code == null || message == null) return null;
        return new RunProblem(CODES.getOrDefault(code, ProblemCode.INTERNAL), message);
    }

    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
