package kymo.jobs.script.attack;

import static kymo.jobs.script.attack.Ending.COMPILER;
import static kymo.jobs.script.attack.Ending.DIED;
import static kymo.jobs.script.attack.Ending.FAILS;
import static kymo.jobs.script.attack.Ending.LIMIT;
import static kymo.jobs.script.attack.Ending.MANAGER;
import static kymo.jobs.script.attack.Ending.MEMORY;
import static kymo.jobs.script.attack.Ending.NOTHING;
import static kymo.jobs.script.attack.Ending.NOT_COMPILED;
import static kymo.jobs.script.attack.Ending.TIME;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import kymo.jobs.script.ScriptFolder;

/** What the scripts beside this class try, each of the same name in small letters, and how each ends. */
enum ScriptAttack {
    EXIT("`System.exit`", COMPILER, MANAGER, DIED),
    HALT("`Runtime.halt`", COMPILER, MANAGER, DIED),
    SHUTDOWN_HOOK("a shutdown hook that never ends, then exit", COMPILER, MANAGER, TIME),
    THREAD_STOP("stop the threads that watch over it", COMPILER, MANAGER, TIME),
    INTERRUPT("interrupt all other threads, then loop", COMPILER, MANAGER, DIED),
    NO_MANAGER("remove the security manager", COMPILER, MANAGER, DIED),
    PRIVILEGED("`AccessController.doPrivileged`", COMPILER, MANAGER, DIED),

    PASSWD("read `/etc/passwd`", COMPILER, MANAGER, FAILS),
    CONFIGURATION("read the configuration of the worker", COMPILER, MANAGER, FAILS),
    SWALLOWED("the same, and catch what is thrown", COMPILER, MANAGER, NOTHING),
    LISTING("list a folder", COMPILER, MANAGER, FAILS),
    SYMLINK("read through a link in its own folder", COMPILER, MANAGER, FAILS),
    WRITE_OUTSIDE("write a file outside of its own folder", COMPILER, MANAGER, FAILS),
    OVERWRITE("overwrite the configuration", COMPILER, MANAGER, FAILS),
    FINALIZER("overwrite it in a finalizer", COMPILER, NOTHING, NOTHING),
    ENVIRONMENT("read the environment", COMPILER, MANAGER, FAILS),
    PROPERTIES("read and set system properties", COMPILER, MANAGER, NOTHING),

    SOCKET("connect to a server", COMPILER, MANAGER, FAILS),
    URL("fetch a URL", COMPILER, MANAGER, FAILS),
    DATAGRAM("send a datagram", COMPILER, MANAGER, NOTHING),
    DNS("look up a name", COMPILER, MANAGER, FAILS),
    JNDI("look up an object by LDAP", COMPILER, FAILS, FAILS),

    PROCESS_BUILDER("`ProcessBuilder`", COMPILER, MANAGER, FAILS),
    EXECUTE("`'id'.execute()`", COMPILER, MANAGER, FAILS),
    FORK_BOMB("start processes without end", COMPILER, MANAGER, LIMIT),
    THREADS("start 10,000 threads", COMPILER, MANAGER, LIMIT),

    REFLECTION("reflection into the host's own objects", COMPILER, MANAGER, NOTHING),
    CLASS_LOADING("load a class of the host's", COMPILER, FAILS, FAILS),
    OWN_LOADER("a class loader of its own", COMPILER, MANAGER, DIED),
    EVAL("`Eval.me`", COMPILER, MANAGER, DIED),
    SHELL("`GroovyShell`", COMPILER, MANAGER, DIED),
    SCRIPT_ENGINE("`ScriptEngineManager`", COMPILER, FAILS, FAILS),
    METHOD_HANDLES("`MethodHandles`", COMPILER, MANAGER, DIED),
    UNSAFE("write to address 0 by `Unsafe`", NOT_COMPILED, MANAGER, FAILS),
    NATIVE_LIBRARY("load a native library", COMPILER, MANAGER, DIED),
    META_CLASS("change `String` for all by its meta class", NOT_COMPILED, MANAGER, DIED),
    PARAMETER("a parameter that is source text", NOTHING, NOTHING, NOTHING),

    GRAB("`@Grab`", COMPILER, NOTHING, NOTHING),
    AST_TEST("code that runs while it is compiled (`@ASTTest`)", COMPILER, NOT_COMPILED, NOT_COMPILED),
    COMPILE_LOOP("an endless loop while it is compiled", COMPILER, NOT_COMPILED, NOT_COMPILED),
    COMPILE_BOMB("closures nested 28 deep, to keep the compiler busy", NOTHING, NOTHING, NOTHING),
    EXTENSION("an extension of the type checker", COMPILER, NOT_COMPILED, NOT_COMPILED),
    STATIC_INITIALISER("exit in a static initialiser", COMPILER, MANAGER, DIED),
    CONSTANT("run a program in a constant", COMPILER, MANAGER, FAILS),

    ARRAY("an array of 2 GiB", MEMORY, MEMORY, MEMORY),
    HEAP("fill the heap", MEMORY, MEMORY, MEMORY),
    CATCH_MEMORY("the same, and catch what is thrown", COMPILER, MEMORY, MEMORY),
    DIRECT_MEMORY("memory beside the heap", COMPILER, FAILS, FAILS),
    LOOP("an endless loop", TIME, TIME, TIME),
    SLEEP("sleep", COMPILER, TIME, TIME),
    REGEX("`(.*?,){30}P`", TIME, TIME, TIME),
    RECURSION("recursion without end", FAILS, FAILS, FAILS),
    FLOOD("print without end", TIME, TIME, TIME),
    WRONG_FRAME("write to the pipe to the worker", COMPILER, MANAGER, DIED),
    FORGED_PROBLEM("throw what looks like a wall, of 100,000 characters", COMPILER, MANAGER, MANAGER),
    HUGE_RESULT("a result of 128 MiB", MEMORY, MEMORY, MEMORY),
    MANY_ROWS("rows without end", MEMORY, MEMORY, MEMORY),
    LARGE_STATE("remember without end", MEMORY, MEMORY, MEMORY);

    static final ScriptFolder FOLDER = new ScriptFolder(folder());

    final String tries;
    private final Ending asItIs;
    private final Ending withoutList;
    private final Ending cageAlone;

    ScriptAttack(String tries, Ending asItIs, Ending withoutList, Ending cageAlone) {
        this.tries = tries;
        this.asItIs = asItIs;
        this.withoutList = withoutList;
        this.cageAlone = cageAlone;
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(ScriptAttack.class.getResource("exit.groovy"))
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String script() {
        return name().toLowerCase(Locale.ROOT);
    }

    Ending against(Defences defences) {
        return switch (defences) {
            case ALL_CAGED, ALL_LIMITS -> asItIs;
            case NO_LIST -> withoutList;
            case CAGE_ALONE -> cageAlone;
        };
    }
}
