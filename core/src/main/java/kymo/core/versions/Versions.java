package kymo.core.versions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kymo.core.paging.Cursor;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept of one kind. What extends it knows how a text lies in its columns. */
public abstract class Versions<T extends KeptText> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final Kind kind;

    protected Versions(JdbcClient sql, TransactionOperations transactions, Kind kind) {
        this.sql = sql;
        this.transactions = transactions;
        this.kind = kind;
    }

    /** What is written into each of the kind's columns, in their order; null for nothing. */
    protected abstract List<@Nullable Object> columns(T text);

    /**
     * The text of a version.
     *
     * @param columns as {@link #columns} wrote them
     */
    protected abstract T text(String name, @Nullable String description, List<@Nullable JsonNode> columns);

    /**
     * Refuses what cannot be kept.
     *
     * @throws ProblemException at the member that is wrong
     */
    protected void check(T text) {
        text.check();
    }

    /** Called in the transaction of each change, a deletion included. */
    protected void changing() {}

    /**
     * The latest versions, what was written first as the last.
     *
     * @param cursor a page's {@code nextCursor}; null: from the newest
     * @throws ProblemException {@code CURSOR_INVALID}
     */
    public Page<Version<T>> page(@Nullable String cursor, int limit) {
        Cursor before = cursor == null ? null : Cursor.of(cursor);
        String behind = before == null ? "" : " AND (kept.created_at, kept.id) < (:time, :id)";
        JdbcClient.StatementSpec query = sql.sql(versions() + " WHERE wanted.version = kept.version" + behind
                        + " ORDER BY kept.created_at DESC, kept.id DESC LIMIT :limit")
                .param("limit", limit + 1);
        if (before != null)
            query = query.param("time", OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC))
                    .param("id", before.id());
        return Page.of(
                query.query((row, n) -> version(row)).list(),
                limit,
                last -> new Cursor(last.createdAt(), last.id()).toString());
    }

    /** All in their latest version. */
    protected List<Version<T>> latest() {
        return sql.sql(versions() + " WHERE wanted.version = kept.version")
                .query((row, n) -> version(row))
                .list();
    }

    /**
     * One version.
     *
     * @param version null: the latest
     * @throws ProblemException the kind's {@code unknown}
     */
    public Version<T> get(UUID id, @Nullable Integer version) {
        Optional<Version<T>> found = sql.sql(
                        versions() + " WHERE kept.id = :id AND wanted.version = coalesce(:version, kept.version)")
                .param("id", id)
                .param("version", version, Types.INTEGER)
                .query((row, n) -> version(row))
                .optional();
        return found.orElseThrow(() -> unknown(id, version));
    }

    /**
     * Keeps a new one.
     *
     * @throws ProblemException as {@link KeptText#check}; the kind's {@code nameTaken} at {@code /name}
     */
    public Version<T> create(T text) {
        check(text);
        UUID id = UUID.randomUUID();
        return inTransaction(text, () -> {
            sql.sql("INSERT INTO %s (id, name, version) VALUES (:id, :name, 1)".formatted(kind.table()))
                    .param("id", id)
                    .param("name", text.name())
                    .update();
            return add(id, 1, text);
        });
    }

    /**
     * Keeps another version; the earlier ones stay.
     *
     * @param seen the version that was changed: nobody overwrites what he has not seen
     * @throws ProblemException the kind's {@code unknown}, its {@code changed} at {@code /version}, and as {@link #create}
     */
    public Version<T> change(UUID id, int seen, T text) {
        check(text);
        return inTransaction(text, () -> {
            int changed = sql.sql(
                            "UPDATE %s SET name = :name, version = version + 1, changed_at = clock_timestamp() WHERE id = :id AND version = :seen"
                                    .formatted(kind.table()))
                    .param("name", text.name())
                    .param("id", id)
                    .param("seen", seen)
                    .update();
            if (changed == 0)
                throw new ProblemException(
                                kind.changed(),
                                "version must be the latest, %d, but was %d; look at what was changed, then change that"
                                        .formatted(get(id, null).latest(), seen))
                        .in("version");
            return add(id, seen + 1, text);
        });
    }

    /**
     * Forgets all versions of one; what was made by it stays.
     *
     * @throws ProblemException the kind's {@code unknown}
     */
    public void delete(UUID id) {
        transactions.executeWithoutResult(status -> {
            int deleted = sql.sql("DELETE FROM %s WHERE id = :id".formatted(kind.table()))
                    .param("id", id)
                    .update();
            if (deleted == 0) throw unknown(id, null);
            changing();
        });
    }

    private Version<T> add(UUID id, int version, T text) {
        changing();
        List<@Nullable Object> columns = columns(text);
        JdbcClient.StatementSpec insert = sql.sql(
                        "INSERT INTO %s_version (%s, version, name, description, %s) VALUES (:id, :version, :name, :description, %s)"
                                .formatted(
                                        kind.table(),
                                        kind.owner(),
                                        String.join(", ", kind.columns()),
                                        kind.columns().stream()
                                                .map("CAST(:%s AS json)"::formatted)
                                                .collect(Collectors.joining(", "))))
                .param("id", id)
                .param("version", version)
                .param("name", text.name())
                .param("description", text.description());
        for (int i = 0; i < columns.size(); i++) {
            Object column = columns.get(i);
            insert = insert.param(kind.columns().get(i), column == null ? null : JSON.writeValueAsString(column));
        }
        insert.update();
        return get(id, version);
    }

    private Version<T> inTransaction(T text, Supplier<Version<T>> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                            kind.nameTaken(),
                            "%ss must have different names but there is one called '%s'; choose another name"
                                    .formatted(kind.noun(), text.name()),
                            e)
                    .in("name");
        }
    }

    private String versions() {
        return """
            SELECT kept.id, kept.version AS latest, kept.created_at, wanted.version, wanted.name, wanted.description,
                wanted.created_at AS changed_at, wanted.%s
            FROM %s kept JOIN %s_version wanted ON wanted.%s = kept.id\
            """.formatted(String.join(", wanted.", kind.columns()), kind.table(), kind.table(), kind.owner());
    }

    private Version<T> version(ResultSet row) throws SQLException {
        List<@Nullable JsonNode> columns = new ArrayList<>();
        for (String column : kind.columns()) {
            String json = row.getString(column);
            columns.add(json == null ? null : JSON.readTree(json));
        }
        return new Version<>(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getInt("latest"),
                text(row.getString("name"), row.getString("description"), columns),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private ProblemException unknown(UUID id, @Nullable Integer version) {
        return new ProblemException(
                kind.unknown(),
                "there is no %s %s%s; list the %ss and choose one of them"
                        .formatted(kind.noun(), id, version == null ? "" : " in version " + version, kind.noun()));
    }
}
