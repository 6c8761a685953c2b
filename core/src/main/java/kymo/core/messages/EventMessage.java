package kymo.core.messages;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One event in one topic. An event of topic {@code runs/{id}} appears a second time in the list topic {@code runs}, under that topic's own
 * {@code seq}.
 *
 * @param topic such as {@code runs/0b0c…} or {@code runs}
 * @param seq the event's number in its topic, from 1, without gaps
 * @param type the fact's wire name, such as {@code run.completed.v1}
 * @param at when it happened, by the database's clock
 * @param data what the fact says besides; of a run event also {@code runId} and the {@code seq} in the run's own topic
 */
public record EventMessage(String topic, long seq, String type, Instant at, JsonNode data) implements Message {

    /** The list topic of a topic: {@code runs} of {@code runs/{id}}; a list topic's is itself. */
    public static String listTopic(String topic) {
        int slash = topic.indexOf('/');
        return slash < 0 ? topic : topic.substring(0, slash);
    }

    /** The same event as the list topic has it. */
    public EventMessage inList(long listSeq) {
        return new EventMessage(listTopic(topic), listSeq, type, at, data);
    }
}
