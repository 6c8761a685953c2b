package kymo.core.uploads;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Says whether a file may come in, before it does: its own length, what is stored in all, and the room on the disk.
 *
 * <p>The quota is asked and taken in one act: whoever is let in writes, in the same transaction and while nobody else is asking, the row that counts.
 */
public final class Admission {

    /** Of PostgreSQL's advisory locks, the one that who asks for a part of the quota holds. */
    private static final long QUOTA_LOCK = 0x6b796d6f_71756f74L;

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final FileStore files;
    private final UploadLimits limits;

    public Admission(JdbcClient sql, TransactionOperations transactions, FileStore files, UploadLimits limits) {
        this.sql = sql;
        this.transactions = transactions;
        this.files = files;
        this.limits = limits;
    }

    public UploadLimits limits() {
        return limits;
    }

    /**
     * Refuses a file of this length that may not come in. Nothing is kept for it.
     *
     * @throws ProblemException {@code UPLOAD_TOO_LARGE}, {@code UPLOAD_QUOTA}, {@code UPLOAD_NO_SPACE}
     */
    void refuse(long bytes) {
        refuseTooLarge(bytes);
        if (limits.quotaBytes() > 0) refuseBeyond(quotaLeft(), bytes);
        refuseWithoutRoom(bytes, 1);
    }

    /**
     * Lets a file in, or more of it.
     *
     * @param bytes that it has at least
     * @param wish for how many it would rather count at once, where its length is not known
     * @param held for how many it counts already
     * @param entry writes the row by which it counts for so many bytes from now on
     * @throws ProblemException {@code UPLOAD_TOO_LARGE}, {@code UPLOAD_QUOTA}
     */
    <T> T admit(long bytes, long wish, long held, LongFunction<T> entry) {
        refuseTooLarge(bytes);
        long wanted = Math.max(held, Math.min(wish, limits.maxBytes()));
        // without a quota nobody waits for anybody
        if (limits.quotaBytes() == 0) return entry.apply(wanted);
        return Objects.requireNonNull(transactions.execute(status -> {
            sql.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", QUOTA_LOCK)
                    .query((row, number) -> true)
                    .single();
            long most = quotaLeft() + held;
            refuseBeyond(most, bytes);
            return entry.apply(Math.max(held, Math.min(most, wanted)));
        }));
    }

    /** @throws ProblemException {@code UPLOAD_NO_SPACE} unless so many more bytes, so many times over, leave enough room on the disk */
    void refuseWithoutRoom(long bytes, int copies) {
        long more = bytes > Long.MAX_VALUE / copies ? Long.MAX_VALUE : bytes * copies;
        OptionalLong usable = files.usableBytes();
        if (usable.isPresent() && usable.getAsLong() - limits.freeBytes() < more)
            throw new ProblemException(
                    ProblemCode.UPLOAD_NO_SPACE,
                    "the store's disk must keep %,d bytes free but has %,d left, too few for %,d more; make room, then go on"
                            .formatted(limits.freeBytes(), usable.getAsLong(), more));
    }

    private void refuseTooLarge(long bytes) {
        if (bytes > limits.maxBytes())
            throw new ProblemException(
                    ProblemCode.UPLOAD_TOO_LARGE,
                    "a file may have at most %,d bytes but has %,d; split it or raise kymo.uploads.max-bytes"
                            .formatted(limits.maxBytes(), bytes));
    }

    private void refuseBeyond(long left, long bytes) {
        if (bytes > left)
            throw new ProblemException(
                    ProblemCode.UPLOAD_QUOTA,
                    "all uploads together may have at most %,d bytes, %,d are left, but the file has %,d; raise kymo.uploads.quota-bytes"
                            .formatted(limits.quotaBytes(), Math.max(0, left), bytes));
    }

    private long quotaLeft() {
        return limits.quotaBytes() - sql.sql("""
            SELECT (SELECT coalesce(sum(bytes), 0) FROM upload)
                + (SELECT coalesce(sum(bytes), 0) FROM incoming WHERE upload_id IS NULL AND ended_at IS NULL)
                + (SELECT coalesce(sum(bytes), 0) FROM arrival)\
            """).query(Long.class).single();
    }
}
