package kymo.core.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kymo.core.files.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that runs have written to be fetched: table {@code export}. Every call joins the caller's transaction, if there is one. */
public final class Exports {

    private final JdbcClient sql;

    public Exports(JdbcClient sql) {
        this.sql = sql;
    }

    /** Knows the file as what this run has made, to be kept for so long from now on. */
    public void add(
            UUID run, UUID dataset, String name, ExportFormat format, StoredFile file, long rows, Duration keep) {
        sql.sql("""
                        INSERT INTO export (id, dataset_id, name, format, key, bytes, sha256, rows, expires_at)
                        VALUES (:id, :dataset, :name, :format, :key, :bytes, :sha256, :rows,
                            clock_timestamp() + :keepMillis * interval '1 millisecond')""")
                .param("id", run)
                .param("dataset", dataset)
                .param("name", name)
                .param("format", format.wireName())
                .param("key", file.key())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("rows", rows)
                .param("keepMillis", keep.toMillis())
                .update();
    }

    /** The export that this run has made, while it is kept. */
    public Optional<StoredExport> find(UUID run) {
        return sql.sql("SELECT * FROM export WHERE id = :id AND expires_at > clock_timestamp()")
                .param("id", run)
                .query((row, number) -> export(row))
                .optional();
    }

    /** Forgets those whose time has come. The files are the caller's to remove, once this is committed; their keys. */
    public List<String> forgetExpired() {
        return sql.sql("DELETE FROM export WHERE expires_at <= clock_timestamp() RETURNING key")
                .query(String.class)
                .list();
    }

    /** Whether the file of this key is any export's. */
    public boolean isKnown(String key) {
        return sql.sql("SELECT EXISTS (SELECT FROM export WHERE key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private static StoredExport export(ResultSet row) throws SQLException {
        return new StoredExport(
                row.getObject("id", UUID.class),
                row.getObject("dataset_id", UUID.class),
                row.getString("name"),
                ExportFormat.named(row.getString("format")),
                new StoredFile(row.getString("key"), row.getLong("bytes"), row.getString("sha256")),
                row.getLong("rows"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
