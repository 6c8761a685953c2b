package kymo.gateway.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import kymo.core.dataset.Schema;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code columns}: names of a dataset's columns, which may hold commas themselves. */
public final class ColumnsParameter {

    /** Its name. */
    public static final String NAME = "columns";

    /** What the description of the API says of it. */
    public static final String DESCRIPTION =
            "Names of columns, with commas between them; given several times where a name holds a comma";

    private ColumnsParameter() {}

    /**
     * The names that are asked for, none if the parameter is not given. Given several times, each is a name. Given once, it is a name if the
     * dataset has such a column, else a list with commas.
     *
     * @param schema asked only where it makes a difference
     */
    public static List<String> names(@Nullable List<String> given, Supplier<Schema> schema) {
        if (given == null) return List.of();
        if (given.size() > 1)
            return given.stream().filter(name -> !name.isBlank()).toList();
        String only = given.get(0);
        if (only.isBlank()) return List.of();
        if (only.indexOf(',') < 0 || schema.get().indexOf(only) >= 0) return List.of(only);
        return Arrays.stream(only.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
