package kymo.core.recipes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.intake.Step;
import kymo.core.paging.Cursor;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The recipes of a database. */
public final class Recipes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VERSIONS = """
            SELECT recipe.id, recipe.version AS latest, recipe.created_at, wanted.version, wanted.name, wanted.description, wanted.steps,
                wanted.created_at AS changed_at
            FROM recipe JOIN recipe_version wanted ON wanted.recipe_id = recipe.id""";

    private final JdbcClient sql;
    private final TransactionOperations transactions;

    public Recipes(JdbcClient sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * The latest versions, the newest recipe first.
     *
     * @param cursor a page's {@code nextCursor}; null: from the newest
     * @throws ProblemException {@code CURSOR_INVALID}
     */
    public Page<Recipe> page(@Nullable String cursor, int limit) {
        Cursor before = cursor == null ? null : Cursor.of(cursor);
        String behind = before == null ? "" : " AND (recipe.created_at, recipe.id) < (:time, :id)";
        JdbcClient.StatementSpec query = sql.sql(VERSIONS + " WHERE wanted.version = recipe.version" + behind
                        + " ORDER BY recipe.created_at DESC, recipe.id DESC LIMIT :limit")
                .param("limit", limit + 1);
        if (before != null)
            query = query.param("time", OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC))
                    .param("id", before.id());
        return Page.of(
                query.query((row, n) -> recipe(row)).list(),
                limit,
                last -> new Cursor(last.createdAt(), last.id()).toString());
    }

    /**
     * A version of a recipe.
     *
     * @param version null: the latest
     * @throws ProblemException {@code RECIPE_UNKNOWN}
     */
    public Recipe get(UUID id, @Nullable Integer version) {
        Optional<Recipe> found = sql.sql(
                        VERSIONS + " WHERE recipe.id = :id AND wanted.version = coalesce(:version, recipe.version)")
                .param("id", id)
                .param("version", version, Types.INTEGER)
                .query((row, n) -> recipe(row))
                .optional();
        return found.orElseThrow(() -> unknown(id, version));
    }

    /**
     * Keeps a new recipe.
     *
     * @throws ProblemException as {@link RecipeText#check}; {@code RECIPE_NAME_TAKEN} at {@code /name}
     */
    public Recipe create(RecipeText text) {
        text.check();
        UUID id = UUID.randomUUID();
        return inTransaction(text, () -> {
            sql.sql("INSERT INTO recipe (id, name, version) VALUES (:id, :name, 1)")
                    .param("id", id)
                    .param("name", text.name())
                    .update();
            return addVersion(id, 1, text);
        });
    }

    /**
     * Keeps another version of a recipe; the earlier ones stay.
     *
     * @param seen the version that was changed: nobody overwrites what he has not seen
     * @throws ProblemException {@code RECIPE_UNKNOWN}, {@code RECIPE_CHANGED} at {@code /version}, and as {@link #create}
     */
    public Recipe change(UUID id, int seen, RecipeText text) {
        text.check();
        return inTransaction(text, () -> {
            int changed = sql.sql(
                            "UPDATE recipe SET name = :name, version = version + 1, changed_at = clock_timestamp()"
                                    + " WHERE id = :id AND version = :seen")
                    .param("name", text.name())
                    .param("id", id)
                    .param("seen", seen)
                    .update();
            if (changed == 0) {
                int latest = get(id, null).latest();
                throw new ProblemException(
                                ProblemCode.RECIPE_CHANGED,
                                "version must be the latest, %d, but was %d; look at what was changed, then change that"
                                        .formatted(latest, seen))
                        .in("version");
            }
            return addVersion(id, seen + 1, text);
        });
    }

    /**
     * Forgets a recipe and all its versions; what was made by it stays.
     *
     * @throws ProblemException {@code RECIPE_UNKNOWN}
     */
    public void delete(UUID id) {
        if (sql.sql("DELETE FROM recipe WHERE id = :id").param("id", id).update() == 0) throw unknown(id, null);
    }

    private Recipe addVersion(UUID id, int version, RecipeText text) {
        sql.sql("""
                        INSERT INTO recipe_version (recipe_id, version, name, description, steps)
                        VALUES (:id, :version, :name, :description, CAST(:steps AS json))""")
                .param("id", id)
                .param("version", version)
                .param("name", text.name())
                .param("description", text.description())
                .param("steps", JSON.writeValueAsString(text.steps()))
                .update();
        return get(id, version);
    }

    private Recipe inTransaction(RecipeText text, Supplier<Recipe> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                            ProblemCode.RECIPE_NAME_TAKEN,
                            "recipes must have different names but there is one called '%s'; choose another name"
                                    .formatted(text.name()),
                            e)
                    .in("name");
        }
    }

    private static Recipe recipe(ResultSet row) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : (ArrayNode) JSON.readTree(row.getString("steps")))
            steps.add(new Step(step.get("processor").asString(), step.get("parameters")));
        return new Recipe(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getInt("latest"),
                new RecipeText(row.getString("name"), row.getString("description"), steps),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static ProblemException unknown(UUID id, @Nullable Integer version) {
        return new ProblemException(
                ProblemCode.RECIPE_UNKNOWN,
                "there is no recipe %s%s; list the recipes and choose one of them"
                        .formatted(id, version == null ? "" : " in version " + version));
    }
}
