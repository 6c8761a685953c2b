package kymo.gateway.recipes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemException;
import kymo.core.recipes.RecipeText;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;

/** A recipe as it is written: what the API gives out can be handed in again. */
@Schema(name = "RecipeRequest")
@JsonIgnoreProperties({"id", "latest", "createdAt", "changedAt"})
record RecipeRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "smooth twice") @Nullable
        String name,

        @Nullable String description,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "In order, each working on the result of the one before; at most 20")
        @Nullable
        List<RecipeStep> steps,

        @Schema(description = "The version that is changed; ignored for a new recipe") @Nullable
        Integer version) {

    RecipeText text() {
        String required = Required.member("name", name);
        List<RecipeStep> given = Required.member("steps", steps);
        List<Step> made = new ArrayList<>();
        for (int place = 0; place < given.size(); place++) {
            try {
                made.add(given.get(place).step());
            } catch (ProblemException e) {
                throw e.in(place).in("steps");
            }
        }
        return new RecipeText(required.strip(), description, made);
    }
}
