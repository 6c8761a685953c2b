package kymo.core.messages;

import java.time.Instant;

/** Tells the workers that the queue has something for them; it says nothing else, and losing one only costs a polling interval. */
public record Doorbell(Instant at) implements Message {

    public static final String TYPE = "doorbell.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
