package kymo.jobs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON object that a job takes from a file and {@code name=value} pairs. */
final class Settings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the options of reading are, as far as their text would not tell: a comment of 1 is no number. */
    static final JsonNode READING = JSON.readTree("""
            {"properties": {
              "encoding": {"type": "string"}, "delimiter": {"type": "string"}, "decimal": {"type": "string"},
              "thousands": {"type": "string"}, "quote": {"type": "string"}, "comment": {"type": "string"},
              "dateOrder": {"type": "string"}, "sheet": {"type": "string"}, "range": {"type": "string"}, "member": {"type": "string"}, "missing": {"type": "array"}}}
            """);

    private Settings() {}

    /** @param schema the JSON Schema of the object, which says whether a value is a text, a list or something else */
    static JsonNode of(JsonNode schema, @Nullable Path file, Map<String, String> pairs) {
        ObjectNode settings = file == null ? JSON.createObjectNode() : read(file);
        pairs.forEach((name, value) -> settings.set(
                name, value(schema.path("properties").path(name).path("type").asString(""), value)));
        return settings;
    }

    private static JsonNode value(String type, String text) {
        if (type.equals("string")) return JSON.getNodeFactory().stringNode(text);
        JsonNode parsed = parsed(text);
        if (!type.equals("array") || parsed.isArray()) return parsed;
        ArrayNode list = JSON.createArrayNode();
        for (String one : text.split(",", -1)) list.add(one.strip());
        return list;
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isMissingNode()) return node;
        } catch (JacksonException e) {
            // no JSON, so a text as it stands
        }
        return JSON.getNodeFactory().stringNode(text);
    }

    private static ObjectNode read(Path file) {
        try {
            if (JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)) instanceof ObjectNode object)
                return object;
            throw noObject(file, "holds another JSON value");
        } catch (JacksonException e) {
            throw noObject(file, e.getOriginalMessage());
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.OPTION_INVALID,
                    "'%s' must be a file that holds a JSON object but could not be read (%s); check the path"
                            .formatted(file, Reason.of(e)),
                    e);
        }
    }

    private static ProblemException noObject(Path file, String found) {
        return new ProblemException(
                ProblemCode.OPTION_INVALID,
                "'%s' must hold a JSON object such as {\"window\": 101} but: %s; correct the file"
                        .formatted(file, found));
    }
}
