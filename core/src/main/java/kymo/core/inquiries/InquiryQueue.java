package kymo.core.inquiries;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open questions, for workers. A claim must be {@link #hold held} while it is answered: a worker that was not heard of for
 * {@code patience} is taken for dead, and another claims the question once more.
 */
public final class InquiryQueue {

    /** How often a question is claimed at most: one that a second worker dies over is not given to a third. */
    static final int MOST_CLAIMS = 2;

    /** How long a worker may be silent. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;
    private final Duration patience;

    public InquiryQueue(JdbcClient sql) {
        this(sql, PATIENCE);
    }

    public InquiryQueue(JdbcClient sql, Duration patience) {
        this.sql = sql;
        this.patience = patience;
    }

    /** The question that has waited longest of those kinds and is in nobody's hands; empty when there is none. */
    public Optional<Inquiry> claim(Collection<String> kinds) {
        return sql.sql("""
            UPDATE inquiry SET claims = claims + 1, claimed_at = clock_timestamp()
            WHERE id = (
                SELECT id FROM inquiry
                WHERE answered_at IS NULL AND deadline > clock_timestamp() AND kind IN (:kinds)
                    AND (claims = 0 OR (claims < :most
                        AND claimed_at < clock_timestamp() - :patienceMillis * interval '1 millisecond'))
                ORDER BY asked_at LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, request, claims\
            """)
                .param("kinds", kinds)
                .param("most", MOST_CLAIMS)
                .param("patienceMillis", patience.toMillis())
                .query((row, n) -> new Inquiry(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        JSON.readTree(row.getString("request")),
                        row.getInt("claims")))
                .optional();
    }

    /** Says that the worker is still at it; false when it need not be: nobody waits, or another holds the question. */
    public boolean hold(Inquiry inquiry) {
        return sql.sql("""
            UPDATE inquiry SET claimed_at = clock_timestamp()
            WHERE id = :id AND claims = :claim AND answered_at IS NULL AND deadline > clock_timestamp()\
            """)
                        .param("id", inquiry.id())
                        .param("claim", inquiry.claim())
                        .update()
                == 1;
    }

    /** Answers; false when nobody takes the answer any more. */
    public boolean answer(Inquiry inquiry, JsonNode answer) {
        return end(inquiry, answer, null);
    }

    /** Answers with what keeps the question from being answered; false when nobody takes it any more. */
    public boolean refuse(Inquiry inquiry, ProblemException problem) {
        return end(inquiry, null, ProblemJson.write(problem));
    }

    /** Removes questions whose askers are gone without having removed them. */
    public int sweep() {
        return sql.sql("DELETE FROM inquiry WHERE deadline < clock_timestamp() - interval '1 minute'")
                .update();
    }

    private boolean end(Inquiry inquiry, @Nullable JsonNode answer, @Nullable JsonNode problem) {
        return sql.sql("""
            UPDATE inquiry
            SET answered_at = clock_timestamp(), answer = CAST(:answer AS json), problem = CAST(:problem AS json)
            WHERE id = :id AND claims = :claim AND answered_at IS NULL\
            """)
                        .param("answer", answer == null ? null : JSON.writeValueAsString(answer))
                        .param("problem", problem == null ? null : JSON.writeValueAsString(problem))
                        .param("id", inquiry.id())
                        .param("claim", inquiry.claim())
                        .update()
                == 1;
    }
}
