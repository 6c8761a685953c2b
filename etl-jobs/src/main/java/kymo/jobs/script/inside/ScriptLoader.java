package kymo.jobs.script.inside;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.security.CodeSource;
import java.security.PermissionCollection;
import java.security.Permissions;
import java.util.List;
import java.util.Objects;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Loads the classes of one script: it sees the language and the contract, nothing else of the worker's class path, and gives no permissions. */
final class ScriptLoader extends GroovyClassLoader {

    /** Marks a loader whose classes are a script's. */
    interface Defining {}

    private static final List<String> SEEN = List.of(
            "java.",
            // the virtual machine's own way to a closure that is called often; nobody else gets there
            "jdk.internal.reflect.",
            "groovy.",
            "groovyjarjar",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "kymo.jobs.script.api.",
            "kymo.core.kernel.");

    private static final String FIELD = "org.codehaus.groovy.transform.FieldASTTransformation";
    /** What tells the types of a closure's parameters. */
    private static final String CLOSURE_TYPES = "groovy.transform.stc.";

    private static final class Seen extends ClassLoader {
        Seen(ClassLoader all) {
            super(all);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (SEEN.stream().noneMatch(name::startsWith)) throw new ClassNotFoundException(name);
            return super.loadClass(name, resolve);
        }
    }

    /** Annotations that change a program while it is compiled are run by classes that come from here: one of them is harmless. */
    private static final class Transformations extends GroovyClassLoader {
        Transformations(ClassLoader all, CompilerConfiguration configuration) {
            super(all, configuration, false);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Class loadClass(String name, boolean lookUpScripts, boolean preferClass, boolean resolve)
                throws ClassNotFoundException {
            if (!name.equals(FIELD) && !name.startsWith(CLOSURE_TYPES)) throw new ClassNotFoundException(name);
            return super.loadClass(name, false, preferClass, resolve);
        }
    }

    private static final class Inner extends InnerLoader implements Defining {
        Inner(GroovyClassLoader outer) {
            super(outer);
        }

        @Override
        protected PermissionCollection getPermissions(CodeSource source) {
            return new Permissions();
        }
    }

    private @Nullable Class<?> parsed;

    ScriptLoader(CompilerConfiguration configuration) {
        super(new Seen(ScriptLoader.class.getClassLoader()), configuration, false);
        // a class that is not there is not looked for as a file of source text
        setResourceLoader(name -> null);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class parseClass(GroovyCodeSource source, boolean cache) {
        Class<?> script = super.parseClass(source, false);
        parsed = script;
        return script;
    }

    /** The script's own class, once it has been compiled. */
    Class<?> parsed() {
        return Objects.requireNonNull(parsed);
    }

    @Override
    protected CompilationUnit createCompilationUnit(CompilerConfiguration configuration, CodeSource source) {
        ClassLoader own = Objects.requireNonNull(ScriptLoader.class.getClassLoader());
        return new CompilationUnit(configuration, source, this, new Transformations(own, configuration));
    }

    @Override
    protected ClassCollector createCollector(CompilationUnit unit, SourceUnit source) {
        return new Collector(new Inner(this), unit, source);
    }

    private static final class Collector extends ClassCollector {
        Collector(InnerLoader loader, CompilationUnit unit, SourceUnit source) {
            super(loader, unit, source);
        }
    }

    @Override
    protected PermissionCollection getPermissions(CodeSource source) {
        return new Permissions();
    }
}
