package kymo.core.processors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema files beside this class, one a processor: {@code NAME.schema.json}. */
final class ParameterSchema {

    private ParameterSchema() {}

    static JsonNode of(String processor) {
        String file = processor + ".schema.json";
        try (InputStream in = ParameterSchema.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("the schema file " + file + " is missing from the jar");
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
