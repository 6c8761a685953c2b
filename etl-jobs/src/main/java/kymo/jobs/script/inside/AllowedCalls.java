package kymo.jobs.script.inside;

import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.jspecify.annotations.Nullable;

/** Which methods and properties of the types that scripts may use are for scripts. */
final class AllowedCalls {

    /** What the language itself adds to the types of the JDK. */
    private static final Set<String> EXTENSIONS = Set.of(
            "org.codehaus.groovy.runtime.DefaultGroovyMethods",
            "org.codehaus.groovy.runtime.ArrayGroovyMethods",
            "org.codehaus.groovy.runtime.StringGroovyMethods",
            "org.codehaus.groovy.runtime.StreamGroovyMethods",
            "org.apache.groovy.datetime.extensions.DateTimeExtensions",
            "org.codehaus.groovy.vmplugin.v8.PluginDefaultGroovyMethods",
            "org.codehaus.groovy.vmplugin.v9.PluginDefaultGroovyMethods",
            "org.codehaus.groovy.vmplugin.v10.PluginDefaultGroovyMethods");

    /** What reaches behind the values: reflection, the language's own machinery, other threads, the process. */
    private static final Set<String> RESERVED = Set.of(
            "class",
            "getClass",
            "metaClass",
            "getMetaClass",
            "setMetaClass",
            "invokeMethod",
            "getProperty",
            "setProperty",
            "properties",
            "getProperties",
            "getMetaPropertyValues",
            "metaPropertyValues",
            "respondsTo",
            "hasProperty",
            "methodMissing",
            "propertyMissing",
            "evaluate",
            "run",
            "main",
            "binding",
            "getBinding",
            "setBinding",
            "delegate",
            "setDelegate",
            "getDelegate",
            "owner",
            "getOwner",
            "thisObject",
            "getThisObject",
            "setResolveStrategy",
            "rehydrate",
            "dehydrate",
            "classLoader",
            "getClassLoader",
            "declaringClass",
            "getDeclaringClass",
            "newInstance",
            "execute",
            "use",
            "mixin",
            "dump",
            "inspect",
            "addShutdownHook",
            "sleep",
            "wait",
            "notify",
            "notifyAll",
            "finalize",
            "withCloseable",
            "newReader",
            "toURL",
            "toURI");

    /** What gives another result each time. */
    private static final Set<String> BY_CHANCE =
            Set.of("random", "shuffle", "shuffled", "now", "systemDefault", "getDefault", "setDefault", "default");

    private static final Set<String> COMPARISONS = Set.of(
            "compareEqual",
            "compareNotEqual",
            "compareIdentical",
            "compareNotIdentical",
            "compareLessThan",
            "compareLessThanEqual",
            "compareGreaterThan",
            "compareGreaterThanEqual",
            "compareTo",
            "isCase",
            "isNotCase");

    private static final Set<String> THREADS =
            Set.of("parallel", "parallelStream", "parallelSort", "parallelPrefix", "parallelSetAll");

    /** What everything can; {@code clone} is for arrays alone. */
    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString", "clone", "new");

    private static final Set<String> OF_THROWABLE = Set.of("getMessage", "message", "toString");
    private static final Set<String> OF_SCRIPT = Set.of("println", "print", "printf");

    private AllowedCalls() {}

    /** Whether the name may not stand anywhere in a script. */
    static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** Whether it is how the language compares objects. */
    static boolean isComparison(MethodNode method) {
        return method.getDeclaringClass().getName().equals("org.codehaus.groovy.runtime.ScriptBytecodeAdapter")
                && COMPARISONS.contains(method.getName());
    }

    /** @param arguments -1 for a property */
    static @Nullable String refusal(ClassNode of, String name, int arguments) {
        ClassNode type = of.redirect();
        String typeName = type.getName();
        String shown = "%s.%s".formatted(of.getNameWithoutPackage(), name);
        if (isReserved(name)) return "'%s' is not for scripts".formatted(name);
        if (BY_CHANCE.contains(name))
            return "'%s' may give another result each time; a run must give the same one again".formatted(shown);
        if (THREADS.contains(name)) return "'%s' uses threads; a script works on one".formatted(shown);
        if (typeName.equals("groovy.lang.Script"))
            return OF_SCRIPT.contains(name) ? null : "'%s' is not for scripts".formatted(name);
        if (typeName.equals("java.util.Random") && name.equals("new") && arguments == 0)
            return "'new Random()' gives other numbers each time; give it a seed, such as new Random(1)";
        if (typeName.equals("java.lang.Throwable"))
            return OF_THROWABLE.contains(name) ? null : "'%s' is not for scripts".formatted(name);
        if (typeName.equals("java.lang.Object"))
            return OF_OBJECT.contains(name) ? null : "'%s' is not for scripts".formatted(name);
        if (of.isArray()) return null;
        return AllowedTypes.allows(typeName) ? null : AllowedTypes.refusal(typeName);
    }

    /** @param method a static one, whose first parameter is what it is called on */
    static @Nullable String refusalOfExtension(MethodNode method) {
        String name = method.getName();
        ClassNode on = method.getParameters()[0].getType();
        if (!EXTENSIONS.contains(method.getDeclaringClass().getName()))
            return "'%s' is not for scripts".formatted(name);
        boolean byName = on.getName().equals("java.lang.Object")
                && (name.equals("getAt") || name.equals("putAt"))
                && method.getParameters()[1].getType().getName().equals("java.lang.String");
        if (byName) return "properties cannot be reached by their name as a text in a script";
        if (on.getName().equals("java.lang.Object") && !isReserved(name)) return null;
        return refusal(on, name, method.getParameters().length - 1);
    }
}
