package kymo.core.runs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kymo.core.messages.DatasetEvent;
import kymo.core.messages.EventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The events of PostgreSQL: the outbox that the {@link Relay} empties, and what a client reads again that was away. Runs write theirs with the
 * row that changes; for every other topic stands {@link #append}.
 */
public final class EventLog {

    /** The topic's row is locked from here to the end of the transaction, hence: append last. */
    private static final String APPEND = """
            WITH numbered AS (
                INSERT INTO topic (name, last_seq) VALUES (:topic, 1)
                ON CONFLICT (name) DO UPDATE SET last_seq = topic.last_seq + 1
                RETURNING last_seq)
            INSERT INTO event (topic, seq, type, at, data)
            SELECT :topic, last_seq, :type, clock_timestamp(), CAST(:data AS jsonb) FROM numbered
            RETURNING topic, seq, type, at, data""";

    private static final String OF_LIST = """
            SELECT list_event.topic, list_event.seq, event.type, event.at, event.data
            FROM list_event JOIN event ON event.id = list_event.event_id
            WHERE list_event.topic = :topic AND list_event.seq > :after ORDER BY list_event.seq LIMIT :limit""";

    private static final String OF_ONE = """
            SELECT topic, seq, type, at, data FROM event
            WHERE topic = :topic AND seq > :after ORDER BY seq LIMIT :limit""";

    private static final String LAST_SEQS = """
            SELECT name, coalesce(CASE WHEN strpos(name, '/') = 0
                THEN (SELECT max(seq) FROM list_event WHERE topic = name) ELSE (SELECT max(seq) FROM event WHERE topic = name) END, 0) AS seq
            FROM unnest(string_to_array(:topics, chr(10))) AS name""";

    private final JdbcClient jdbc;

    public EventLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells a fact in the caller's transaction, as its last statement: others who tell something in that topic wait for its end. The relay
     * publishes it in the topic and in its list topic.
     *
     * @param topic such as {@code datasets/{id}}
     * @param type pinned and versioned, such as {@code dataset.published.v1}
     * @return the event with its number
     * @throws IllegalArgumentException when the topic is a list topic, whose numbers are the relay's, or of a run, whose numbers are on its row
     */
    public EventMessage append(String topic, String type, JsonNode data) {
        String list = EventMessage.listTopic(topic);
        if (list.equals(topic) || list.equals("runs"))
            throw new IllegalArgumentException(
                    "events are appended to a topic such as datasets/{id} but the topic was '%s'".formatted(topic));
        return jdbc.sql(APPEND)
                .param("topic", topic)
                .param("type", type)
                .param("data", data.toString())
                .query((row, n) -> RunRows.event(row))
                .single();
    }

    /** Tells a dataset's fact: {@link #append(String, String, JsonNode)} says how and when. */
    public EventMessage append(DatasetEvent event) {
        return append(event.topic(), event.type(), event.data());
    }

    /** The events of the topic behind {@code afterSeq}, in order, {@code limit} at most; of a list topic those that are published. */
    public List<EventMessage> after(String topic, long afterSeq, int limit) {
        boolean list = EventMessage.listTopic(topic).equals(topic);
        return jdbc.sql(list ? OF_LIST : OF_ONE)
                .param("topic", topic)
                .param("after", afterSeq)
                .param("limit", limit)
                .query((row, n) -> RunRows.event(row))
                .list();
    }

    /** The number of the topic's last event, 0 before the first; of a list topic the last that is published. */
    public long lastSeq(String topic) {
        boolean list = EventMessage.listTopic(topic).equals(topic);
        return jdbc.sql("SELECT coalesce(max(seq), 0) FROM %s WHERE topic = :topic"
                        .formatted(list ? "list_event" : "event"))
                .param("topic", topic)
                .query(Long.class)
                .single();
    }

    /** The same of many topics in one query. */
    public Map<String, Long> lastSeqs(Collection<String> topics) {
        return jdbc
                .sql(LAST_SEQS)
                .param("topics", String.join("\n", topics))
                .query((row, n) -> Map.entry(row.getString("name"), row.getLong("seq")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
