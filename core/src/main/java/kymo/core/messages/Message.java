package kymo.core.messages;

/** Anything that crosses the broker; {@link Wire} makes JSON of it and reads it back. */
public sealed interface Message permits EventMessage, EventBatch, Progress, Doorbell {

    /** The pinned, versioned wire name, such as {@code run.completed.v1}. */
    String type();
}
