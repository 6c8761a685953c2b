package kymo.jobs.script;

import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.wire.Declared;
import kymo.jobs.script.wire.Kind;

/** Compiles scripts in a host, one after another. */
public final class ScriptCompile {

    /** Most bytes of a script's text. */
    public static final int MOST_BYTES = 1 << 20;

    private final Host host;

    /** @param host one that runs {@link kymo.jobs.script.inside.ScriptTask}; stays the caller's to close */
    public ScriptCompile(Host host) {
        this.host = host;
    }

    /**
     * What a script says of itself; from now on it is the one that the host has.
     *
     * @param name of its file, without {@code .groovy}
     * @throws ProblemException {@code SCRIPT_INVALID} or {@code SCRIPT_FORBIDDEN}, whose pointer is {@code /LINE/COLUMN} or {@code /LINE} where that is
     *     known; a host's problem otherwise
     */
    public Declaration declare(String name, String text) {
        host.ask(Kind.COMPILE, new WireOut().put(name).put(text).bytes());
        Frame answer = host.next();
        if (answer == null || answer.kind() != Kind.DECLARED || host.next() != null)
            throw host.bad("one declaration was asked for");
        Declared declared;
        try {
            declared = Declared.of(answer.payload());
        } catch (RuntimeException e) {
            throw host.bad("a declaration was asked for");
        }
        return new DeclaredScript(name, declared).declaration();
    }
}
