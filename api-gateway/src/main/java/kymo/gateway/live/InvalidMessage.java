package kymo.gateway.live;

import org.jspecify.annotations.Nullable;

/** A client's message is not one that is taken. */
final class InvalidMessage extends Exception {

    private final @Nullable String topic;

    /**
     * @param detail for the client
     * @param topic the one that the message is about, null for none
     */
    InvalidMessage(String detail, @Nullable String topic) {
        super(detail);
        this.topic = topic;
    }

    String asFrame() {
        return Frames.error(String.valueOf(getMessage()), topic);
    }
}
