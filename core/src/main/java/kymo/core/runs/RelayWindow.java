package kymo.core.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kymo.core.messages.EventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the relay reads and writes, on the one connection that holds its leadership: losing the one is losing the other.
 *
 * <p>Events are published by number. A number is drawn by a transaction that already has its id (see the table), so when a number has been seen,
 * and later every transaction is over that was open just after, no smaller number can come any more: the numbers up to it are settled. This
 * keeps the order in which a row's lock was handed on, which the order of transaction ids does not, and no id of a transaction is stored,
 * which a restored backup would make meaningless.
 */
final class RelayWindow {

    private static final long LOCK = 0x4b796d6f52656c61L; // "KymoRela"

    /** Numbers up to {@code number} are settled once every transaction whose id is below {@code openBefore} is over. */
    private record Horizon(long number, long openBefore) {}

    /** Events to publish, {@code upTo} the last one's number. */
    record Batch(long from, long upTo, List<EventMessage> messages) {}

    private record Row(long id, EventMessage event) {}

    private final JdbcClient jdbc;
    private Horizon pending = new Horizon(0, 0);
    private long settled;

    RelayWindow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean lead() {
        return jdbc.sql("SELECT pg_try_advisory_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    void leave() {
        jdbc.sql("SELECT pg_advisory_unlock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** The next {@code most} settled events; none when there are none. */
    Batch next(int most) {
        long mark =
                jdbc.sql("SELECT event_id FROM relay_mark").query(Long.class).single();
        settle(mark);
        List<Row> rows = settled <= mark ? List.of() : rows(mark, most);
        if (rows.isEmpty()) return new Batch(mark, mark, List.of());
        Map<String, Long> lastSeqs = new HashMap<>();
        List<EventMessage> messages = new ArrayList<>(rows.size() * 2);
        for (Row row : rows) {
            messages.add(row.event());
            String list = EventMessage.listTopic(row.event().topic());
            long seq = lastSeqs.computeIfAbsent(list, this::lastSeq) + 1;
            lastSeqs.put(list, seq);
            messages.add(row.event().inList(seq));
        }
        return new Batch(mark, rows.get(rows.size() - 1).id(), messages);
    }

    /** Whether events have been seen that are not settled: to be asked for again soon. */
    boolean unsettled() {
        return pending.number() > settled;
    }

    /**
     * The broker has the batch. The numbers in the list topics are counted as {@link #next} counted them, from the same rows in the same order.
     *
     * @throws IllegalStateException when another relay has moved the mark
     */
    void confirmed(Batch batch) {
        int moved = jdbc.sql("""
                        WITH moved AS (UPDATE relay_mark SET event_id = :upTo WHERE event_id = :from RETURNING event_id),
                        listed AS (
                            SELECT event.id, split_part(event.topic, '/', 1) AS list
                            FROM event, moved WHERE event.id > :from AND event.id <= :upTo),
                        counted AS (SELECT list, count(*) AS events FROM listed GROUP BY list),
                        counters AS (
                            INSERT INTO topic (name, last_seq) SELECT list, events FROM counted
                            ON CONFLICT (name) DO UPDATE SET last_seq = topic.last_seq + excluded.last_seq
                            RETURNING name, last_seq)
                        , entries AS (
                            INSERT INTO list_event (topic, seq, event_id)
                            SELECT list, last_seq - events + row_number() OVER (PARTITION BY list ORDER BY id), id
                            FROM listed JOIN counted USING (list) JOIN counters ON name = list)
                        SELECT count(*) FROM moved""")
                .param("from", batch.from())
                .param("upTo", batch.upTo())
                .query(Integer.class)
                .single();
        if (moved == 0)
            throw new IllegalStateException(
                    "the relay's mark must be %d but another relay has moved it; this one gives up its lead"
                            .formatted(batch.from()));
    }

    /**
     * Three statements, in this order: the last number; a transaction id, above that of every transaction that can have drawn such a number; and
     * whether all below it are over. (A snapshot's upper bound would not do: it leaves out who is open above the last one that ended.)
     */
    private void settle(long mark) {
        if (unsettled() && !over(pending.openBefore())) return;
        settled = pending.number();
        long number = jdbc.sql("SELECT last_value FROM event_number WHERE is_called")
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (number <= Math.max(settled, mark)) return;
        pending = new Horizon(number, transactionId("pg_current_xact_id()"));
        if (over(pending.openBefore())) settled = number;
    }

    private boolean over(long before) {
        return transactionId("pg_snapshot_xmin(pg_current_snapshot())") >= before;
    }

    private long transactionId(String expression) {
        return jdbc.sql("SELECT CAST(CAST(" + expression + " AS text) AS bigint)")
                .query(Long.class)
                .single();
    }

    private List<Row> rows(long mark, int most) {
        return jdbc.sql("""
                        SELECT id, topic, seq, type, at, data FROM event
                        WHERE id > :mark AND id <= :settled ORDER BY id LIMIT :most""")
                .param("mark", mark)
                .param("settled", settled)
                .param("most", most)
                .query((row, n) -> new Row(row.getLong("id"), RunRows.event(row)))
                .list();
    }

    private long lastSeq(String list) {
        return jdbc.sql("SELECT last_seq FROM topic WHERE name = :name")
                .param("name", list)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
