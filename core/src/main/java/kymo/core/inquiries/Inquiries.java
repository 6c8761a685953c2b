package kymo.core.inquiries;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks workers and waits for the answer. */
public final class Inquiries {

    private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final JdbcClient sql;
    private final Runnable doorbell;
    private final Duration patience;

    /** @param doorbell rung for every question; may fail, since workers look for themselves now and then */
    public Inquiries(JdbcClient sql, Runnable doorbell) {
        this(sql, doorbell, InquiryQueue.PATIENCE);
    }

    /** @param patience how long a worker that holds a question may be silent, as the {@link InquiryQueue} of the workers has it */
    public Inquiries(JdbcClient sql, Runnable doorbell, Duration patience) {
        this.sql = sql;
        this.doorbell = doorbell;
        this.patience = patience;
    }

    /**
     * Asks, and waits for the answer. Not to be called within a transaction: no worker would see the question.
     *
     * @param kind names the worker's {@code Answerer}
     * @param timeout how long the caller waits
     * @throws ProblemException what the worker refused the question with; {@code INQUIRY_UNCLAIMED} when no worker took it, {@code INQUIRY_LATE} when
     *     one did and did not answer in time, {@code INQUIRY_LOST} when the workers that took it died
     */
    public JsonNode ask(String kind, JsonNode request, Duration timeout) {
        UUID id = UUID.randomUUID();
        sql.sql("""
            INSERT INTO inquiry (id, kind, request, deadline)
            VALUES (:id, :kind, CAST(:request AS json), clock_timestamp() + :timeoutMillis * interval '1 millisecond')\
            """)
                .param("id", id)
                .param("kind", kind)
                .param("request", JSON.writeValueAsString(request))
                .param("timeoutMillis", timeout.toMillis())
                .update();
        try {
            ring();
            return awaited(id, kind, timeout);
        } finally {
            sql.sql("DELETE FROM inquiry WHERE id = :id").param("id", id).update();
        }
    }

    private JsonNode awaited(UUID id, String kind, Duration timeout) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            State state = state(id).orElseThrow(() -> lost(kind, "was swept away when the database was restarted"));
            if (state.problem != null) throw ProblemJson.read(state.problem);
            if (state.answer != null) return state.answer;
            if (state.silent && state.claims >= InquiryQueue.MOST_CLAIMS)
                throw lost(kind, "was taken by %d workers that went away".formatted(state.claims));
            if (state.overdue) throw overdue(kind, state.claims, timeout);
            if (!paused(pause)) throw overdue(kind, state.claims, timeout);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause + pause / 2);
        }
    }

    /** False when the waiting thread is interrupted: then nobody waits any longer. */
    private static boolean paused(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<State> state(UUID id) {
        return sql.sql("""
            SELECT claims, answer, problem, deadline < clock_timestamp() AS overdue,
                claimed_at < clock_timestamp() - :patienceMillis * interval '1 millisecond' AS silent
            FROM inquiry WHERE id = :id\
            """)
                .param("patienceMillis", patience.toMillis())
                .param("id", id)
                .query((row, n) -> new State(
                        row.getInt("claims"),
                        row.getBoolean("overdue"),
                        row.getBoolean("silent"),
                        tree(row.getString("answer")),
                        tree(row.getString("problem"))))
                .optional();
    }

    private record State(
            int claims,
            boolean overdue,
            boolean silent,
            @Nullable JsonNode answer,
            @Nullable JsonNode problem) {}

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }

    private void ring() {
        try {
            doorbell.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "the doorbell could not be rung; workers find the question when they look next ({})", e.toString());
        }
    }

    private static ProblemException overdue(String kind, int claims, Duration timeout) {
        if (claims == 0)
            return new ProblemException(
                    ProblemCode.INQUIRY_UNCLAIMED,
                    "a question must be taken by a worker but '%s' was taken by none within %d s; start a worker, or ask again once one is there"
                            .formatted(kind, timeout.toSeconds()));
        return new ProblemException(
                ProblemCode.INQUIRY_LATE,
                "a question must be answered in time but '%s' was not within %d s; ask again, or for less"
                        .formatted(kind, timeout.toSeconds()));
    }

    private static ProblemException lost(String kind, String how) {
        return new ProblemException(
                ProblemCode.INQUIRY_LOST,
                "a question must be answered but '%s' %s; look at the workers' log, then ask again"
                        .formatted(kind, how));
    }
}
