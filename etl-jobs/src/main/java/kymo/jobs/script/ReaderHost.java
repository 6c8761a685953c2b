package kymo.jobs.script;

import kymo.core.files.ReadableFile;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostInput;
import kymo.jobs.script.wire.Kind;
import tools.jackson.databind.JsonNode;

/** A host with a script that reads files, and a copy of the file that it reads. */
public final class ReaderHost implements AutoCloseable {

    private final Host host;
    private final Declaration declaration;

    private ReaderHost(Host host, Declaration declaration) {
        this.host = host;
        this.declaration = declaration;
    }

    /**
     * Has the script compiled and the file copied.
     *
     * @throws kymo.core.problems.ProblemException when the script does not compile, or there is no host or no room for the file
     */
    public static ReaderHost open(ScriptHosts hosts, KeptScript script, ReadableFile file) {
        String name = script.version().name();
        Host host = hosts.take(name);
        try {
            Declaration declaration = new ScriptCompile(host).declare(name, script.source());
            HostInput.copy(file, host, Kind.FILE);
            return new ReaderHost(host, declaration);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** Begins to read, see {@link ScriptReading}; one after another. */
    public ScriptReading read(JsonNode parameters, long fromRow, long mostRows, int blockRows) {
        return new ScriptReading(host, declaration, parameters, fromRow, mostRows, blockRows);
    }

    @Override
    public void close() {
        host.close();
    }
}
