package kymo.gateway.live;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client may ask for. */
sealed interface Request {

    void of(Client client) throws InvalidMessage;

    /**
     * To hear of a topic.
     *
     * @param after null for what is to come only
     */
    record Subscribe(String topic, @Nullable Long after) implements Request {
        @Override
        public void of(Client client) throws InvalidMessage {
            client.subscribe(topic, after);
        }
    }

    record Unsubscribe(String topic) implements Request {
        @Override
        public void of(Client client) {
            client.unsubscribe(topic);
        }
    }

    record Ping() implements Request {
        @Override
        public void of(Client client) {
            client.pong();
        }
    }

    /** The request that a message says. */
    static Request read(String message) throws InvalidMessage {
        return Reading.request(message);
    }

    /** How a message is read. */
    final class Reading {

        private static final JsonMapper JSON = JsonMapper.builder().build();
        private static final Pattern TOPIC =
                Pattern.compile("(?:runs|datasets)(?:/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?");
        private static final int SHOWN_CHARS = 100;

        private Reading() {}

        private static Request request(String message) throws InvalidMessage {
            JsonNode json = json(message);
            String op = json.path("op").asString("");
            return switch (op) {
                case "subscribe" -> new Subscribe(topic(json), after(json));
                case "unsubscribe" -> new Unsubscribe(topic(json));
                case "ping" -> new Ping();
                default ->
                    throw new InvalidMessage(
                            "op must be subscribe, unsubscribe or ping but was " + shown(json.path("op")), null);
            };
        }

        private static JsonNode json(String message) throws InvalidMessage {
            try {
                JsonNode json = JSON.readTree(message);
                if (json.isObject()) return json;
            } catch (JacksonException e) {
                // said below
            }
            throw new InvalidMessage("a message must be a JSON object but was " + cut(message), null);
        }

        private static String topic(JsonNode json) throws InvalidMessage {
            JsonNode topic = json.path("topic");
            if (topic.isString() && TOPIC.matcher(topic.asString()).matches()) return topic.asString();
            throw new InvalidMessage(
                    "topic must be runs, datasets, runs/{id} or datasets/{id} with a UUID in small letters but was "
                            + shown(topic),
                    topic.isString() ? cut(topic.asString()) : null);
        }

        private static @Nullable Long after(JsonNode json) throws InvalidMessage {
            JsonNode after = json.path("after");
            if (after.isMissingNode() || after.isNull()) return null;
            if (after.isIntegralNumber() && after.canConvertToLong() && after.asLong() >= 0) return after.asLong();
            throw new InvalidMessage(
                    "after must be the number of an event, at least 0, but was " + shown(after),
                    json.path("topic").asString());
        }

        private static String shown(JsonNode node) {
            return node.isMissingNode() ? "missing" : cut(node.toString());
        }

        private static String cut(String text) {
            return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
        }
    }
}
