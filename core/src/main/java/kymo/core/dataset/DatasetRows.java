package kymo.core.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kymo.core.files.StoredFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL's rows say, as records. */
final class DatasetRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Reject>> REJECTS = new TypeReference<>() {};

    private DatasetRows() {}

    static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("key"),
                row.getLong("bytes"),
                row.getString("sha256"),
                present(row, "created_at"));
    }

    static Dataset dataset(ResultSet row) throws SQLException {
        String schema = row.getString("schema");
        String reading = row.getString("reading");
        String quarantine = row.getString("quarantine");
        return new Dataset(
                row.getObject("id", UUID.class),
                row.getString("name"),
                origin(row),
                row.getString("content_hash"),
                schema == null ? null : JSON.readValue(schema, Schema.class),
                reading == null ? null : JSON.readTree(reading),
                row.getInt("generation"),
                row.getLong("rows"),
                present(row, "created_at"),
                time(row, "published_at"),
                quarantine == null ? null : JSON.readValue(quarantine, Quarantine.class));
    }

    static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getObject("upload_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getString("processor"),
                row.getInt("processor_version"),
                JSON.readTree(row.getString("parameters")));
    }

    static LineageNode node(ResultSet row) throws SQLException {
        return new LineageNode(
                row.getObject("id", UUID.class),
                row.getString("name"),
                origin(row),
                row.getObject("published_at") != null,
                row.getLong("rows"),
                row.getObject("deleted_at") != null);
    }

    static Part part(ResultSet row) throws SQLException {
        String rejects = row.getString("rejects");
        return new Part(
                row.getInt("number"),
                row.getLong("rows"),
                new StoredFile(row.getString("key"), row.getLong("bytes"), row.getString("sha256")),
                rejects == null ? List.of() : JSON.readValue(rejects, REJECTS));
    }

    static Reject reject(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("reject"), Reject.class);
    }

    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
