package kymo.core.scripts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parameters that a request gives to a script: checked against what it has declared, completed by what is usual. */
final class Arguments {

    private final String processor;
    private final Declaration declaration;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    /** @throws ProblemException {@code PARAMETER_INVALID}, {@code PARAMETER_UNKNOWN}; its pointer leads to the parameter */
    Arguments(String processor, Declaration declaration, JsonNode given) {
        this.processor = processor;
        this.declaration = declaration;
        if (!given.isObject())
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "parameters of %s must be a JSON object but were %s".formatted(processor, given));
        Set<String> names = new HashSet<>();
        for (ScriptParameter parameter : declaration.parameters()) {
            names.add(parameter.name());
            JsonNode value = given.hasNonNull(parameter.name()) ? given.get(parameter.name()) : parameter.usual();
            if (value == null && parameter.type() == ParameterType.COLUMNS) continue;
            if (value == null)
                throw invalid(
                        parameter,
                        "%s needs the parameter %s (%s); give one"
                                .formatted(processor, parameter.name(), rule(parameter)));
            if (!fits(parameter, value))
                throw invalid(
                        parameter,
                        "%s of %s must be %s but was %s"
                                .formatted(parameter.name(), processor, rule(parameter), value));
            values.set(parameter.name(), value);
        }
        for (String name : given.propertyNames()) {
            if (!names.contains(name))
                throw new ProblemException(
                                ProblemCode.PARAMETER_UNKNOWN,
                                "%s has no parameter '%s'; it has %s"
                                        .formatted(processor, name, names.isEmpty() ? "none" : declared()))
                        .in(name);
        }
    }

    private String declared() {
        return declaration.parameters().stream().map(ScriptParameter::name).collect(Collectors.joining(", "));
    }

    private static boolean fits(ScriptParameter parameter, JsonNode value) {
        return switch (parameter.type()) {
            case NUMBER -> value.isNumber() && Double.isFinite(value.asDouble()) && within(parameter, value.asDouble());
            case INTEGER ->
                value.isNumber()
                        && value.asDouble() == Math.rint(value.asDouble())
                        && Math.abs(value.asDouble()) <= 1L << 53
                        && within(parameter, value.asDouble());
            case FLAG -> value.isBoolean();
            case TEXT, COLUMN, ANY_COLUMN -> value.isString();
            case CHOICE -> value.isString() && parameter.options().contains(value.asString());
            case COLUMNS -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        };
    }

    private static boolean within(ScriptParameter parameter, double value) {
        Double least = parameter.least();
        Double most = parameter.most();
        return (least == null || value >= least) && (most == null || value <= most);
    }

    private static String rule(ScriptParameter parameter) {
        return switch (parameter.type()) {
            case NUMBER -> "a number" + bounds(parameter);
            case INTEGER -> "a whole number" + bounds(parameter);
            case FLAG -> "true or false";
            case TEXT -> "a text";
            case CHOICE -> "one of " + String.join(", ", parameter.options());
            case COLUMN, ANY_COLUMN -> "a column's name";
            case COLUMNS -> "a list of columns' names";
        };
    }

    private static String bounds(ScriptParameter parameter) {
        String least = plain(parameter.least());
        String most = plain(parameter.most());
        if (least == null && most == null) return "";
        if (most == null) return ", at least " + least;
        return least == null ? ", at most " + most : " from %s to %s".formatted(least, most);
    }

    private static @Nullable String plain(@Nullable Double number) {
        if (number == null) return null;
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%.0f", number)
                : number.toString();
    }

    private static ProblemException invalid(ScriptParameter parameter, String message) {
        return new ProblemException(ProblemCode.PARAMETER_INVALID, message).in(parameter.name());
    }

    /** Every parameter by name, but the lists of columns that were not given. */
    ObjectNode values() {
        return values;
    }

    /** A whole number, or the one that a parameter of that name is. */
    int rows(String told) {
        JsonNode value = values.get(told);
        return value == null
                ? Integer.parseInt(told)
                : (int) Math.min(Integer.MAX_VALUE, Math.max(0, value.asDouble()));
    }

    /**
     * The indices of the columns that a parameter names, in its order, each once.
     *
     * @throws ProblemException {@code COLUMN_UNKNOWN}, {@code COLUMN_NOT_NUMERIC}, {@code NO_NUMERIC_COLUMN}; its pointer leads to the name
     */
    List<Integer> columns(ScriptParameter parameter, Schema input) {
        return ProblemException.under(parameter.name(), () -> {
            JsonNode value = values.get(parameter.name());
            if (parameter.type() != ParameterType.COLUMNS) return List.of(column(parameter, value.asString(), input));
            List<Integer> chosen = new ArrayList<>();
            if (value == null || value.isEmpty()) {
                for (int index = 0; index < input.columns().size(); index++)
                    if (index != input.axis()
                            && input.columns().get(index).type().isNumeric()) chosen.add(index);
            } else {
                for (int place = 0; place < value.size(); place++) {
                    try {
                        int index = column(parameter, value.get(place).asString(), input);
                        if (!chosen.contains(index)) chosen.add(index);
                    } catch (ProblemException e) {
                        throw e.in(place);
                    }
                }
            }
            if (chosen.isEmpty())
                throw new ProblemException(
                        ProblemCode.NO_NUMERIC_COLUMN,
                        "%s needs a numeric column besides the axis but the dataset has only %s; choose columns yourself or ingest with other types"
                                .formatted(processor, input.describe()));
            return chosen;
        });
    }

    private int column(ScriptParameter parameter, String name, Schema input) {
        int index = input.indexOf(name);
        if (index < 0)
            throw new ProblemException(
                    ProblemCode.COLUMN_UNKNOWN,
                    "%s of %s must name a column of the dataset but '%s' is none; it has %s"
                            .formatted(parameter.name(), processor, name, input.describe()));
        ColumnSpec column = input.columns().get(index);
        if (parameter.type() != ParameterType.ANY_COLUMN && !column.type().isNumeric())
            throw new ProblemException(
                    ProblemCode.COLUMN_NOT_NUMERIC,
                    "%s of %s must be a numeric column but '%s' is of type %s; choose another or ingest it with another type"
                            .formatted(
                                    parameter.name(),
                                    processor,
                                    name,
                                    column.type().wireName()));
        return index;
    }
}
