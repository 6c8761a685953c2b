package kymo.jobs.script;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.preview.Previewed;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.jobs.inquiries.Answerer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a script would make of a window. Scripts that were asked for lately have a host that waits for the next question. */
public final class ScriptPreviewAnswerer implements Answerer, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Less than the gateway waits. */
    private static final Duration MOST = Duration.ofSeconds(20);

    private static final long CACHE_BYTES = 16 << 20;
    /** Points or buckets over all columns: an answer is held in memory as a whole. */
    private static final int MOST_POINTS = 200_000;

    private final Catalogue catalogue;
    private final FileStore files;
    private final ScriptShelf shelf;
    private final RowSources sources;
    private final WarmScripts warm;
    private final SeriesReader series;
    private final Duration most;

    /** @param places for messages about rows; somebody waits for the answer meanwhile */
    public ScriptPreviewAnswerer(
            Catalogue catalogue, FileStore files, ScriptShelf shelf, ScriptHosts hosts, RowPlaces places) {
        this(catalogue, files, shelf, hosts, places, MOST);
    }

    /** @param most how long a script may take in all */
    ScriptPreviewAnswerer(
            Catalogue catalogue,
            FileStore files,
            ScriptShelf shelf,
            ScriptHosts hosts,
            RowPlaces places,
            Duration most) {
        this.catalogue = catalogue;
        this.files = files;
        this.shelf = shelf;
        this.sources = new RowSources(catalogue, files, shelf, places, 1);
        this.warm = new WarmScripts(hosts);
        this.series = new SeriesReader(catalogue, files, CACHE_BYTES);
        this.most = most;
    }

    @Override
    public String kind() {
        return ScriptPreviewRequest.KIND;
    }

    @Override
    public JsonNode answer(JsonNode request) {
        ScriptPreviewRequest asked = JSON.treeToValue(request, ScriptPreviewRequest.class);
        KeptScript script = shelf.script(ScriptVersion.scriptOf(asked.processor()), asked.version());
        Declaration declaration =
                Objects.requireNonNull(script.declaration(), "nobody asks for a script that cannot be run");
        ScriptedProcessor processor = new ScriptedProcessor(script.version(), declaration);
        try (DatasetReader dataset =
                DatasetReader.open(catalogue, files, asked.window().dataset())) {
            ScriptBinding binding =
                    ProblemException.under("parameters", () -> processor.bind(dataset.schema(), asked.parameters()));
            return previewed(script, binding, dataset, limited(asked.window(), binding.output()));
        }
    }

    private JsonNode previewed(KeptScript script, ScriptBinding binding, DatasetReader dataset, SeriesRequest window) {
        ScriptSession session = warm.take(script);
        boolean whole = false;
        PreviewWatch watch = new PreviewWatch(session, most);
        try (watch) {
            AxisRows axis = AxisRows.of(catalogue, files, window.dataset());
            PreviewedScript work =
                    new PreviewedScript(session, binding, dataset.dataset().rows(), axis);
            Previewed previewed = new ScriptPreview(dataset, series, work).of(window);
            whole = true;
            return json(script, previewed, work.log());
        } catch (ProblemException e) {
            // after a failure of the script itself its host is as good as before
            whole = e.code() == ProblemCode.SCRIPT_FAILED;
            if (watch.hasEnded()) throw tookTooLong(script);
            throw sources.told(e, dataset.dataset(), session.takeFailedAt());
        } finally {
            if (whole && !watch.hasEnded()) warm.giveBack(script.version(), session);
            else session.close();
        }
    }

    private ProblemException tookTooLong(KeptScript script) {
        return new ProblemException(
                        ProblemCode.HOST_TIMEOUT,
                        "a preview may take at most %d s but the script %s.groovy was not done then and was ended; choose a smaller window, or run it"
                                .formatted(most.toSeconds(), script.version().name()))
                .in("parameters");
    }

    private static JsonNode json(KeptScript script, Previewed previewed, List<String> log) {
        ObjectNode answer =
                JSON.createObjectNode().put("version", script.version().number());
        ArrayNode lines = answer.putArray("log");
        log.forEach(lines::add);
        PreviewJson.put(previewed, answer);
        return answer;
    }

    /** With fewer points where there are many columns. */
    private static SeriesRequest limited(SeriesRequest window, Schema output) {
        int columns = Math.max(
                1,
                window.columns().isEmpty()
                        ? output.columns().size()
                        : window.columns().size());
        return new SeriesRequest(
                window.dataset(),
                window.columns(),
                window.from(),
                window.to(),
                Math.min(window.points(), Math.max(1, MOST_POINTS / columns)));
    }

    /** Ends the hosts that wait. */
    @Override
    public void close() {
        warm.close();
    }
}
