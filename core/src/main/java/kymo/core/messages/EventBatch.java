package kymo.core.messages;

import java.util.List;

/**
 * Events in publishing order, as one message: with a message for each, a broker's channels could change their order.
 *
 * @param events of any topics; in each topic in order of {@code seq}
 */
public record EventBatch(List<EventMessage> events) implements Message {

    public static final String TYPE = "events.v1";

    public EventBatch {
        events = List.copyOf(events);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
