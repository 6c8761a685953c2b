package kymo.core.recipes;

import java.util.List;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes into a recipe.
 *
 * @param steps in order, each working on the result of the one before
 */
public record RecipeText(String name, @Nullable String description, List<Step> steps) {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_STEPS = 20;

    public RecipeText {
        steps = List.copyOf(steps);
    }

    /**
     * Refuses what no dataset could make good.
     *
     * @throws ProblemException {@code RECIPE_INVALID} at {@code /name} or {@code /steps}; the steps' own problems within {@code /steps}
     */
    void check() {
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new ProblemException(
                            ProblemCode.RECIPE_INVALID,
                            "a recipe's name must have 1 to %d characters but had %d; choose another one"
                                    .formatted(LONGEST_NAME, name.strip().length()))
                    .in("name");
        if (steps.isEmpty() || steps.size() > MOST_STEPS)
            throw new ProblemException(
                            ProblemCode.RECIPE_INVALID,
                            "a recipe must have 1 to %d steps but had %d; add or remove some"
                                    .formatted(MOST_STEPS, steps.size()))
                    .in("steps");
        ProblemException.under("steps", () -> Step.check(steps));
    }
}
