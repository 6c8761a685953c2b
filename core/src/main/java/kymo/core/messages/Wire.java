package kymo.core.messages;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as JSON. The {@code type} chooses the record; names that this version does not know are passed over. */
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<String, Class<? extends RunEvent>> RUN_EVENTS = Map.of(
            RunEvent.Queued.TYPE, RunEvent.Queued.class,
            RunEvent.Started.TYPE, RunEvent.Started.class,
            RunEvent.TakenOver.TYPE, RunEvent.TakenOver.class,
            RunEvent.StopRequested.TYPE, RunEvent.StopRequested.class,
            RunEvent.Stopped.TYPE, RunEvent.Stopped.class,
            RunEvent.Completed.TYPE, RunEvent.Completed.class,
            RunEvent.Failed.TYPE, RunEvent.Failed.class,
            RunEvent.Restarted.TYPE, RunEvent.Restarted.class);

    private Wire() {}

    public static byte[] write(Message message) {
        ObjectNode json = JSON.valueToTree(message);
        json.put("type", message.type());
        return JSON.writeValueAsBytes(json);
    }

    /**
     * The message that the bytes say.
     *
     * @throws IllegalArgumentException when the bytes are no message
     */
    public static Message read(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            String type = tree.path("type").asString("");
            if (type.equals(EventBatch.TYPE)) return JSON.treeToValue(tree, EventBatch.class);
            if (type.equals(Progress.TYPE)) return JSON.treeToValue(tree, Progress.class);
            if (type.equals(Doorbell.TYPE)) return JSON.treeToValue(tree, Doorbell.class);
            if (!type.isEmpty() && tree.hasNonNull("topic")) return JSON.treeToValue(tree, EventMessage.class);
            throw new IllegalArgumentException(
                    "a message must be JSON with a known type or a type and a topic but was %s".formatted(tree));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a message must be JSON but was " + e.getOriginalMessage(), e);
        }
    }

    static RunEvent runEvent(EventMessage message) {
        Class<? extends RunEvent> event = RUN_EVENTS.get(message.type());
        if (event == null)
            throw new IllegalArgumentException("type of a run event must be one of %s but was %s"
                    .formatted(RUN_EVENTS.keySet().stream().sorted().toList(), message.type()));
        ObjectNode json = ((ObjectNode) message.data()).deepCopy();
        json.put("at", message.at().toString());
        return JSON.treeToValue(json, event);
    }

    /** All that the event says and the envelope does not; the run's own {@code seq} stays, for the list topic has another. */
    static JsonNode data(RunEvent event) {
        ObjectNode json = JSON.valueToTree(event);
        json.remove("at");
        return json;
    }

    static JsonNode data(DatasetEvent event) {
        return JSON.valueToTree(event);
    }
}
