package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.DoubleColumn;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptVersion;
import kymo.core.series.SeriesRequest;
import kymo.core.support.PublishedDataset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class ScriptPreviewLimitsTest {

    private static final int MANY = Math.toIntExact(ScriptPreview.MOST_ROWS_BEFORE) + 100;

    private static final String COUNTING = """
            @Script(title = 'Count', stateful = true)
            @Param(name = 'x', type = COLUMN, defaultValue = 'x')
            @Output(name = 'count', type = INTEGER)
            Columns process(Rows rows, Params params, Context context) {
                long seen = context.state().integer('seen', 0L)
                long[] counts = new long[rows.size()]
                for (int i = 0; i < counts.length; i++) counts[i] = ++seen
                context.state().put('seen', seen)
                return Columns.none().with(counts)
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aScriptThatRemembersIsTriedAsFarAsAPreviewLooksAndNoFarther() {
        PublishedDataset input = dataset(MANY);
        try (ScriptPreviewAnswerer previews = previews(COUNTING, input, Duration.ofMinutes(5))) {
            String last = String.valueOf(ScriptPreview.MOST_ROWS_BEFORE);
            JsonNode answer = previews.answer(request(input, last, last));
            assertThat(answer.at("/columns/0/points/0/y").asLong()).isEqualTo(ScriptPreview.MOST_ROWS_BEFORE + 1);
            assertThatThrownBy(() ->
                            previews.answer(request(input, String.valueOf(ScriptPreview.MOST_ROWS_BEFORE + 1), null)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PREVIEW_TOO_LARGE))
                    .hasMessage(
                            "a script that remembers is previewed from row 0 on, with at most 4,194,304 rows before the window, but the window begins at row 4,194,305; choose one nearer to the beginning, or run it");
        }
    }

    @Test
    void aSummaryOfMoreRowsThanAPreviewLooksAtIsRefused() {
        PublishedDataset input = dataset(MANY);
        String script = """
                @Param(name = 'x', type = COLUMN, defaultValue = 'x')
                void process(Rows rows, Params params, Context context) { }
                Report finish(Params params, Context context) { return new Report().text('all', 'seen') }
                """;
        try (ScriptPreviewAnswerer previews = previews(script, input, Duration.ofMinutes(5))) {
            assertThatThrownBy(() -> previews.answer(request(input, "0", "1")))
                    .hasMessage(
                            "a summary depends on all rows, so that it is previewed of at most 4,194,304 but the dataset has 4,194,404; run it");
        }
    }

    @Test
    void aScriptThatDoesNotEndIsEndedAndTheNextPreviewWorks() {
        PublishedDataset input = dataset(100);
        String script = """
                @Param(name = 'x', type = COLUMN, defaultValue = 'x')
                @Param(name = 'forever', type = FLAG, defaultValue = 'true')
                @Output(name = 'y')
                Columns process(Rows rows, Params params, Context context) {
                    while (params.flag('forever')) { }
                    return Columns.of(new double[rows.size()])
                }
                """;
        try (ScriptPreviewAnswerer previews = previews(script, input, Duration.ofSeconds(3))) {
            assertThatThrownBy(() -> previews.answer(request(input, null, null)))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.HOST_TIMEOUT);
                        assertThat(problem.pointer()).isEqualTo("/parameters");
                    })
                    .hasMessage(
                            "a preview may take at most 3 s but the script tried.groovy was not done then and was ended; choose a smaller window, or run it");
        }
        try (ScriptPreviewAnswerer previews = previews(script, input, Duration.ofMinutes(5))) {
            ScriptPreviewRequest sane = new ScriptPreviewRequest(
                    "custom:tried",
                    1,
                    JsonNodeFactory.instance.objectNode().put("forever", false),
                    new SeriesRequest(input.id(), List.of(), null, null, 10));
            assertThat(previews.answer(JsonMapper.shared().valueToTree(sane))
                            .at("/rows")
                            .asInt())
                    .isEqualTo(100);
        }
    }

    @Test
    void hostsThatWaitForTheNextQuestionEndWithTheWorker() {
        PublishedDataset input = dataset(100);
        Set<Long> before = children();
        ScriptPreviewAnswerer previews = previews("y = x * 2\n", input, Duration.ofMinutes(5));
        previews.answer(request(input, null, null));
        Set<Long> during = children();
        during.removeAll(before);
        assertThat(during).hasSize(1);
        previews.close();
        assertThat(children()).doesNotContainAnyElementsOf(during);
        // an answer that is on its way then leaves none behind either
        previews.answer(request(input, null, null));
        assertThat(children()).isSubsetOf(before);
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static ScriptPreviewAnswerer previews(String text, PublishedDataset input, Duration most) {
        KeptScript script;
        try (ScriptSession session = new ScriptSession(ScriptHosts.FRESH.take("tried"))) {
            Declaration declaration = session.declare("tried", text);
            script = new KeptScript(new ScriptVersion("tried", 1, "0".repeat(64)), text, declaration, null);
        }
        return new ScriptPreviewAnswerer(
                input.catalogue(), input.files(), (name, number) -> script, ScriptHosts.FRESH, RowPlaces.UNKNOWN, most);
    }

    private static JsonNode request(PublishedDataset input, @Nullable String from, @Nullable String to) {
        return JsonMapper.shared()
                .valueToTree(new ScriptPreviewRequest(
                        "custom:tried",
                        1,
                        JsonNodeFactory.instance.objectNode(),
                        new SeriesRequest(input.id(), List.of(), from, to, 10)));
    }

    /** Of a column of zeros without an axis. */
    private PublishedDataset dataset(int rows) {
        return new PublishedDataset(
                folder,
                65_536,
                -1,
                List.of(new ColumnSpec("x", ColumnType.FLOAT, "V")),
                List.of(DoubleColumn.of(new double[rows])));
    }
}
