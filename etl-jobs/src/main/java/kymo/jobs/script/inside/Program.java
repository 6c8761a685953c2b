package kymo.jobs.script.inside;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.script.api.Bytes;
import kymo.jobs.script.api.Columns;
import kymo.jobs.script.api.Context;
import kymo.jobs.script.api.Flags;
import kymo.jobs.script.api.Params;
import kymo.jobs.script.api.Report;
import kymo.jobs.script.api.RowSink;
import kymo.jobs.script.api.Rows;
import kymo.jobs.script.api.Stretches;
import org.jspecify.annotations.Nullable;

/** A compiled script: its methods, found and checked. */
final class Program {

    private static final Map<Class<?>, ScriptKind> KINDS = Map.of(
            Columns.class,
            ScriptKind.TRANSFORM,
            Stretches.class,
            ScriptKind.DETECTOR,
            Flags.class,
            ScriptKind.CHECK,
            void.class,
            ScriptKind.SUMMARY);

    private static final String PROCESS = "process(Rows rows, Params params, Context context)";

    private final String name;
    private final String text;
    private final Class<?> type;
    private final Sketch sketch;
    private final Method entry;
    private final ScriptKind kind;
    private final @Nullable Method start;
    private final @Nullable Method finish;

    /** @throws ProblemException {@code SCRIPT_INVALID} when its methods are not those of a script */
    Program(String name, String text, Class<?> type, Sketch sketch) {
        this.name = name;
        this.text = text;
        this.type = type;
        this.sketch = sketch;
        Method process = find("process", PROCESS, Rows.class, Params.class, Context.class);
        Method read = find(
                "read", "read(Bytes input, Params params, RowSink rows)", Bytes.class, Params.class, RowSink.class);
        if (process != null && read != null) throw invalid("a script has a method process or a method read, not both");
        start = find("start", "start(Params params, Context context)", Params.class, Context.class);
        finish = find("finish", "finish(Params params, Context context)", Params.class, Context.class);
        if (read != null) {
            entry = read;
            kind = ScriptKind.READER;
            if (read.getReturnType() != void.class) throw invalid("read must return void");
            if (start != null || finish != null)
                throw invalid("a script with a method read has no start and no finish");
            return;
        }
        if (process == null) throw invalid("a script needs a method " + PROCESS);
        ScriptKind found = KINDS.get(process.getReturnType());
        if (found == null)
            throw invalid(
                    "process must return Columns (a transform), Stretches (a detector), Flags (a check) or void (a summary, with a method Report finish) but returns %s"
                            .formatted(process.getReturnType().getSimpleName()));
        entry = process;
        kind = found;
        if (start != null && start.getReturnType() != void.class) throw invalid("start must return void");
        checkFinish();
    }

    private void checkFinish() {
        Class<?> returned = finish == null ? null : finish.getReturnType();
        if (kind == ScriptKind.SUMMARY && returned != Report.class)
            throw invalid(
                    "process returns void, as that of a summary, so there must be a method Report finish(Params params, Context context)");
        if (kind == ScriptKind.TRANSFORM && returned != null && returned != void.class)
            throw invalid(
                    "a transform makes a row for each row of a block, so it holds nothing back for finish; use a halo for rows that come later");
        if (kind != ScriptKind.SUMMARY
                && returned != null
                && returned != entry.getReturnType()
                && returned != void.class)
            throw invalid("finish must return what process returns (%s), or void, but returns %s"
                    .formatted(entry.getReturnType().getSimpleName(), returned.getSimpleName()));
    }

    private @Nullable Method find(String method, String signature, Class<?>... parameters) {
        Method found = null;
        for (Method candidate : type.getDeclaredMethods()) {
            if (!candidate.getName().equals(method) || candidate.isSynthetic()) continue;
            if (found != null) throw invalid("there are two methods called '%s'; a script has one".formatted(method));
            if (!List.of(candidate.getParameterTypes()).equals(List.of(parameters)))
                throw invalid("the method '%s' must be declared as %s".formatted(method, signature));
            found = candidate;
        }
        return found;
    }

    private ProblemException invalid(String what) {
        return new CompileErrors(name, text).invalid(what, sketch.line, 0, 0);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Class<?> type() {
        return type;
    }

    Sketch sketch() {
        return sketch;
    }

    Method entry() {
        return entry;
    }

    ScriptKind kind() {
        return kind;
    }

    boolean hasFinish() {
        return finish != null;
    }

    /** Its own class and those of its closures. */
    List<Class<?>> classes() {
        List<Class<?>> all = new ArrayList<>();
        if (type.getClassLoader() instanceof groovy.lang.GroovyClassLoader loader)
            for (Class<?> loaded : loader.getLoadedClasses()) all.add(loaded);
        if (!all.contains(type)) all.add(type);
        return all;
    }

    /** A fresh script that is ready to be called. */
    Calls begin() throws Throwable {
        Object script = type.getDeclaredConstructor().newInstance();
        return new Calls(bound(script, entry), bound(script, start), bound(script, finish));
    }

    private static @Nullable MethodHandle bound(Object script, @Nullable Method method) throws IllegalAccessException {
        if (method == null) return null;
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method).bindTo(script);
    }

    /** The methods of a script that runs. */
    static final class Calls {
        private final @Nullable MethodHandle entry;
        private final @Nullable MethodHandle start;
        private final @Nullable MethodHandle finish;

        private Calls(@Nullable MethodHandle entry, @Nullable MethodHandle start, @Nullable MethodHandle finish) {
            this.entry = entry;
            this.start = start;
            this.finish = finish;
        }

        void start(Params params, Context context) throws Throwable {
            if (start != null) start.invoke(params, context);
        }

        @Nullable
        Object process(Rows rows, Params params, Context context) throws Throwable {
            return Objects.requireNonNull(entry).invoke(rows, params, context);
        }

        void read(Bytes bytes, Params params, RowSink rows) throws Throwable {
            Objects.requireNonNull(entry).invoke(bytes, params, rows);
        }

        @Nullable
        Object finish(Params params, Context context) throws Throwable {
            return finish == null ? null : finish.invoke(params, context);
        }
    }
}
