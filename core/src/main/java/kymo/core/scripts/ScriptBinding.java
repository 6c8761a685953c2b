package kymo.core.scripts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Bound;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A script bound to its parameters and to one dataset's columns. A transform's result has the axis, if there is one, and the columns that the script
 * declared, a row for a row; a detector's and a check's a row per stretch; a summary's a row per figure.
 */
public final class ScriptBinding implements Bound {

    private final ScriptVersion version;
    private final Declaration declaration;
    private final Schema input;
    private final Arguments arguments;
    private final Map<String, List<Integer>> columns = new LinkedHashMap<>();
    private final int[] inputColumns;
    private final Schema output;

    ScriptBinding(ScriptVersion version, Declaration declaration, Schema input, Arguments arguments) {
        this.version = version;
        this.declaration = declaration;
        this.input = input;
        this.arguments = arguments;
        Set<Integer> needed = new LinkedHashSet<>();
        if (input.axis() >= 0) needed.add(input.axis());
        for (ScriptParameter parameter : declaration.parameters()) {
            if (!parameter.type().isColumns()) continue;
            List<Integer> chosen = arguments.columns(parameter, input);
            columns.put(parameter.name(), chosen);
            needed.addAll(chosen);
        }
        inputColumns = needed.stream().mapToInt(Integer::intValue).toArray();
        output = new ScriptOutput(this).schema();
    }

    public ScriptVersion version() {
        return version;
    }

    public Declaration declaration() {
        return declaration;
    }

    public Schema input() {
        return input;
    }

    @Override
    public Schema output() {
        return output;
    }

    /** Every parameter's value by name, those that were not given as they are usual; lists of columns complete. */
    public JsonNode parameters() {
        var values = arguments.values().deepCopy();
        columns.forEach((name, chosen) -> {
            if (values.has(name)) return;
            var list = values.putArray(name);
            chosen.forEach(index -> list.add(input.columns().get(index).name()));
        });
        return values;
    }

    /** Whether its blocks come one after another, on one host: a summary always remembers. */
    public boolean isSequential() {
        return declaration.stateful() || declaration.kind() == ScriptKind.SUMMARY;
    }

    /** Indices of the input's columns that a block must hold: the axis first, if there is one, then those that parameters name. */
    public int[] inputColumns() {
        return inputColumns.clone();
    }

    /** Indices of the columns that a parameter names; empty when it names none. */
    List<Integer> columns(String parameter) {
        return columns.getOrDefault(parameter, List.of());
    }

    @Nullable
    JsonNode value(String parameter) {
        return arguments.values().get(parameter);
    }

    /**
     * What a block must bring with it.
     *
     * @throws ProblemException {@code WINDOW_TOO_LARGE} when it reaches further than a block may look
     */
    public Halo halo() {
        return Halo.rows(
                rows(declaration.reach().before()), rows(declaration.reach().after()));
    }

    private int rows(String told) {
        int rows = arguments.rows(told);
        long most = (long) input.blockRows() * Halo.MOST_BLOCKS;
        if (rows > most)
            throw new ProblemException(
                    ProblemCode.WINDOW_TOO_LARGE,
                    "%s may look at most %,d rows around a block of this dataset (%d blocks of %d rows) but asks for %,d; choose a smaller window"
                            .formatted(version.processor(), most, Halo.MOST_BLOCKS, input.blockRows(), rows));
        return rows;
    }
}
