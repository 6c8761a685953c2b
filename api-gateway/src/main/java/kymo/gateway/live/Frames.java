package kymo.gateway.live;

import java.nio.charset.StandardCharsets;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Progress;
import kymo.core.messages.Wire;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The texts that the server sends. */
final class Frames {

    static final String PING = op("ping").toString();
    static final String PONG = op("pong").toString();

    private Frames() {}

    static String event(EventMessage event) {
        return new String(Wire.write(event), StandardCharsets.UTF_8);
    }

    static String progress(String topic, Progress progress) {
        ObjectNode frame = new ObjectNode(JsonNodeFactory.instance);
        frame.put("topic", topic)
                .put("type", Progress.TYPE)
                .put("at", progress.at().toString());
        frame.putObject("data")
                .put("runId", progress.runId().toString())
                .put("rowsDone", progress.rowsDone())
                .put("rowsTotal", progress.rowsTotal());
        return frame.toString();
    }

    static String subscribed(String topic, long seq) {
        return op("subscribed").put("topic", topic).put("seq", seq).toString();
    }

    static String reset(String topic, long seq) {
        return op("reset").put("topic", topic).put("seq", seq).toString();
    }

    static String error(String detail, @Nullable String topic) {
        ObjectNode frame =
                op("error").put("code", ProblemCode.MESSAGE_INVALID.wireName()).put("detail", detail);
        if (topic != null) frame.put("topic", topic);
        return frame.toString();
    }

    private static ObjectNode op(String op) {
        return new ObjectNode(JsonNodeFactory.instance).put("op", op);
    }
}
