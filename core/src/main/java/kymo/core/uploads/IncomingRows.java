package kymo.core.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tables {@code incoming} and {@code incoming_piece}. Every change is fenced by the writer's number; all times are the database's. */
final class IncomingRows {

    /** Those that can still be written. */
    private static final String OPEN = "upload_id IS NULL AND ended_at IS NULL";

    private static final String EXPIRED = OPEN + " AND received < bytes AND expires_at <= clock_timestamp()";
    private static final String SOON = "clock_timestamp() + make_interval(secs => :keep)";

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final double keepSeconds;

    IncomingRows(JdbcClient sql, TransactionOperations transactions, Duration keepFor) {
        this.sql = sql;
        this.transactions = transactions;
        this.keepSeconds = keepFor.toMillis() / 1_000.0;
    }

    /** @param uploadId the stored upload that it is already; null: its bytes are to come */
    Incoming insert(UUID id, String name, Announcement told, @Nullable UUID uploadId) {
        return sql.sql("INSERT INTO incoming (id, name, metadata, sha256, bytes, received, upload_id, expires_at)"
                        + " VALUES (:id, :name, :metadata, :sha256, :bytes, :received, :upload, " + SOON
                        + ") RETURNING "
                        + columns())
                .param("id", id)
                .param("name", name)
                .param("metadata", told.metadata(), Types.VARCHAR)
                .param("sha256", told.sha256(), Types.VARCHAR)
                .param("bytes", told.bytes())
                .param("received", uploadId == null ? 0 : told.bytes())
                .param("upload", uploadId, Types.OTHER)
                .param("keep", keepSeconds)
                .query((row, number) -> incoming(row))
                .single();
    }

    Optional<Incoming> find(UUID id) {
        return sql.sql("SELECT " + columns() + " FROM incoming WHERE id = :id")
                .param("id", id)
                .query((row, number) -> incoming(row))
                .optional();
    }

    /** Becomes the writer; empty when it cannot be written any more. */
    Optional<Incoming> take(UUID id) {
        return sql.sql("UPDATE incoming SET writer = writer + 1, touched_at = clock_timestamp() WHERE id = :id AND "
                        + OPEN + " AND NOT (" + EXPIRED + ") RETURNING " + columns())
                .param("id", id)
                .query((row, number) -> incoming(row))
                .optional();
    }

    /** Counts pieces that follow what has been received; empty, and nothing done, when another has taken over. */
    Optional<Incoming> add(Incoming upload, List<Piece> pieces) {
        return inTransaction(() -> {
            long to = pieces.get(pieces.size() - 1).toByte();
            Optional<Incoming> moved = sql.sql(
                            "UPDATE incoming SET received = :to, touched_at = clock_timestamp(), expires_at = "
                                    + SOON + " WHERE id = :id AND writer = :writer AND received = :from AND " + OPEN
                                    + " RETURNING " + columns())
                    .param("to", to)
                    .param("keep", keepSeconds)
                    .param("id", upload.id())
                    .param("writer", upload.writer())
                    .param("from", upload.received())
                    .query((row, number) -> incoming(row))
                    .optional();
            if (moved.isPresent()) pieces.forEach(piece -> add(upload.id(), piece));
            return moved;
        });
    }

    List<Piece> pieces(UUID id) {
        return sql.sql("SELECT from_byte, bytes, key FROM incoming_piece WHERE incoming_id = :id ORDER BY from_byte")
                .param("id", id)
                .query((row, number) -> new Piece(row.getLong("from_byte"), row.getLong("bytes"), row.getString("key")))
                .list();
    }

    /** Tells where the pieces are being joined; false, and nothing done, when another has taken over. */
    boolean joining(Incoming upload, String key) {
        return sql.sql("UPDATE incoming SET joined_key = :key WHERE id = :id AND writer = :writer AND " + OPEN)
                        .param("key", key)
                        .param("id", upload.id())
                        .param("writer", upload.writer())
                        .update()
                > 0;
    }

    /**
     * It has become this upload; its pieces count no more. False, and nothing done, when another has taken over.
     *
     * @param leftKey a joined file that is not needed after all
     */
    boolean finish(Incoming upload, UUID uploadId, @Nullable String leftKey) {
        int finished = sql.sql("UPDATE incoming SET upload_id = :upload, joined_key = :left, expires_at = " + SOON
                        + " WHERE id = :id AND writer = :writer AND received = bytes AND " + OPEN)
                .param("upload", uploadId)
                .param("left", leftKey, Types.VARCHAR)
                .param("keep", keepSeconds)
                .param("id", upload.id())
                .param("writer", upload.writer())
                .update();
        if (finished > 0) forgetPieces(List.of(upload.id()));
        return finished > 0;
    }

    /** Gives it up; whoever writes it finds out at the next piece. Returns it as it was; empty when there is none, or none any more. */
    Optional<Incoming> end(UUID id) {
        return inTransaction(() -> {
            Optional<Incoming> was = sql.sql(
                            "SELECT " + columns() + " FROM incoming WHERE id = :id AND ended_at IS NULL FOR UPDATE")
                    .param("id", id)
                    .query((row, number) -> incoming(row))
                    .optional();
            if (was.isPresent()) end(List.of(id));
            return was;
        });
    }

    /** Gives up what nobody has gone on with in time. */
    List<UUID> endExpired() {
        return inTransaction(() -> {
            List<UUID> expired = sql.sql("SELECT id FROM incoming WHERE " + EXPIRED + " FOR UPDATE SKIP LOCKED")
                    .query(UUID.class)
                    .list();
            if (!expired.isEmpty()) end(expired);
            return expired;
        });
    }

    /** Whole ones that nobody has touched for a while: their gateway died before it had joined them. */
    List<UUID> whole(Duration untouched) {
        return sql.sql("SELECT id FROM incoming WHERE received = bytes AND " + OPEN
                        + " AND touched_at < clock_timestamp() - make_interval(secs => :untouched)")
                .param("untouched", untouched.toMillis() / 1_000.0)
                .query(UUID.class)
                .list();
    }

    /** Those that are over and still name a joined file. */
    List<Incoming> withLeftFile() {
        return sql.sql(
                        "SELECT " + columns()
                                + " FROM incoming WHERE joined_key IS NOT NULL AND (upload_id IS NOT NULL OR ended_at IS NOT NULL)")
                .query((row, number) -> incoming(row))
                .list();
    }

    void forgetLeftFile(Incoming upload) {
        sql.sql("UPDATE incoming SET joined_key = NULL WHERE id = :id AND joined_key = :key")
                .param("id", upload.id())
                .param("key", upload.joinedKey(), Types.VARCHAR)
                .update();
    }

    /** Of these, the ones whose pieces may count. */
    Set<UUID> open(Collection<UUID> ids) {
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(sql.sql("SELECT id FROM incoming WHERE id IN (:ids) AND " + OPEN)
                .param("ids", ids)
                .query(UUID.class)
                .list());
    }

    /** Forgets those that have been over for as long as an unfinished one is kept. */
    void forgetOld() {
        sql.sql("DELETE FROM incoming WHERE (upload_id IS NOT NULL OR ended_at IS NOT NULL) AND joined_key IS NULL"
                        + " AND expires_at <= clock_timestamp()")
                .update();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private void end(List<UUID> ids) {
        sql.sql("UPDATE incoming SET ended_at = clock_timestamp(), upload_id = NULL, writer = writer + 1, expires_at = "
                        + SOON + " WHERE id IN (:ids)")
                .param("keep", keepSeconds)
                .param("ids", ids)
                .update();
        forgetPieces(ids);
    }

    private void forgetPieces(List<UUID> ids) {
        sql.sql("DELETE FROM incoming_piece WHERE incoming_id IN (:ids)")
                .param("ids", ids)
                .update();
    }

    private void add(UUID id, Piece piece) {
        sql.sql("INSERT INTO incoming_piece (incoming_id, from_byte, bytes, key) VALUES (:id, :from, :bytes, :key)")
                .param("id", id)
                .param("from", piece.fromByte())
                .param("bytes", piece.bytes())
                .param("key", piece.key())
                .update();
    }

    private static String columns() {
        return "id, name, metadata, sha256, bytes, received, writer, expires_at, joined_key, upload_id, ended_at IS NOT NULL OR ("
                + EXPIRED + ") AS gone";
    }

    private static Incoming incoming(ResultSet row) throws SQLException {
        return new Incoming(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("metadata"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getLong("received"),
                row.getLong("writer"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getString("joined_key"),
                row.getObject("upload_id", UUID.class),
                row.getBoolean("gone"));
    }
}
