package kymo.core.scripts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Every text that a script of a database has had. */
public final class ScriptVersions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCRIPTS = "SELECT name, number, sha256, source, declaration, problem FROM script";

    private final JdbcClient sql;
    private final TransactionOperations transactions;

    public ScriptVersions(JdbcClient sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** The version of such a text; empty when it was never kept. */
    public Optional<KeptScript> find(String name, String sha256) {
        return sql.sql(SCRIPTS + " WHERE name = :name AND sha256 = :sha256")
                .param("name", name)
                .param("sha256", sha256)
                .query((row, n) -> script(row))
                .optional();
    }

    public Optional<KeptScript> find(String name, int number) {
        return sql.sql(SCRIPTS + " WHERE name = :name AND number = :number")
                .param("name", name)
                .param("number", number)
                .query((row, n) -> script(row))
                .optional();
    }

    /**
     * Of which kinds scripts were when they ran.
     *
     * @param used names and versions of processors, which may be built-in ones
     * @return of those that are scripts which could be run
     */
    public Map<UsedProcessor, ScriptKind> kinds(Collection<UsedProcessor> used) {
        List<String> names = used.stream()
                .map(UsedProcessor::name)
                .filter(ScriptVersion::isProcessor)
                .map(ScriptVersion::scriptOf)
                .distinct()
                .toList();
        if (names.isEmpty()) return Map.of();
        Map<UsedProcessor, ScriptKind> kinds = new HashMap<>();
        sql.sql("""
                        SELECT name, number, declaration ->> 'kind' AS kind FROM script
                        WHERE name IN (:names) AND number IN (:numbers) AND declaration IS NOT NULL""")
                .param("names", names)
                .param(
                        "numbers",
                        used.stream().map(UsedProcessor::version).distinct().toList())
                .query(row -> {
                    kinds.put(
                            new UsedProcessor(ScriptVersion.PREFIX + row.getString("name"), row.getInt("number")),
                            ScriptKind.valueOf(row.getString("kind")));
                });
        kinds.keySet().retainAll(Set.copyOf(used));
        return kinds;
    }

    /** Keeps a text that can be run. */
    public KeptScript keep(String name, String sha256, String source, Declaration declaration) {
        return keep(name, sha256, source, declaration, null);
    }

    /** Keeps a text that cannot be run. */
    public KeptScript keep(String name, String sha256, String source, ScriptProblem problem) {
        return keep(name, sha256, source, null, problem);
    }

    /** A text that is here already stays as it is, whoever was first, unless nobody has looked at it yet. */
    private KeptScript keep(
            String name,
            String sha256,
            String source,
            @Nullable Declaration declaration,
            @Nullable ScriptProblem problem) {
        transactions.executeWithoutResult(status -> {
            // two workers may meet two new texts of one name at once
            sql.sql("SELECT pg_advisory_xact_lock(hashtext('kymo-script ' || :name))")
                    .param("name", name)
                    .query((row, n) -> 0)
                    .single();
            sql.sql("""
                            INSERT INTO script (name, number, sha256, source, declaration, problem)
                            SELECT :name, coalesce(max(number), 0) + 1, :sha256, :source, CAST(:declaration AS json), CAST(:problem AS json)
                            FROM script WHERE name = :name
                            ON CONFLICT (name, sha256) DO UPDATE SET declaration = excluded.declaration, problem = excluded.problem
                            WHERE script.problem ->> 'code' = :refused""")
                    .param("name", name)
                    .param("sha256", sha256)
                    .param("refused", ProblemCode.HOST_REFUSED.wireName())
                    .param("source", source)
                    .param("declaration", declaration == null ? null : JSON.writeValueAsString(declaration))
                    .param("problem", problem == null ? null : JSON.writeValueAsString(problem))
                    .update();
        });
        return find(name, sha256).orElseThrow();
    }

    private static KeptScript script(ResultSet row) throws SQLException {
        String declaration = row.getString("declaration");
        String problem = row.getString("problem");
        return new KeptScript(
                new ScriptVersion(row.getString("name"), row.getInt("number"), row.getString("sha256")),
                row.getString("source"),
                declaration == null ? null : JSON.readValue(declaration, Declaration.class),
                problem == null ? null : JSON.readValue(problem, ScriptProblem.class));
    }
}
