package kymo.jobs.cli;

import java.nio.file.Path;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptVersion;
import kymo.jobs.script.ScriptFile;
import kymo.jobs.script.ScriptFolder;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptSession;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code --scripts}: where the lab's own scripts lie. */
final class ScriptsOption {

    @Option(
            names = "--scripts",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            defaultValue = "scripts/custom",
            description = "The folder with the lab's own scripts; scripts/custom by default.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    Path path() {
        return folder;
    }

    ScriptFolder folder() {
        return new ScriptFolder(folder);
    }

    /**
     * The script of that name, compiled.
     *
     * @throws kymo.core.problems.ProblemException {@code PROCESSOR_UNKNOWN}, {@code SCRIPT_INVALID}
     */
    KeptScript compiled(String name) {
        ScriptFile script = folder().script(name);
        try (ScriptSession session = new ScriptSession(ScriptHosts.FRESH.take(name))) {
            Declaration declaration = session.declare(name, script.source());
            return new KeptScript(new ScriptVersion(name, 1, script.sha256()), script.source(), declaration, null);
        }
    }
}
