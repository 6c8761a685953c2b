package kymo.core.uploads;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files that come whole, each in one request. Where a file is being written stands in the database before its first byte is, so that what a death
 * leaves behind is found, and counts against the quota from then on.
 */
public final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /** Far longer than a sender may be silent, or a file may take from its last byte to its upload. */
    private static final Duration UNTOUCHED = Duration.ofMinutes(10);

    /** How much comes between two looks at the disk, and how much more a file of unknown length counts for at once. */
    static final long STEP_BYTES = 8 << 20;

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final FileStore files;
    private final Admission admission;

    /** @param transactions must join the caller's transaction */
    public Arrivals(JdbcClient sql, TransactionOperations transactions, FileStore files, Admission admission) {
        this.sql = sql;
        this.transactions = transactions;
        this.files = files;
        this.admission = admission;
    }

    /**
     * Refuses by its own word what may not come in, before any of it does.
     *
     * @throws ProblemException as {@link Admission#refuse}
     */
    public void refuse(long leastBytes) {
        admission.refuse(leastBytes);
    }

    /**
     * Stores a file while it comes. When this throws, nothing of it stays.
     *
     * @param leastBytes that it is known to have
     * @param mostBytes that it is known to have at most; 0 where nothing is known
     * @throws ProblemException as {@link Admission#refuse}, as soon as there are too many bytes
     */
    public StoredFile store(long leastBytes, long mostBytes, FileStore.Content content) {
        admission.refuseWithoutRoom(leastBytes, 1);
        String key = "uploads/" + UUID.randomUUID();
        long held = admission.admit(leastBytes, mostBytes, 0, counted -> begin(key, counted));
        try {
            return files.write(
                    key,
                    out -> content.writeTo(new MeteredOutput(out, held, (bytes, counted) -> {
                        admission.refuseWithoutRoom(STEP_BYTES, 1);
                        return admission.admit(bytes, bytes + STEP_BYTES, counted, now -> goOn(key, now));
                    })));
        } catch (RuntimeException e) {
            remove(key);
            throw e;
        }
    }

    /**
     * Hands a stored file over to {@code upload}, which makes an upload of it, in one transaction. What is refused is removed; after any other failure
     * the commit may have happened all the same, and then the bytes are needed.
     *
     * @throws ProblemException {@code UPLOAD_BROKEN_OFF} when it was taken for left behind; and what {@code upload} throws
     */
    public <T> T land(StoredFile file, Supplier<T> upload) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                int landed = sql.sql("DELETE FROM arrival WHERE key = :key AND NOT given_up")
                        .param("key", file.key())
                        .update();
                if (landed == 0) throw takenForLeft();
                return upload.get();
            }));
        } catch (ProblemException e) {
            remove(file.key());
            throw e;
        }
    }

    /** Removes a stored file that is not to become an upload. */
    public void discard(StoredFile file) {
        remove(file.key());
    }

    /** Removes what deaths have left behind. */
    public void sweep() {
        List<String> left = sql.sql("UPDATE arrival SET given_up = true"
                        + " WHERE touched_at < clock_timestamp() - make_interval(secs => :untouched) RETURNING key")
                .param("untouched", UNTOUCHED.toSeconds())
                .query(String.class)
                .list();
        left.forEach(this::remove);
        if (!left.isEmpty()) LOG.info("{} files that were cut off on their way in are removed", left.size());
    }

    private void remove(String key) {
        try {
            files.discard(key);
            sql.sql("DELETE FROM arrival WHERE key = :key").param("key", key).update();
        } catch (RuntimeException e) {
            LOG.warn("'{}' is not needed and stays in the store until a sweep removes it ({})", key, e.toString());
        }
    }

    private long begin(String key, long bytes) {
        sql.sql("INSERT INTO arrival (key, bytes) VALUES (:key, :bytes)")
                .param("key", key)
                .param("bytes", bytes)
                .update();
        return bytes;
    }

    private long goOn(String key, long bytes) {
        int touched = sql.sql(
                        "UPDATE arrival SET bytes = :bytes, touched_at = clock_timestamp() WHERE key = :key AND NOT"
                                + " given_up")
                .param("bytes", bytes)
                .param("key", key)
                .update();
        if (touched == 0) throw takenForLeft();
        return bytes;
    }

    private static ProblemException takenForLeft() {
        return new ProblemException(
                ProblemCode.UPLOAD_BROKEN_OFF,
                "a file must come without a pause of %d minutes but came so slowly that it was given up; upload it again"
                        .formatted(UNTOUCHED.toMinutes()));
    }
}
