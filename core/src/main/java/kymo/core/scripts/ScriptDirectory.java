package kymo.core.scripts;

import java.util.List;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.ProcessorDirectory;
import kymo.core.processors.Processors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The built-in processors and the scripts that the workers of a database offer, each in its newest version. */
public final class ScriptDirectory implements ProcessorDirectory {

    private final JdbcClient sql;
    private final ScriptVersions scripts;

    public ScriptDirectory(JdbcClient sql, ScriptVersions scripts) {
        this.sql = sql;
        this.scripts = scripts;
    }

    @Override
    public Processor named(String name) {
        if (!ScriptVersion.isProcessor(name)) return Processors.named(name);
        KeptScript script = script(name);
        Declaration declaration = script.declaration();
        if (declaration != null) return new ScriptedProcessor(script.version(), declaration);
        throw script.unusable();
    }

    /**
     * A script by its processor's name, whether it can be run or not.
     *
     * @throws ProblemException {@code PROCESSOR_UNKNOWN}, with the scripts that there are
     */
    public KeptScript script(String processor) {
        if (!ScriptVersion.isProcessor(processor)) throw unknown(processor);
        return sql.sql("SELECT version FROM processor WHERE name = :name ORDER BY version DESC LIMIT 1")
                .param("name", processor)
                .query(Integer.class)
                .optional()
                .flatMap(number -> scripts.find(ScriptVersion.scriptOf(processor), number))
                .orElseThrow(() -> unknown(processor));
    }

    /**
     * The text that a script had when a run was asked for, even if nobody offers the script any more.
     *
     * @throws ProblemException {@code PROCESSOR_UNKNOWN} when there was no such text
     */
    public KeptScript script(String processor, String sha256) {
        if (!ScriptVersion.isProcessor(processor)) throw unknown(processor);
        return scripts.find(ScriptVersion.scriptOf(processor), sha256)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.PROCESSOR_UNKNOWN,
                        "the processor '%s' never had a text of SHA-256 %s; leave sha256 out for the newest one"
                                .formatted(processor, sha256)));
    }

    private ProblemException unknown(String processor) {
        List<String> offered = sql.sql(
                        "SELECT DISTINCT name FROM processor WHERE starts_with(name, :prefix) ORDER BY name")
                .param("prefix", ScriptVersion.PREFIX)
                .query(String.class)
                .list();
        return new ProblemException(
                ProblemCode.PROCESSOR_UNKNOWN,
                "there is no processor '%s'; of scripts there are: %s"
                        .formatted(processor, offered.isEmpty() ? "none" : String.join(", ", offered)));
    }
}
