package kymo.jobs.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import kymo.core.dataset.ColumnType;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ParameterType;
import kymo.core.scripts.Reach;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptParameter;
import kymo.core.scripts.ScriptResult;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.script.wire.Declared;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a {@link Declaration} of what a script says of itself, or tells the line in which it says what cannot be. */
final class DeclaredScript {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String name;
    private final Declared declared;

    DeclaredScript(String name, Declared declared) {
        this.name = name;
        this.declared = declared;
    }

    /** @throws ProblemException {@code SCRIPT_INVALID} */
    Declaration declaration() {
        List<ScriptParameter> parameters = new ArrayList<>();
        for (Declared.Parameter parameter : declared.parameters())
            parameters.add(at(parameter.line(), () -> parameter(parameter)));
        List<ScriptResult> results = new ArrayList<>();
        for (Declared.Output output : declared.outputs())
            results.add(at(
                    output.line(),
                    () -> new ScriptResult(output.name(), ColumnType.valueOf(output.type()), output.unit())));
        Declaration declaration = at(declared.line(), () -> declaration(parameters, results));
        checkResults();
        checkReach(parameters);
        for (int index = 0; index < parameters.size(); index++)
            checkUsual(parameters.get(index), declared.parameters().get(index).line());
        return declaration;
    }

    private Declaration declaration(List<ScriptParameter> parameters, List<ScriptResult> results) {
        return new Declaration(
                declared.kind(),
                declared.title(),
                declared.description(),
                parameters,
                results,
                new Reach(declared.before(), declared.after()),
                declared.stateful());
    }

    private void checkResults() {
        for (Declared.Output output : declared.outputs()) {
            if (declared.kind() == ScriptKind.CHECK || declared.kind() == ScriptKind.SUMMARY)
                throw invalid(
                        output.line(),
                        "the result of a %s has columns of its own, so it declares no @Output"
                                .formatted(declared.kind().wireName()));
            boolean number = output.type().equals("FLOAT") || output.type().equals("INTEGER");
            if (declared.kind() == ScriptKind.DETECTOR && !number)
                throw invalid(
                        output.line(),
                        "an output of a detector must be a NUMBER or an INTEGER but '%s' is %s"
                                .formatted(output.name(), output.type().toLowerCase(Locale.ROOT)));
        }
    }

    private void checkReach(List<ScriptParameter> parameters) {
        for (String told : List.of(declared.before(), declared.after())) {
            boolean named = parameters.stream()
                    .anyMatch(parameter -> parameter.type() == ParameterType.INTEGER
                            && parameter.name().equals(told));
            if (!named && !told.matches("[0-9]{1,9}"))
                throw invalid(
                        declared.line(),
                        "a halo must be a whole number of rows or the name of an INTEGER parameter but was '%s'"
                                .formatted(told));
        }
    }

    private ScriptParameter parameter(Declared.Parameter parameter) {
        ParameterType type = ParameterType.valueOf(parameter.type());
        return new ScriptParameter(
                parameter.name(),
                type,
                parameter.unit(),
                parameter.least(),
                parameter.most(),
                parameter.usual() == null ? null : usual(type, parameter.usual()),
                parameter.options(),
                parameter.help());
    }

    private static JsonNode usual(ParameterType type, String text) {
        return switch (type) {
            case NUMBER -> JSON.numberNode(number(text));
            case INTEGER -> {
                double number = number(text);
                yield number == Math.rint(number) && Math.abs(number) <= 1L << 53
                        ? JSON.numberNode((long) number)
                        : JSON.numberNode(number);
            }
            case FLAG -> {
                if (!text.equals("true") && !text.equals("false"))
                    throw new IllegalArgumentException(
                            "a flag's defaultValue must be 'true' or 'false' but was '%s'".formatted(text));
                yield JSON.booleanNode(text.equals("true"));
            }
            case COLUMNS -> {
                ArrayNode names = JSON.arrayNode();
                if (!text.isBlank())
                    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(names::add);
                yield names;
            }
            case TEXT, CHOICE, COLUMN, ANY_COLUMN -> JSON.stringNode(text);
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a number's defaultValue must be a number but was '%s'".formatted(text), e);
        }
    }

    /** What is usual must be what may be given. */
    private void checkUsual(ScriptParameter parameter, int line) {
        if (parameter.usual() == null) return;
        Declaration alone =
                new Declaration(ScriptKind.SUMMARY, "", "", List.of(parameter), List.of(), Reach.NONE, false);
        try {
            new ScriptedProcessor(new ScriptVersion(name, 1, ""), alone).check(JSON.objectNode());
        } catch (ProblemException e) {
            throw invalid(line, "the defaultValue does not fit: " + e.getMessage());
        }
    }

    private <T> T at(int line, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw invalid(line, e.getMessage());
        }
    }

    private ProblemException invalid(int line, @Nullable String what) {
        String where = line < 1 ? "" : " in line %d,".formatted(line);
        ProblemException problem = new ProblemException(
                ProblemCode.SCRIPT_INVALID,
                "%s.groovy cannot be used:%s %s; correct the script".formatted(name, where, what));
        return line < 1 ? problem : problem.in(line);
    }
}
