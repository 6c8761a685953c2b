package kymo.gateway.runs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import kymo.core.runs.Submitted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests that may be sent again without being done again: table {@code idempotency}. A key is kept for a week. */
@Component
class IdempotencyKeys {

    private static final int LONGEST_KEY = 255;

    private final JdbcClient sql;
    private final Runs runs;
    private final TransactionTemplate transactions;

    IdempotencyKeys(JdbcClient sql, Runs runs, PlatformTransactionManager tx) {
        this.sql = sql;
        this.runs = runs;
        this.transactions = new TransactionTemplate(tx);
    }

    /**
     * Does the work unless the key has been used before; empty when it has, with the same request. Of requests at the same time one does it and
     * the others wait for its end.
     *
     * @throws ProblemException {@code HEADER_INVALID}; {@code IDEMPOTENCY_KEY_REUSED} when the key came with another request
     */
    Optional<Submitted> once(String key, byte[] request, Supplier<Submitted> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY)
            throw new ProblemException(
                            ProblemCode.HEADER_INVALID,
                            "the header Idempotency-Key must have 1 to %d characters but had %d; send a UUID"
                                    .formatted(LONGEST_KEY, key.strip().length()))
                    .in("Idempotency-Key");
        String sha256 = sha256(request);
        return Objects.requireNonNull(transactions.execute(status -> {
            forgetOld();
            if (!isNew(key, sha256)) {
                refuseOther(key, sha256);
                return Optional.<Submitted>empty();
            }
            Submitted submitted = work.get();
            sql.sql("UPDATE idempotency SET run_id = :run WHERE key = :key")
                    .param("run", submitted.run().id())
                    .param("key", key)
                    .update();
            return Optional.of(submitted);
        }));
    }

    /** The run that answered the key's request. */
    Run answer(String key) {
        return runs.get(sql.sql("SELECT run_id FROM idempotency WHERE key = :key")
                .param("key", key)
                .query(UUID.class)
                .single());
    }

    /** Waits while another transaction has the key. */
    private boolean isNew(String key, String sha256) {
        return sql.sql("INSERT INTO idempotency (key, request_sha256) VALUES (:key, :sha256) ON CONFLICT DO NOTHING")
                        .param("key", key)
                        .param("sha256", sha256)
                        .update()
                > 0;
    }

    private void refuseOther(String key, String sha256) {
        String before = sql.sql("SELECT request_sha256 FROM idempotency WHERE key = :key")
                .param("key", key)
                .query(String.class)
                .single();
        if (!before.equals(sha256))
            throw new ProblemException(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "the header Idempotency-Key must be new for a new request but '%s' came with another body before; use a new key"
                                    .formatted(key))
                    .in("Idempotency-Key");
    }

    private void forgetOld() {
        sql.sql("""
                        DELETE FROM idempotency WHERE key IN (
                            SELECT key FROM idempotency WHERE created_at < clock_timestamp() - interval '7 days'
                            LIMIT 100 FOR UPDATE SKIP LOCKED)""").update();
    }

    private static String sha256(byte[] request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
