package kymo.core.versions;

import java.util.List;
import kymo.core.problems.ProblemCode;

/**
 * What is kept, and where.
 *
 * @param noun as messages call one
 * @param table of what is kept, with {@code id}, {@code name} and {@code version} of the latest; each version lies in the table of the same name with
 *     {@code _version} behind it
 * @param owner the column of that other table which names the {@code id}
 * @param columns of that other table which hold the text, as JSON, beside {@code name} and {@code description}
 */
public record Kind(
        String noun,
        String table,
        String owner,
        List<String> columns,
        ProblemCode unknown,
        ProblemCode changed,
        ProblemCode nameTaken) {

    public Kind {
        columns = List.copyOf(columns);
    }
}
