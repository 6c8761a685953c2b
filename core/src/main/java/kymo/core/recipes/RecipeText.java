package kymo.core.recipes;

import java.util.List;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.versions.KeptText;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes into a recipe.
 *
 * @param steps in order, each working on the result of the one before
 */
public record RecipeText(String name, @Nullable String description, List<Step> steps) implements KeptText {

    private static final int MOST_STEPS = 20;

    public RecipeText {
        steps = List.copyOf(steps);
    }

    /**
     * Refuses what no dataset could make good.
     *
     * @throws ProblemException {@code RECIPE_INVALID} at {@code /name} or {@code /steps}; the steps' own problems within {@code /steps}
     */
    @Override
    public void check() {
        KeptText.checkName(name, "a recipe", ProblemCode.RECIPE_INVALID);
        if (steps.isEmpty() || steps.size() > MOST_STEPS)
            throw new ProblemException(
                            ProblemCode.RECIPE_INVALID,
                            "a recipe must have 1 to %d steps but had %d; add or remove some"
                                    .formatted(MOST_STEPS, steps.size()))
                    .in("steps");
    }
}
