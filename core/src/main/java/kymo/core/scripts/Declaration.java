package kymo.core.scripts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a script says of itself.
 *
 * @param title for people
 * @param description one sentence for people
 * @param results the columns that it makes, besides those that its kind brings
 * @param stateful whether it must see the blocks one after another, since it remembers something from one to the next
 */
public record Declaration(
        ScriptKind kind,
        String title,
        String description,
        List<ScriptParameter> parameters,
        List<ScriptResult> results,
        Reach reach,
        boolean stateful) {

    static final int MOST_PARAMETERS = 64;
    static final int MOST_RESULTS = 256;

    /** @throws IllegalArgumentException when it contradicts itself */
    public Declaration {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        if (parameters.size() > MOST_PARAMETERS)
            throw new IllegalArgumentException(
                    "a script has at most %d parameters but this one %d".formatted(MOST_PARAMETERS, parameters.size()));
        if (results.size() > MOST_RESULTS)
            throw new IllegalArgumentException(
                    "a script makes at most %d columns but this one %d".formatted(MOST_RESULTS, results.size()));
        if (kind == ScriptKind.TRANSFORM && results.isEmpty())
            throw new IllegalArgumentException("a transform needs an @Output for each column that it makes");
        Set<String> names = new HashSet<>();
        for (ScriptParameter parameter : parameters) {
            if (!names.add(parameter.name()))
                throw new IllegalArgumentException(
                        "parameters must have different names but '%s' is there twice".formatted(parameter.name()));
        }
    }
}
