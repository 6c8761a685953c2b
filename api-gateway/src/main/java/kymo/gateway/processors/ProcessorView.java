package kymo.gateway.processors;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A processor that the workers can run. */
@Schema(name = "Processor")
record ProcessorView(
        String name,
        int version,
        String title,
        String description,

        @Schema(description = "JSON Schema (2020-12) of its parameters")
        JsonNode parameters,

        @Schema(description = "The script that it is; null for a built-in one") @Nullable
        ScriptView script) {

    ProcessorView with(ScriptView of) {
        return new ProcessorView(name, version, title, description, parameters, of);
    }
}
