package kymo.core.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.intake.Step;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.ProcessorDirectory;
import kymo.core.support.TestPostgres;
import kymo.core.versions.Version;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class RecipesTest {

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final Recipes recipes = new Recipes(
            JdbcClient.create(database),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            ProcessorDirectory.BUILT_IN);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRecipeIsKeptAsItWasWritten() {
        RecipeText text = new RecipeText(
                "smooth twice",
                "less noise",
                List.of(step("{\"window\": 25, \"center\": true}"), step("{\"window\": 5}")));
        Version<RecipeText> made = recipes.create(text);
        assertThat(made.text()).isEqualTo(text);
        assertThat(made.version()).isEqualTo(1);
        assertThat(recipes.get(made.id(), null)).isEqualTo(made);
    }

    @Test
    void aChangeIsAnotherVersionAndTheEarlierOnesStay() {
        Version<RecipeText> first = recipes.create(text("a", 3));
        Version<RecipeText> second = recipes.change(first.id(), 1, text("b", 5));
        assertThat(second.version()).isEqualTo(2);
        assertThat(recipes.get(first.id(), null)).isEqualTo(second);
        assertThat(recipes.get(first.id(), 1).text()).isEqualTo(text("a", 3));
        assertThat(recipes.get(first.id(), 1).latest()).isEqualTo(2);
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() {
        Version<RecipeText> first = recipes.create(text("a", 3));
        recipes.change(first.id(), 1, text("a", 5));
        refused(ProblemCode.RECIPE_CHANGED, "/version", () -> recipes.change(first.id(), 1, text("a", 7)));
        assertThat(recipes.get(first.id(), null).text()).isEqualTo(text("a", 5));
    }

    @Test
    void twoRecipesDoNotHaveOneName() {
        Version<RecipeText> first = recipes.create(text("a", 3));
        Version<RecipeText> other = recipes.create(text("b", 3));
        refused(ProblemCode.RECIPE_NAME_TAKEN, "/name", () -> recipes.create(text("a", 4)));
        refused(ProblemCode.RECIPE_NAME_TAKEN, "/name", () -> recipes.change(other.id(), 1, text("a", 4)));
        recipes.delete(first.id());
        assertThat(recipes.create(text("a", 4)).version()).isEqualTo(1);
    }

    @Test
    void aRecipeThatFitsNoDatasetIsRefused() {
        refused(ProblemCode.RECIPE_INVALID, "/name", () -> recipes.create(text(" ", 3)));
        refused(ProblemCode.RECIPE_INVALID, "/steps", () -> recipes.create(new RecipeText("a", null, List.of())));
        refused(
                ProblemCode.PARAMETER_INVALID,
                "/steps/1/parameters/window",
                () -> recipes.create(
                        new RecipeText("a", null, List.of(step("{\"window\": 3}"), step("{\"window\": 0}")))));
        refused(
                ProblemCode.PROCESSOR_UNKNOWN,
                "/steps/0/processor",
                () -> recipes.create(new RecipeText(
                        "a", null, List.of(new Step("none", JsonMapper.shared().createObjectNode())))));
        assertThat(recipes.page(null, 10).items()).isEmpty();
    }

    @Test
    void whatIsNotThereIsUnknown() {
        Version<RecipeText> recipe = recipes.create(text("a", 3));
        refused(ProblemCode.RECIPE_UNKNOWN, null, () -> recipes.get(recipe.id(), 2));
        recipes.delete(recipe.id());
        refused(ProblemCode.RECIPE_UNKNOWN, null, () -> recipes.get(recipe.id(), null));
        refused(ProblemCode.RECIPE_UNKNOWN, null, () -> recipes.delete(recipe.id()));
        refused(ProblemCode.RECIPE_UNKNOWN, null, () -> recipes.change(UUID.randomUUID(), 1, text("a", 3)));
    }

    @Test
    void theListIsReadPageByPageTheNewestFirst() {
        for (int i = 0; i < 5; i++) recipes.create(text("r" + i, 3));
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Page<Version<RecipeText>> page = recipes.page(cursor, 2);
            page.items().forEach(recipe -> names.add(recipe.text().name()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(names).containsExactly("r4", "r3", "r2", "r1", "r0");
    }

    private static void refused(ProblemCode code, @Nullable String pointer, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
        });
    }

    private static RecipeText text(String name, int window) {
        return new RecipeText(name, null, List.of(step("{\"window\": " + window + "}")));
    }

    private static Step step(String parameters) {
        return new Step("rolling-mean", JsonMapper.shared().readTree(parameters));
    }
}
