package kymo.jobs.script.inside;

import groovy.lang.GroovySystem;
import groovy.transform.CompileStatic;
import java.util.Set;
import javax.script.Compilable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import kymo.core.problems.ProblemException;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.jsr223.GroovyScriptEngineImpl;

/** Compiles a script through the engine of JSR-223, statically whatever it says. */
final class ScriptCompiler {

    private static final String API = "kymo.jobs.script.api.";
    private static final String[] IMPORTED = {
        "Bytes",
        "Columns",
        "Context",
        "Flags",
        "Halo",
        "Output",
        "Param",
        "Params",
        "Report",
        "RowSink",
        "Rows",
        "Script",
        "State",
        "Stretches",
        "Type",
        "Values"
    };

    private final boolean allowList;

    /** @param allowList false only to see what holds a script that got past it */
    ScriptCompiler(boolean allowList) {
        this.allowList = allowList;
    }

    /**
     * Compiles.
     *
     * @throws ProblemException {@code SCRIPT_INVALID}, {@code SCRIPT_FORBIDDEN}; its pointer is {@code /LINE/COLUMN}
     */
    Program compile(String name, String text) {
        Sketch sketch = new Sketch();
        ScriptLoader loader = new ScriptLoader(configuration(sketch));
        GroovyScriptEngineImpl engine = new GroovyScriptEngineImpl(loader);
        engine.getContext().setAttribute(ScriptEngine.FILENAME, name + ".groovy", ScriptContext.ENGINE_SCOPE);
        try {
            ((Compilable) engine).compile(text);
            return new Program(name, text, loader.parsed(), sketch);
        } catch (ScriptException e) {
            throw new CompileErrors(name, text).problem(e);
        } catch (StackOverflowError e) {
            throw new CompileErrors(name, text).tooDeep();
        } catch (GroovyBugError | LinkageError e) {
            throw new CompileErrors(name, text).problem(e);
        }
    }

    /** Lets go of what the language keeps of classes, which would keep all that has ever been compiled. */
    static void forget(Program program) {
        for (Class<?> type : program.classes()) {
            GroovySystem.getMetaClassRegistry().removeMetaClass(type);
            org.codehaus.groovy.reflection.ClassInfo.remove(type);
            java.beans.Introspector.flushFromCaches(type);
        }
    }

    private CompilerConfiguration configuration(Sketch sketch) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        configuration.setTargetBytecode(CompilerConfiguration.JDK17);
        if (allowList) configuration.addCompilationCustomizers(new Grammar());
        configuration.addCompilationCustomizers(new ScriptForm(sketch), imports());
        if (allowList)
            configuration.addCompilationCustomizers(new ASTTransformationCustomizer(CompileStatic.class), new Bound());
        return configuration;
    }

    private static ImportCustomizer imports() {
        ImportCustomizer imports = new ImportCustomizer();
        for (String type : IMPORTED) imports.addImports(API + type);
        imports.addImports("groovy.transform.Field");
        imports.addStarImports("kymo.core.kernel");
        imports.addStaticStars("java.lang.Math", API + "Values");
        return imports;
    }

    /** What is done once every call has been bound. */
    private static final class Bound extends CompilationCustomizer {
        Bound() {
            super(CompilePhase.INSTRUCTION_SELECTION);
        }

        @Override
        public void call(SourceUnit source, GeneratorContext context, ClassNode script) {
            if (!script.isScript()) return;
            new AllowList(source, script).visitClass(script);
            new Comparisons(source).visitClass(script);
        }
    }
}
