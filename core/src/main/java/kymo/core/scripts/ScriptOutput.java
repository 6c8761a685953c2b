package kymo.core.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The columns of a script's result. */
final class ScriptOutput {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final ScriptBinding script;
    private final List<ColumnSpec> specs = new ArrayList<>();
    private int axis = -1;

    ScriptOutput(ScriptBinding script) {
        this.script = script;
    }

    /** @throws ProblemException {@code PARAMETER_INVALID} when two columns would have the same name */
    Schema schema() {
        switch (script.declaration().kind()) {
            case TRANSFORM -> {
                if (script.input().axis() >= 0) {
                    axis = 0;
                    add(script.input().columns().get(script.input().axis()));
                }
                results();
            }
            case DETECTOR -> {
                stretch();
                add(new ColumnSpec("label", ColumnType.STRING, null));
                results();
            }
            case CHECK -> {
                stretch();
                add(new ColumnSpec("column", ColumnType.STRING, null));
                add(new ColumnSpec("test", ColumnType.STRING, null));
                add(new ColumnSpec("flag", ColumnType.INTEGER, null));
            }
            case SUMMARY -> {
                add(new ColumnSpec("figure", ColumnType.STRING, null));
                add(new ColumnSpec("value", ColumnType.FLOAT, null));
                add(new ColumnSpec("text", ColumnType.STRING, null));
                add(new ColumnSpec("unit", ColumnType.STRING, null));
            }
            case READER ->
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "%s reads files; give its name as the option 'reader' of an upload, it cannot process a dataset"
                                .formatted(script.version().processor()));
        }
        int blockRows = script.declaration().kind() == ScriptKind.TRANSFORM
                ? script.input().blockRows()
                : Block.rowsFor(8L * specs.size());
        return new Schema(specs, axis, blockRows);
    }

    /** First and last row of a stretch, and the axis at both. */
    private void stretch() {
        add(new ColumnSpec("from_row", ColumnType.INTEGER, null));
        add(new ColumnSpec("to_row", ColumnType.INTEGER, null));
        axis = 0;
        if (script.input().axis() < 0) return;
        ColumnSpec of = script.input().columns().get(script.input().axis());
        axis = specs.size();
        boolean taken =
                List.of("from_row", "to_row", "column", "test", "flag", "label").contains(of.name());
        String name = taken ? of.name() + " axis" : of.name();
        add(new ColumnSpec(name, of.type(), of.unit()));
        add(new ColumnSpec(name + " end", of.type(), of.unit()));
    }

    private void results() {
        for (ScriptResult result : script.declaration().results()) {
            String each = each(result);
            if (each == null) add(spec(result, null, -1));
            else for (int column : script.columns(each)) add(spec(result, each, column));
        }
    }

    /** The parameter for each of whose columns there is a result; null for a single one. */
    private @Nullable String each(ScriptResult result) {
        for (Matcher place = PLACE.matcher(result.name()); place.find(); )
            for (ScriptParameter parameter : script.declaration().parameters())
                if (parameter.name().equals(place.group(1)) && parameter.type() == ParameterType.COLUMNS)
                    return parameter.name();
        return null;
    }

    private ColumnSpec spec(ScriptResult result, @Nullable String each, int column) {
        return new ColumnSpec(filled(result.name(), each, column), result.type(), unit(result.unit(), each, column));
    }

    private String filled(String template, @Nullable String each, int column) {
        return PLACE.matcher(template).replaceAll(place -> {
            String name = place.group(1);
            if (name.equals(each))
                return Matcher.quoteReplacement(
                        script.input().columns().get(column).name());
            JsonNode value = script.value(name);
            return Matcher.quoteReplacement(value == null ? place.group() : value.asString());
        });
    }

    private @Nullable String unit(@Nullable String template, @Nullable String each, int column) {
        if (template == null) return null;
        Matcher place = PLACE.matcher(template);
        if (!place.matches()) return filled(template, each, column);
        String name = place.group(1);
        if (name.equals(each)) return script.input().columns().get(column).unit();
        List<Integer> columns = script.columns(name);
        if (columns.isEmpty()) return filled(template, each, column);
        return script.input().columns().get(columns.get(0)).unit();
    }

    private void add(ColumnSpec spec) {
        if (specs.stream().anyMatch(other -> other.name().equals(spec.name())))
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "%s would make two columns called '%s'; choose other columns or name its outputs differently"
                            .formatted(script.version().processor(), spec.name()));
        specs.add(spec);
    }
}
