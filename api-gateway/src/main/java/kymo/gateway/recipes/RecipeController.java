package kymo.gateway.recipes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.intake.Intake;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.recipes.Recipes;
import kymo.core.runs.Run;
import kymo.core.runs.Submitted;
import kymo.gateway.view.PageView;
import kymo.gateway.view.Views;
import kymo.gateway.web.PageSize;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Recipes over HTTP. */
@RestController
@RequestMapping("/api/recipes")
@Tag(name = "Recipes")
class RecipeController {

    private static final int MOST_DATASETS = 1_000;

    private final Recipes recipes;
    private final Intake intake;
    private final Views views;
    private final TransactionTemplate transactions;

    RecipeController(Recipes recipes, Intake intake, Views views, PlatformTransactionManager tx) {
        this.recipes = recipes;
        this.intake = intake;
        this.views = views;
        this.transactions = new TransactionTemplate(tx);
    }

    @GetMapping
    @Operation(operationId = "listRecipes", summary = "List recipes in their latest version, the newest first")
    PageView<RecipeView> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        return PageView.of(recipes.page(cursor, PageSize.of(limit)).map(RecipeView::of));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createRecipe",
            summary = "Keep a recipe",
            description = "What the API gives out of a recipe can be handed in as it is: id and times are made anew.")
    RecipeView create(@RequestBody RecipeRequest request) {
        return RecipeView.of(recipes.create(request.text()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRecipe", summary = "One recipe")
    RecipeView recipe(
            @PathVariable UUID id,
            @Parameter(description = "Default: the latest") @RequestParam(required = false) @Nullable Integer version) {
        return RecipeView.of(recipes.get(id, version));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "changeRecipe",
            summary = "Change a recipe",
            description =
                    "Makes another version; the earlier ones stay. version is the one that was changed: is it no longer the latest, the change is refused.")
    RecipeView change(@PathVariable UUID id, @RequestBody RecipeRequest request) {
        return RecipeView.of(recipes.change(id, Required.member("version", request.version()), request.text()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteRecipe",
            summary = "Forget a recipe with all its versions",
            description = "What was made by it stays.")
    void delete(@PathVariable UUID id) {
        recipes.delete(id);
    }

    @PostMapping("/{id}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "applyRecipe",
            summary = "Ask for a recipe over datasets",
            description =
                    "Each step works on the result of the one before. All or nothing: does it not fit one of the datasets, no run is asked for. What was done before is not done again.")
    List<AppliedView> apply(@PathVariable UUID id, @RequestBody ApplyRequest request) {
        List<UUID> datasets = Required.member("datasetIds", request.datasetIds());
        if (datasets.isEmpty() || datasets.size() > MOST_DATASETS)
            throw new ProblemException(
                            ProblemCode.BODY_INVALID,
                            "datasetIds must name 1 to %,d datasets but named %,d"
                                    .formatted(MOST_DATASETS, datasets.size()))
                    .in("datasetIds");
        List<Step> steps = recipes.get(id, request.version()).text().steps();
        return Objects.requireNonNull(transactions.execute(status -> {
            List<AppliedView> applied = new ArrayList<>();
            for (int place = 0; place < datasets.size(); place++)
                applied.add(applied(datasets.get(place), steps, place));
            return applied;
        }));
    }

    private AppliedView applied(UUID dataset, List<Step> steps, int place) {
        List<Run> runs =
                submitted(dataset, steps, place).stream().map(Submitted::run).toList();
        return new AppliedView(dataset, views.runs(runs), Intake.result(runs.get(runs.size() - 1)));
    }

    private List<Submitted> submitted(UUID dataset, List<Step> steps, int place) {
        try {
            return intake.chain(dataset, steps);
        } catch (ProblemException e) {
            // whatever does not fit, it is this dataset that the recipe does not fit
            throw new ProblemException(e.code(), "dataset %s: %s".formatted(dataset, e.getMessage()), e)
                    .in(place)
                    .in("datasetIds");
        }
    }
}
