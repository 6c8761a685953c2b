package kymo.jobs.script.inside;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.script.api.Halo;
import kymo.jobs.script.api.Output;
import kymo.jobs.script.api.Param;
import kymo.jobs.script.api.Script;
import kymo.jobs.script.api.Type;
import kymo.jobs.script.wire.Declared;
import org.jspecify.annotations.Nullable;

/** Reads what a script says of itself from the annotations of its entry. */
final class SelfDescription {

    private static final Map<Type, String> COLUMN_TYPES = Map.of(
            Type.NUMBER, "FLOAT",
            Type.INTEGER, "INTEGER",
            Type.TEXT, "STRING",
            Type.FLAG, "BOOLEAN",
            Type.INSTANT, "INSTANT",
            Type.DATETIME, "DATETIME",
            Type.DATE, "DATE");

    private static final Set<Type> PARAMETERS = EnumSet.range(Type.NUMBER, Type.ANY_COLUMN);

    private final Program program;

    SelfDescription(Program program) {
        this.program = program;
    }

    /** @throws kymo.core.problems.ProblemException {@code SCRIPT_INVALID} where a type stands where it makes no sense */
    Declared declared() {
        Method entry = program.entry();
        Script script = entry.getAnnotation(Script.class);
        Halo halo = entry.getAnnotation(Halo.class);
        boolean stateful = script != null && script.stateful();
        if (program.hasFinish() && program.kind() != ScriptKind.SUMMARY && !stateful)
            throw invalid(
                    "finish gives what was held back from block to block, so the script must say @Script(stateful = true)",
                    program.sketch().line);
        return new Declared(
                program.sketch().line,
                program.kind(),
                script == null || script.title().isEmpty() ? program.name().replace('_', ' ') : script.title(),
                script == null ? "" : script.description(),
                stateful || program.kind() == ScriptKind.SUMMARY,
                halo == null ? "0" : halo.before(),
                halo == null ? "0" : halo.after(),
                parameters(entry),
                outputs(entry));
    }

    private List<Declared.Parameter> parameters(Method entry) {
        List<Declared.Parameter> parameters = new ArrayList<>();
        for (Param param : entry.getAnnotationsByType(Param.class)) {
            int line = line(program.sketch().parameterLines, parameters.size());
            if (!PARAMETERS.contains(param.type()))
                throw invalid("a parameter cannot be of the type %s".formatted(param.type()), line);
            parameters.add(new Declared.Parameter(
                    line,
                    param.name(),
                    param.type().name(),
                    orNull(param.unit()),
                    Double.isInfinite(param.min()) ? null : Double.valueOf(param.min()),
                    Double.isInfinite(param.max()) ? null : Double.valueOf(param.max()),
                    param.defaultValue().equals(Param.NONE) ? null : param.defaultValue(),
                    List.of(param.options()),
                    param.help()));
        }
        return parameters;
    }

    private List<Declared.Output> outputs(Method entry) {
        List<Declared.Output> outputs = new ArrayList<>();
        for (Output output : entry.getAnnotationsByType(Output.class)) {
            int line = line(program.sketch().outputLines, outputs.size());
            String type = COLUMN_TYPES.get(output.type());
            if (type == null)
                throw invalid(
                        "an output cannot be of the type %s; it is NUMBER, INTEGER, TEXT, FLAG, INSTANT, DATETIME or DATE"
                                .formatted(output.type()),
                        line);
            outputs.add(new Declared.Output(line, output.name(), type, orNull(output.unit())));
        }
        return outputs;
    }

    private static int line(List<Integer> lines, int index) {
        return index < lines.size() ? lines.get(index) : 0;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private RuntimeException invalid(String what, int line) {
        return new CompileErrors(program.name(), program.text()).invalid(what, line, 0, 0);
    }
}
