package kymo.core.dataset;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.core.paging.Cursor;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Datasets as people look for them: lists of them, what could not be read of their sources, where they come from. Reads PostgreSQL alone. */
public final class DatasetIndex {

    private static final String LISTED = """
        SELECT dataset.*, coalesce(sums.part_bytes, 0) AS part_bytes, coalesce(sums.rejects, 0) AS rejects
        FROM dataset LEFT JOIN LATERAL (
            SELECT sum(part.bytes) AS part_bytes, sum(part.reject_count) AS rejects FROM part WHERE dataset_id = dataset.id) sums ON true
        WHERE deleted_at IS NULL\
        """;

    /** The place behind a reject: its part and its place in that part's list. */
    private static final Pattern REJECT_CURSOR = Pattern.compile("(\\d{1,9})_(\\d{1,9})");

    private static final int MOST_NODES = 1_000;

    private final JdbcClient sql;

    public DatasetIndex(JdbcClient sql) {
        this.sql = sql;
    }

    /** The dataset of this id, draft or not; refused with {@code DATASET_UNKNOWN} when there is none. */
    public DatasetListing listing(UUID id) {
        return sql.sql(LISTED + " AND id = :id")
                .param("id", id)
                .query((row, n) ->
                        new DatasetListing(DatasetRows.dataset(row), row.getLong("part_bytes"), row.getLong("rejects")))
                .optional()
                .orElseThrow(() -> Unknown.dataset(id));
    }

    /**
     * Lists datasets, drafts too, the newest first.
     *
     * @param cursor a page's {@code nextCursor}; null: from the newest
     * @throws ProblemException {@code CURSOR_INVALID}
     */
    public Page<DatasetListing> page(DatasetFilter filter, @Nullable String cursor, int limit) {
        Cursor before = cursor == null ? null : Cursor.of(cursor);
        DatasetKind kind = filter.kind();
        StringBuilder statement = new StringBuilder(LISTED);
        if (filter.namePart() != null) statement.append(" AND name ILIKE :name");
        if (kind != null)
            statement.append(kind == DatasetKind.RAW ? " AND upload_id IS NOT NULL" : " AND upload_id IS NULL");
        if (before != null) statement.append(" AND (created_at, id) < (:time, :id)");
        JdbcClient.StatementSpec spec = sql.sql(statement
                        .append(" ORDER BY created_at DESC, id DESC LIMIT :limit")
                        .toString())
                .param("limit", limit + 1);
        if (filter.namePart() != null) spec = spec.param("name", "%" + literal(filter.namePart()) + "%");
        if (before != null)
            spec = spec.param("time", OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC))
                    .param("id", before.id());
        List<DatasetListing> found = spec.query((row, n) ->
                        new DatasetListing(DatasetRows.dataset(row), row.getLong("part_bytes"), row.getLong("rejects")))
                .list();
        return Page.of(
                found,
                limit,
                last -> new Cursor(last.dataset().createdAt(), last.dataset().id()).toString());
    }

    /** The names of these datasets, by id; of deleted ones too. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (ids.isEmpty()) return names;
        sql.sql("SELECT id, name FROM dataset WHERE id IN (:ids)")
                .param("ids", Set.copyOf(ids))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /**
     * What could not be read of the dataset's source, in the order of its lines.
     *
     * @param cursor a page's {@code nextCursor}; null: from the first
     * @throws ProblemException {@code CURSOR_INVALID}
     */
    public Page<Reject> rejects(UUID id, @Nullable String cursor, int limit) {
        Matcher place = REJECT_CURSOR.matcher(cursor == null ? "0_0" : cursor);
        if (!place.matches())
            throw new ProblemException(
                            ProblemCode.CURSOR_INVALID,
                            "cursor must be a nextCursor of this list but was '%s'; leave it out to start at the beginning"
                                    .formatted(cursor))
                    .in("cursor");
        record Placed(Reject reject, String cursor) {}
        List<Placed> found = sql.sql("""
            SELECT part.number, listed.place, listed.reject
            FROM part, jsonb_array_elements(part.rejects) WITH ORDINALITY AS listed(reject, place)
            WHERE dataset_id = :id AND part.number >= :part AND (part.number, listed.place) > (:part, :place)
            ORDER BY part.number, listed.place LIMIT :limit\
            """)
                .param("id", id)
                .param("part", Integer.parseInt(place.group(1)))
                .param("place", Integer.parseInt(place.group(2)))
                .param("limit", limit + 1)
                .query((row, n) ->
                        new Placed(DatasetRows.reject(row), row.getInt("number") + "_" + row.getInt("place")))
                .list();
        return Page.of(found, limit, Placed::cursor).map(Placed::reject);
    }

    /** How many rejects there are of each code in each column, the most frequent first. */
    public List<RejectCount> rejectCounts(UUID id) {
        return sql.sql("""
            SELECT coalesce(reject ->> 'code', :none) AS code, reject ->> 'column' AS in_column, count(*) AS rejects
            FROM part, jsonb_array_elements(part.rejects) AS listed(reject)
            WHERE dataset_id = :id
            GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT :most\
            """)
                .param("none", Reject.UNREADABLE)
                .param("id", id)
                .param("most", MOST_NODES)
                .query((row, n) ->
                        new RejectCount(row.getString("code"), row.getString("in_column"), row.getLong("rejects")))
                .list();
    }

    /**
     * The chain from the dataset's first ancestor to it, then what was made of it, level by level; {@value #MOST_NODES} at most. Corrected lines
     * come from the dataset that had rejected them.
     *
     * @throws ProblemException {@code DATASET_UNKNOWN}
     */
    public List<LineageNode> lineage(UUID id) {
        List<LineageNode> nodes = sql.sql("""
            WITH RECURSIVE up AS (
                SELECT dataset.*, 0 AS level FROM dataset WHERE id = :id AND deleted_at IS NULL
                UNION ALL
                SELECT parent.*, up.level - 1 FROM dataset parent JOIN up ON parent.id = coalesce(up.parent_id, up.corrects_id)),
            down AS (
                SELECT up.* FROM up WHERE level = 0
                UNION ALL
                SELECT child.*, down.level + 1 FROM dataset child JOIN down ON down.id IN (child.parent_id, child.corrects_id))
            SELECT * FROM (SELECT * FROM up UNION ALL SELECT * FROM down WHERE level > 0) chain
            WHERE level <= 0 OR deleted_at IS NULL OR EXISTS (SELECT FROM dataset child WHERE chain.id IN (child.parent_id, child.corrects_id))
            ORDER BY level, created_at, id LIMIT :most\
            """)
                .param("id", id)
                .param("most", MOST_NODES)
                .query((row, n) -> DatasetRows.node(row))
                .list();
        if (nodes.isEmpty()) throw Unknown.dataset(id);
        return nodes;
    }

    /** The text with the signs taken literally that mean something to LIKE. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
