package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import kymo.core.intake.Step;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A processor to run over what comes before it. */
@Schema(name = "UploadStep")
record StepRequest(@Nullable String processor, @Nullable JsonNode parameters) {

    Step step() {
        return new Step(
                Required.member("processor", processor),
                parameters == null ? JsonNodeFactory.instance.objectNode() : parameters);
    }
}
