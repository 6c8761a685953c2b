package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.ProcessorDescriptor;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptProblem;
import kymo.core.scripts.ScriptVersions;
import kymo.core.scripts.ScriptedProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scripts of a folder as processors. A text that was not seen before is compiled, in a host, and kept with what it says of itself or with what is wrong
 * with it; one that cannot be run is offered all the same, so that its author finds out.
 */
public final class ScriptOffers implements Supplier<Stream<ProcessorDescriptor>> {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptOffers.class);

    private final ScriptFolder folder;
    private final ScriptVersions versions;
    private final ScriptHosts hosts;
    private Set<String> refused = Set.of();

    public ScriptOffers(ScriptFolder folder, ScriptVersions versions, ScriptHosts hosts) {
        this.folder = folder;
        this.versions = versions;
        this.hosts = hosts;
    }

    /** Those that are known come first; each of the others is compiled when it is asked for. */
    @Override
    public Stream<ProcessorDescriptor> get() {
        ScriptListing listing = folder.list();
        warn(listing.refused());
        List<KeptScript> known = new ArrayList<>();
        List<Supplier<KeptScript>> others = new ArrayList<>();
        for (ScriptFile file : listing.scripts().values()) {
            KeptScript found = versions.find(file.name(), file.sha256()).orElse(null);
            if (found == null || found.isRefused()) others.add(() -> keep(file, found));
            else known.add(found);
        }
        return Stream.concat(known.stream(), others.stream().map(Supplier::get)).map(ScriptOffers::descriptor);
    }

    /** @param refused what was kept when nothing could be found out about it */
    private KeptScript keep(ScriptFile file, @Nullable KeptScript refused) {
        try (ScriptSession session = new ScriptSession(hosts.take(file.name()))) {
            Declaration declaration = session.declare(file.name(), file.source());
            return versions.keep(file.name(), file.sha256(), file.source(), declaration);
        } catch (ProblemException e) {
            if (refused != null && e.code() == ProblemCode.HOST_REFUSED) return refused;
            LOG.warn("script {} cannot be run: {}", file.name(), e.getMessage());
            return versions.keep(file.name(), file.sha256(), file.source(), problem(e));
        }
    }

    private static ScriptProblem problem(ProblemException e) {
        return new ScriptProblem(e.code().wireName(), String.valueOf(e.getMessage()), line(e.pointer()));
    }

    /** The line in a pointer {@code /LINE} or {@code /LINE/COLUMN}; 0 when there is none. */
    private static int line(@Nullable String pointer) {
        if (pointer == null) return 0;
        String first = pointer.substring(1).replaceFirst("/.*", "");
        return first.matches("[0-9]{1,9}") ? Integer.parseInt(first) : 0;
    }

    private static ProcessorDescriptor descriptor(KeptScript script) {
        Declaration declaration = script.declaration();
        if (declaration != null) return new ScriptedProcessor(script.version(), declaration).descriptor();
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        none.put("type", "object").put("additionalProperties", false).putObject("properties");
        return new ProcessorDescriptor(
                script.version().processor(),
                script.version().number(),
                script.version().name(),
                "cannot be run",
                none);
    }

    private void warn(Map<String, String> found) {
        for (Map.Entry<String, String> file : found.entrySet())
            if (!refused.contains(file.getKey())) LOG.warn("{} is no script: {}", file.getKey(), file.getValue());
        refused = new TreeSet<>(found.keySet());
    }
}
