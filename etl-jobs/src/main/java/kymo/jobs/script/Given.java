package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptParameter;
import kymo.jobs.script.wire.Argument;
import tools.jackson.databind.JsonNode;

/** Parameters as they go to a host: data in a frame, never source. */
final class Given {

    private Given() {}

    /** @param values checked and complete, see {@link kymo.core.scripts.ScriptBinding#parameters()} */
    static List<Argument> arguments(Declaration declaration, JsonNode values) {
        List<Argument> arguments = new ArrayList<>();
        for (ScriptParameter parameter : declaration.parameters()) {
            JsonNode value = values.get(parameter.name());
            if (value == null) continue;
            arguments.add(
                    switch (parameter.type()) {
                        case NUMBER, INTEGER ->
                            new Argument(parameter.name(), parameter.type(), value.asDouble(), false, List.of());
                        case FLAG -> new Argument(parameter.name(), parameter.type(), 0, value.asBoolean(), List.of());
                        case TEXT, CHOICE, COLUMN, ANY_COLUMN ->
                            new Argument(parameter.name(), parameter.type(), 0, false, List.of(value.asString()));
                        case COLUMNS ->
                            new Argument(
                                    parameter.name(),
                                    parameter.type(),
                                    0,
                                    false,
                                    value.valueStream().map(JsonNode::asString).toList());
                    });
        }
        return arguments;
    }
}
