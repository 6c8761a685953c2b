package kymo.jobs.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptReaders;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.reader.ReaderFormat;
import kymo.jobs.script.ScriptHosts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code --reader}: a script of the lab's own that reads the file. */
final class ReaderOption {

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            description = "The script that reads the file: NAME.groovy. It may stand among the options too.")
    private @Nullable String name;

    @Option(
            names = "--reader-param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the script that reads the file.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    private final Map<String, KeptScript> compiled = new HashMap<>();

    /**
     * The options with the reader among them.
     *
     * @throws ProblemException for parameters without a reader, and for two readers
     */
    JsonNode in(JsonNode options, ScriptsOption scripts) {
        if (name == null && parameters.isEmpty()) return options;
        if (name == null || options.has(IngestOptions.READER))
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    name == null
                            ? "--reader-param needs --reader NAME; kymo script list says which readers there are"
                            : "a file is read by one script but --reader and an option named one each; leave one of them out");
        KeptScript script = script(name, scripts);
        ScriptedProcessor reader =
                new ScriptedProcessor(script.version(), Objects.requireNonNull(script.declaration()));
        ObjectNode told = (ObjectNode) options.deepCopy();
        told.putObject(IngestOptions.READER)
                .put("name", name)
                .set("parameters", Settings.of(reader.descriptor().parameters(), null, parameters));
        return told;
    }

    /** What there is to read files with: all that is built in, and the scripts of the folder. */
    FileFormats formats(ScriptsOption scripts) {
        return FileFormats.with(
                new ReaderFormat((reader, number) -> script(reader, scripts), ScriptHosts.FRESH),
                new ScriptReaders((reader, number) -> script(reader, scripts)));
    }

    private KeptScript script(String reader, ScriptsOption scripts) {
        return compiled.computeIfAbsent(reader, scripts::compiled);
    }
}
