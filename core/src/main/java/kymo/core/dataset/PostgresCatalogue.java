package kymo.core.dataset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kymo.core.files.StoredFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue in PostgreSQL: tables {@code upload}, {@code dataset}, {@code part}, {@code spill} and {@code profile}. */
public final class PostgresCatalogue implements Catalogue {

    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.shared();

    public PostgresCatalogue(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Upload addUpload(UUID id, String name, StoredFile file) {
        sql.sql("""
                        INSERT INTO upload (id, name, key, bytes, sha256) VALUES (:id, :name, :key, :bytes, :sha256)
                        ON CONFLICT (sha256) DO NOTHING""")
                .param("id", id)
                .param("name", name)
                .param("key", file.key())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .update();
        return uploadOf(file.sha256()).orElseThrow();
    }

    @Override
    public Optional<Upload> uploadOf(String sha256) {
        return sql.sql("SELECT * FROM upload WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, number) -> DatasetRows.upload(row))
                .optional();
    }

    @Override
    public Upload upload(UUID id) {
        return sql.sql("SELECT * FROM upload WHERE id = :id")
                .param("id", id)
                .query((row, number) -> DatasetRows.upload(row))
                .optional()
                .orElseThrow(() -> Unknown.upload(id));
    }

    @Override
    public Dataset draft(UUID id, String name, Origin origin, String contentHash, @Nullable Schema schema) {
        return insert("""
                        INSERT INTO dataset (id, name, upload_id, parent_id, run_id, processor, processor_version, parameters,
                            content_hash, schema)
                        VALUES (:id, :name, :upload, :parent, :run, :processor, :version, :parameters::jsonb, :hash, :schema::jsonb)
                        ON CONFLICT (content_hash) WHERE upload_id IS NOT NULL AND deleted_at IS NULL DO NOTHING
                        RETURNING *""", id, name, origin, contentHash, schema)
                .query((row, number) -> DatasetRows.dataset(row))
                .optional()
                .orElseGet(() -> sql.sql(
                                "SELECT * FROM dataset WHERE content_hash = :hash AND upload_id IS NOT NULL AND deleted_at IS NULL")
                        .param("hash", contentHash)
                        .query((row, number) -> DatasetRows.dataset(row))
                        .single());
    }

    @Override
    public Optional<Dataset> find(UUID id) {
        return sql.sql("SELECT * FROM dataset WHERE id = :id AND deleted_at IS NULL")
                .param("id", id)
                .query((row, number) -> DatasetRows.dataset(row))
                .optional();
    }

    @Override
    public Dataset dataset(UUID id) {
        return find(id).orElseThrow(() -> Unknown.dataset(id));
    }

    @Override
    public Dataset hold(UUID id) {
        return sql.sql("SELECT * FROM dataset WHERE id = :id AND deleted_at IS NULL FOR SHARE")
                .param("id", id)
                .query((row, number) -> DatasetRows.dataset(row))
                .optional()
                .orElseThrow(() -> Unknown.dataset(id));
    }

    @Override
    public List<String> delete(UUID id) {
        int deleted = sql.sql("UPDATE dataset SET deleted_at = clock_timestamp() WHERE id = :id AND deleted_at IS NULL")
                .param("id", id)
                .update();
        if (deleted == 0) throw Unknown.dataset(id);
        List<String> keys = new ArrayList<>(sql.sql("DELETE FROM part WHERE dataset_id = :id RETURNING key")
                .param("id", id)
                .query(String.class)
                .list());
        keys.addAll(forgetSpills(id));
        sql.sql("DELETE FROM profile WHERE dataset_id = :id").param("id", id).update();
        return keys;
    }

    @Override
    public Dataset commit(UUID id, Schema schema, @Nullable JsonNode reading) {
        forgetSpills(id);
        sql.sql("DELETE FROM part WHERE dataset_id = :id AND (SELECT published_at IS NULL FROM dataset WHERE id = :id)")
                .param("id", id)
                .update();
        return changeDraft(
                id, sql.sql("""
                                UPDATE dataset SET schema = :schema::jsonb, reading = :reading::jsonb, generation = generation + 1
                                WHERE id = :id AND published_at IS NULL AND deleted_at IS NULL RETURNING *""").param("id", id).param("schema", text(schema)).param("reading", text(reading)));
    }

    @Override
    public void addPart(UUID dataset, Part part) {
        int added = sql.sql("""
                        INSERT INTO part (dataset_id, number, rows, key, bytes, sha256, rejects, reject_count)
                        SELECT id, :number, :rows, :key, :bytes, :sha256, :rejects::jsonb, :rejectCount
                        FROM dataset WHERE id = :id AND published_at IS NULL AND deleted_at IS NULL""")
                .param("id", dataset)
                .param("number", part.number())
                .param("rows", part.rows())
                .param("key", part.file().key())
                .param("bytes", part.file().bytes())
                .param("sha256", part.file().sha256())
                .param("rejects", rejects(part))
                .param("rejectCount", part.rejects().size())
                .update();
        requireDraft(dataset, added);
    }

    @Override
    public void addSpill(UUID dataset, String table, Part part) {
        int added = sql.sql("""
                        INSERT INTO spill (dataset_id, name, number, rows, key, bytes, sha256)
                        SELECT id, :name, :number, :rows, :key, :bytes, :sha256
                        FROM dataset WHERE id = :id AND published_at IS NULL AND deleted_at IS NULL""")
                .param("id", dataset)
                .param("name", table)
                .param("number", part.number())
                .param("rows", part.rows())
                .param("key", part.file().key())
                .param("bytes", part.file().bytes())
                .param("sha256", part.file().sha256())
                .update();
        requireDraft(dataset, added);
    }

    @Override
    public List<Part> spills(UUID dataset, String table) {
        return sql.sql("SELECT *, NULL AS rejects FROM spill WHERE dataset_id = :id AND name = :name ORDER BY number")
                .param("id", dataset)
                .param("name", table)
                .query((row, number) -> DatasetRows.part(row))
                .list();
    }

    @Override
    public List<String> forgetSpills(UUID dataset) {
        return sql.sql("DELETE FROM spill WHERE dataset_id = :id RETURNING key")
                .param("id", dataset)
                .query(String.class)
                .list();
    }

    @Override
    public List<LineageNode> ancestry(UUID id) {
        List<LineageNode> nodes = sql.sql("""
                        WITH RECURSIVE up AS (
                            SELECT dataset.*, 0 AS level FROM dataset WHERE id = :id AND deleted_at IS NULL
                            UNION ALL
                            SELECT parent.*, up.level - 1 FROM dataset parent JOIN up ON parent.id = up.parent_id)
                        SELECT * FROM up ORDER BY level""")
                .param("id", id)
                .query((row, number) -> DatasetRows.node(row))
                .list();
        if (nodes.isEmpty()) throw Unknown.dataset(id);
        return nodes;
    }

    @Override
    public void addProfile(UUID dataset, JsonNode profile) {
        sql.sql("""
                        INSERT INTO profile (dataset_id, profile)
                        SELECT id, :profile::json FROM dataset WHERE id = :id AND published_at IS NOT NULL AND deleted_at IS NULL
                        ON CONFLICT (dataset_id) DO NOTHING""")
                .param("id", dataset)
                .param("profile", json.writeValueAsString(profile))
                .update();
    }

    @Override
    public Optional<JsonNode> profile(UUID dataset) {
        return sql.sql("SELECT profile FROM profile WHERE dataset_id = :id")
                .param("id", dataset)
                .query(String.class)
                .optional()
                .map(json::readTree);
    }

    @Override
    public void quarantine(UUID dataset, @Nullable Quarantine quarantine) {
        sql.sql("UPDATE dataset SET quarantine = :quarantine::jsonb WHERE id = :id AND deleted_at IS NULL")
                .param("id", dataset)
                .param("quarantine", text(quarantine))
                .update();
    }

    private void requireDraft(UUID dataset, int added) {
        if (added > 0) return;
        dataset(dataset);
        throw Unknown.noDraft(dataset);
    }

    @Override
    public List<Part> parts(UUID dataset) {
        List<Part> parts = sql.sql("SELECT * FROM part WHERE dataset_id = :id ORDER BY number")
                .param("id", dataset)
                .query((row, number) -> DatasetRows.part(row))
                .list();
        if (parts.isEmpty()) dataset(dataset);
        return parts;
    }

    @Override
    public Dataset publish(UUID id) {
        long rows = Manifest.wholeRows(dataset(id), parts(id));
        return changeDraft(id, sql.sql("""
                                UPDATE dataset SET rows = :rows, published_at = clock_timestamp()
                                WHERE id = :id AND published_at IS NULL AND deleted_at IS NULL RETURNING *""").param("id", id).param("rows", rows));
    }

    @Override
    public Dataset publishWhole(
            UUID id,
            String name,
            Origin origin,
            String contentHash,
            Schema schema,
            @Nullable JsonNode reading,
            List<Part> parts) {
        Dataset draft = new Dataset(id, name, origin, contentHash, schema, reading, 1, 0, Instant.EPOCH, null, null);
        long rows = Manifest.wholeRows(draft, parts);
        return insert("""
                        WITH made AS (
                            INSERT INTO dataset (id, name, upload_id, parent_id, run_id, processor, processor_version, parameters,
                                content_hash, schema, reading, generation, rows, published_at)
                            VALUES (:id, :name, :upload, :parent, :run, :processor, :version, :parameters::jsonb, :hash,
                                :schema::jsonb, :reading::jsonb, 1, :rows, clock_timestamp())
                            ON CONFLICT (id) DO UPDATE SET schema = excluded.schema, reading = excluded.reading,
                                generation = dataset.generation + 1, rows = excluded.rows, published_at = excluded.published_at
                            WHERE dataset.published_at IS NULL AND dataset.deleted_at IS NULL
                            RETURNING *),
                        listed AS (
                            INSERT INTO part (dataset_id, number, rows, key, bytes, sha256, rejects, reject_count)
                            SELECT made.id, p.number, p.rows, p.key, p.bytes, p.sha256, p.rejects,
                                coalesce(jsonb_array_length(p.rejects), 0)
                            FROM made, jsonb_to_recordset(:parts::jsonb)
                                AS p(number integer, rows bigint, key text, bytes bigint, sha256 text, rejects jsonb))
                        SELECT * FROM made""", id, name, origin, contentHash, schema)
                .param("reading", text(reading))
                .param("rows", rows)
                .param(
                        "parts",
                        json.writeValueAsString(parts.stream().map(Line::of).toList()))
                .query((row, number) -> DatasetRows.dataset(row))
                .optional()
                .orElseThrow(() -> Unknown.noDraft(id));
    }

    /** A part as the one statement takes many of them. */
    private record Line(
            int number,
            long rows,
            String key,
            long bytes,
            String sha256,
            @Nullable List<Reject> rejects) {
        static Line of(Part part) {
            return new Line(
                    part.number(),
                    part.rows(),
                    part.file().key(),
                    part.file().bytes(),
                    part.file().sha256(),
                    part.rejects().isEmpty() ? null : part.rejects());
        }
    }

    private JdbcClient.StatementSpec insert(
            String statement, UUID id, String name, Origin origin, String contentHash, @Nullable Schema schema) {
        return sql.sql(statement)
                .param("id", id)
                .param("name", name)
                .param("upload", origin.uploadId())
                .param("parent", origin.parentId())
                .param("run", origin.runId())
                .param("processor", origin.processor())
                .param("version", origin.processorVersion())
                .param("parameters", json.writeValueAsString(origin.parameters()))
                .param("hash", contentHash)
                .param("schema", text(schema));
    }

    private Dataset changeDraft(UUID id, JdbcClient.StatementSpec update) {
        Optional<Dataset> changed =
                update.query((row, number) -> DatasetRows.dataset(row)).optional();
        if (changed.isPresent()) return changed.get();
        dataset(id);
        throw Unknown.noDraft(id);
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private @Nullable String rejects(Part part) {
        return part.rejects().isEmpty() ? null : json.writeValueAsString(part.rejects());
    }
}
