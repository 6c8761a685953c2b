package kymo.core.runs;

import java.util.List;
import kymo.core.messages.EventMessage;

/** Hands events to the broker. */
@FunctionalInterface
public interface Publisher {

    /**
     * Publishes the events in this order; returns when the broker has confirmed them all. After an exception all of them are published again, so a
     * receiver may see an event twice, and tells by topic and seq.
     */
    void publish(List<EventMessage> events) throws Exception;
}
