package kymo.gateway.recipes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import kymo.core.intake.Step;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One step of a recipe, as it is written and as it is read. */
@Schema(name = "RecipeStep")
record RecipeStep(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "rolling-mean") @Nullable
        String processor,

        @Schema(description = "As the processor's JSON Schema says; default: none", example = "{\"window\": 25}")
        @Nullable
        JsonNode parameters) {

    static RecipeStep of(Step step) {
        return new RecipeStep(step.processor(), step.parameters());
    }

    Step step() {
        return new Step(
                Required.member("processor", processor),
                Objects.requireNonNullElseGet(parameters, JsonNodeFactory.instance::objectNode));
    }
}
