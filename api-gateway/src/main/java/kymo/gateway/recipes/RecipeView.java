package kymo.gateway.recipes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kymo.core.recipes.RecipeText;
import kymo.core.versions.Version;
import org.jspecify.annotations.Nullable;

/** A version of a recipe. */
@Schema(name = "Recipe")
record RecipeView(
        UUID id,
        String name,
        @Nullable String description,
        List<RecipeStep> steps,

        @Schema(description = "Counted from 1") int version,

        @Schema(description = "The newest version") int latest,

        Instant createdAt,

        @Schema(description = "When this version was written")
        Instant changedAt) {

    static RecipeView of(Version<RecipeText> recipe) {
        return new RecipeView(
                recipe.id(),
                recipe.text().name(),
                recipe.text().description(),
                recipe.text().steps().stream().map(RecipeStep::of).toList(),
                recipe.version(),
                recipe.latest(),
                recipe.createdAt(),
                recipe.changedAt());
    }
}
