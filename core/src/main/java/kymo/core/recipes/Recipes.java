package kymo.core.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.ProcessorDirectory;
import kymo.core.versions.Kind;
import kymo.core.versions.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** The recipes of a database. */
public final class Recipes extends Versions<RecipeText> {

    private static final Kind KIND = new Kind(
            "recipe",
            "recipe",
            "recipe_id",
            List.of("steps"),
            ProblemCode.RECIPE_UNKNOWN,
            ProblemCode.RECIPE_CHANGED,
            ProblemCode.RECIPE_NAME_TAKEN);

    private final ProcessorDirectory processors;

    public Recipes(JdbcClient sql, TransactionOperations transactions, ProcessorDirectory processors) {
        super(sql, transactions, KIND);
        this.processors = processors;
    }

    @Override
    protected void check(RecipeText text) {
        super.check(text);
        ProblemException.under("steps", () -> Step.check(text.steps(), processors));
    }

    @Override
    protected List<@Nullable Object> columns(RecipeText text) {
        return List.of(text.steps());
    }

    @Override
    protected RecipeText text(String name, @Nullable String description, List<@Nullable JsonNode> columns) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : Objects.requireNonNull(columns.get(0), "steps are never left out"))
            steps.add(new Step(step.get("processor").asString(), step.get("parameters")));
        return new RecipeText(name, description, steps);
    }
}
