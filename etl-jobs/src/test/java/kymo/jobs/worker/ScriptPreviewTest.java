package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kymo.core.dataset.Cells;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.inquiries.Inquiries;
import kymo.core.intake.Step;
import kymo.core.kernel.Block;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptVersions;
import kymo.core.series.Bucket;
import kymo.core.series.Point;
import kymo.core.series.RowWindow;
import kymo.core.series.Series;
import kymo.core.series.SeriesColumn;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.jobs.host.HostPool;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.inquiries.AnswerDesk;
import kymo.jobs.script.ScriptHost;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptPreviewAnswerer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a preview says is held against what a run of the same script has stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptPreviewTest {

    private static final int ROWS = 3_003;
    private static final int BLOCK_ROWS = 64;
    private static final String OF_C1 = "{\"column\": \"c1\"}";

    private static final String MEAN_OF_THREE = """
            @Script(title = 'Mean of three')
            @Param(name = 'column', type = COLUMN)
            @Output(name = '{column} smooth', unit = '{column}')
            @Halo(before = '1', after = '1')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                double[] y = new double[rows.size()]
                for (int i = 0; i < rows.size(); i++) {
                    int at = rows.from() + i
                    y[i] = at == 0 || at + 1 == x.length ? x[at] : (x[at - 1] + x[at] + x[at + 1]) / 3
                }
                return Columns.of(y)
            }
            """;

    private static final String RUNNING_SUM = """
            @Script(title = 'Running sum', stateful = true)
            @Param(name = 'column', type = COLUMN)
            @Output(name = 'sum', unit = '{column}')
            @Output(name = 'seen', type = INTEGER)
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                double[] sum = new double[rows.size()]
                long[] seen = new long[rows.size()]
                for (int i = 0; i < rows.size(); i++) {
                    double value = x[rows.from() + i]
                    if (!isMissing(value)) {
                        context.state().put('sum', context.state().number('sum', 0d) + value)
                        context.state().put('seen', context.state().integer('seen', 0L) + 1L)
                    }
                    sum[i] = context.state().number('sum', 0d)
                    seen[i] = context.state().integer('seen', 0L)
                }
                return Columns.none().with(sum).with(seen)
            }
            """;

    /** Each block tells the stretches that begin in it, however far they go within what is seen. */
    private static final String ABOVE = """
            @Script(title = 'Above')
            @Param(name = 'column', type = COLUMN)
            @Output(name = 'highest', unit = '{column}')
            @Halo(before = '1', after = '16')
            Stretches process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                Stretches found = new Stretches()
                for (int i = rows.from(); i < rows.to(); i++) {
                    if (!(x[i] > 20) || i > 0 && x[i - 1] > 20) continue
                    int last = i
                    double highest = x[i]
                    while (last + 1 < x.length && !(x[last + 1] < -60)) highest = max(highest, x[++last])
                    found.add(rows.number(i), rows.number(last), 'above', highest)
                }
                return found
            }
            """;

    /** Told once it has ended, in whichever block that is. */
    private static final String BETWEEN = """
            @Script(title = 'Between', stateful = true)
            @Param(name = 'column', type = COLUMN)
            @Output(name = 'rows')
            Stretches process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                Stretches found = new Stretches()
                for (int i = rows.from(); i < rows.to(); i++) {
                    if (x[i] < 240) continue
                    if (context.state().has('from')) end(found, context, rows.number(i))
                    context.state().put('from', rows.number(i))
                }
                context.state().put('next', rows.number(rows.to() - 1) + 1)
                return found
            }

            Stretches finish(Params params, Context context) {
                Stretches found = new Stretches()
                if (context.state().has('from')) end(found, context, context.state().integer('next'))
                return found
            }

            void end(Stretches found, Context context, long next) {
                long from = context.state().integer('from')
                found.add(from, next - 1, 'between', (double) (next - from))
            }
            """;

    private static final String NEGATIVE = """
            @Script(title = 'Negative')
            @Param(name = 'column', type = COLUMN)
            Flags process(Rows rows, Params params, Context context) {
                String column = params.column('column')
                double[] x = rows.doubles(column)
                Flags flags = new Flags()
                for (int i = rows.from(); i < rows.to(); i++)
                    if (x[i] < 0) flags.flag(column, 'negative', rows.number(i), rows.number(i), Flags.SUSPECT)
                return flags
            }
            """;

    private static final String MEAN = """
            @Script(title = 'Mean')
            @Param(name = 'column', type = COLUMN)
            void process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                for (int i = rows.from(); i < rows.to(); i++) {
                    if (isMissing(x[i])) continue
                    context.state().put('total', context.state().number('total', 0d) + x[i])
                    context.state().put('count', context.state().integer('count', 0L) + 1L)
                }
            }

            Report finish(Params params, Context context) {
                context.log('all seen')
                return new Report().figure('mean', context.state().number('total') / context.state().integer('count'), 'V')
                        .text('column', params.column('column'))
            }
            """;

    private static final String FAILING = """
            @Script(title = 'Root')
            @Param(name = 'column', type = COLUMN)
            @Param(name = 'least', type = NUMBER, defaultValue = '-1000')
            @Output(name = 'root')
            Columns process(Rows rows, Params params, Context context) {
                context.log('from row ' + rows.number(rows.from()))
                double[] x = rows.doubles(params.column('column'))
                double[] y = new double[rows.size()]
                for (int i = 0; i < rows.size(); i++) {
                    if (x[rows.from() + i] < params.number('least')) context.fail('too small a number', rows.from() + i)
                    y[i] = Math.sqrt(Math.abs(x[rows.from() + i]))
                }
                return Columns.of(y)
            }
            """;

    @SuppressWarnings("NullAway.Init")
    private Path scripts;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private OfferedProcessors offers;

    @SuppressWarnings("NullAway.Init")
    private AnswerDesk desk;

    @SuppressWarnings("NullAway.Init")
    private ScriptPreviewAnswerer answerer;

    @SuppressWarnings("NullAway.Init")
    private Dataset input;

    private final HostPool pool = new HostPool(ScriptHost.kind(), 1);
    private final AtomicInteger taken = new AtomicInteger();

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        shop = new Workshop(folder.resolve("files"));
        ScriptHosts hosts = name -> {
            taken.incrementAndGet();
            return pool.take(ScriptHost.errand(name));
        };
        WorkerConfiguration parts = new WorkerConfiguration();
        WorkerSettings settings = Workshop.settings("w", 1);
        offers = parts.offeredProcessors(shop.sql, shop.tx, settings, hosts, scripts);
        put("mean_of_three", MEAN_OF_THREE);
        put("calibrated", "@Output(name = 'kelvin', unit = 'K')\ndouble kelvin = column * 1.5 + 273.15\n");
        put("running_sum", RUNNING_SUM);
        put("above", ABOVE);
        put("between", BETWEEN);
        put("negative", NEGATIVE);
        put("mean", MEAN);
        put("failing", FAILING);
        offers.offer();
        answerer = parts.scriptPreviews(shop.catalogue, shop.files, shop.sql, shop.tx, IngestSettings.usual(), hosts);
        desk = parts.scriptDesk(shop.sql, answerer, settings);
        desk.start();
        shop.worker(settings).start();
        input = shop.dataset(ROWS, 1, BLOCK_ROWS);
    }

    @BeforeEach
    void forget() {
        taken.set(0);
    }

    @AfterAll
    void end() {
        desk.stop();
        answerer.close();
        pool.close();
        shop.close();
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(scripts.resolve(name + ".groovy"), text);
    }

    @ParameterizedTest(name = "{0} from second {1} to {2}, {3} points")
    @CsvSource({
        "mean_of_three, , , 40",
        "mean_of_three, 100, 163, 2000",
        "mean_of_three, 63, 64, 2000",
        "mean_of_three, 1000, 2500, 33",
        "mean_of_three, 2990, 9999, 2000",
        "mean_of_three, 9000, 9999, 2000",
        "calibrated, , , 40",
        "calibrated, 1000, 1100, 2000",
        "running_sum, , , 40",
        "running_sum, 0, 10, 2000",
        "running_sum, 1000, 1100, 2000",
        "running_sum, 1030, 2500, 33",
    })
    void aSeriesIsWhatARunStoresInThatWindow(String script, @Nullable String from, @Nullable String to, int points) {
        SeriesRequest window = window(from, to, points);
        JsonNode preview = ask(script, OF_C1, window);
        Run run = run(script, OF_C1);
        Series stored =
                series().read(new SeriesRequest(run.id(), List.of(), window.from(), window.to(), window.points()));
        assertThat(columns(preview)).isEqualTo(columns(stored));
        assertThat(preview.at("/window/fromRow").asLong())
                .isEqualTo(stored.window().fromRow());
        assertThat(preview.at("/window/toRow").asLong())
                .isEqualTo(stored.window().toRow());
        assertThat(preview.get("bucketRows").asLong()).isEqualTo(stored.bucketRows());
        assertThat(preview.get("datasetId").asString()).isEqualTo(input.id().toString());
        assertThat(preview.get("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} from second {1} to {2}")
    @CsvSource({
        "above, , ",
        "above, 100, 163",
        "above, 1000, 1003",
        "between, , ",
        "between, 500, 1500",
        "between, 1499, 1501",
        "between, 3000, 9000",
        "negative, , ",
        "negative, 1001, 1100",
        "negative, 9000, 9999",
    })
    void rowsAreThoseOfARunThatTouchTheWindow(String script, @Nullable String from, @Nullable String to) {
        SeriesRequest asked = window(from, to, 2_000);
        JsonNode preview = ask(script, OF_C1, asked);
        Dataset stored = shop.catalogue.dataset(run(script, OF_C1).id());
        RowWindow window = series().window(input.id(), asked.from(), asked.to());
        List<List<Object>> expected = cells(stored).stream()
                .filter(row -> (Long) row.get(0) < window.toRow() && (Long) row.get(1) >= window.fromRow())
                .toList();
        if (window.rows() > 0) assertThat(expected).isNotEmpty();
        assertThat(preview.at("/rows/columns").findValuesAsString("name"))
                .isEqualTo(stored.schema().columns().stream().map(c -> c.name()).toList());
        assertThat(preview.at("/rows/total").asInt()).isEqualTo(expected.size());
        assertThat(preview.at("/rows/truncated").asBoolean()).isFalse();
        assertThat(preview.at("/rows/rows")).isEqualTo(read(JsonMapper.shared().writeValueAsString(expected)));
        assertThat(preview.at("/summary/script/name").asString()).isEqualTo(script);
    }

    @Test
    void aSummaryIsThatOfARunWhateverTheWindowIs() {
        JsonNode preview = ask("mean", OF_C1, window("100", "200", 2_000));
        Run run = run("mean", OF_C1);
        assertThat(preview.at("/rows/rows"))
                .isEqualTo(read(JsonMapper.shared().writeValueAsString(cells(shop.catalogue.dataset(run.id())))));
        assertThat(preview.get("summary")).isEqualTo(shop.runs.summary(run.id()).orElseThrow());
        assertThat(preview.get("log").toString()).isEqualTo("[\"all seen\"]");
    }

    @Test
    void moreRowsThanAreShownAreCounted() {
        Dataset large = shop.dataset(8_000, 1, BLOCK_ROWS);
        JsonNode preview = ask("negative", OF_C1, new SeriesRequest(large.id(), List.of(), null, null, 10));
        assertThat(preview.at("/rows/rows")).hasSize(2_000);
        assertThat(preview.at("/rows/truncated").asBoolean()).isTrue();
        assertThat(preview.at("/rows/total").asInt()).isBetween(3_500, 4_500);
    }

    @Test
    void whatAScriptFailsWithIsAboutItsParametersAndTellsLineRowValueAndLog() {
        double[] first = {0};
        try (DatasetReader reader = DatasetReader.open(shop.catalogue, shop.files, input.id())) {
            first[0] = ((Double) Cells.of(
                            reader.read(1, new int[] {1}),
                            input.schema().columns().subList(1, 2))
                    .get(0)
                    .get(0));
        }
        assertThatThrownBy(() -> ask("failing", "{\"column\": \"c1\", \"least\": 1000}", window("64", "70", 100)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
                    assertThat(problem.pointer()).isEqualTo("/parameters");
                })
                .hasMessageContaining("failing.groovy failed in line 10")
                .hasMessageContaining("at row 64 of the dataset")
                .hasMessageContaining(String.valueOf(first[0]))
                .hasMessageContaining("too small a number")
                .hasMessageContaining("it had logged 'from row 64'");
    }

    @Test
    void aPreviewAfterAnotherUsesItsHostAndNothingElseOfIt() {
        ask("failing", OF_C1, window("0", "10", 100));
        taken.set(0);
        assertThat(ask("failing", OF_C1, window("128", "140", 100)).get("log").toString())
                .isEqualTo("[\"from row 128\"]");
        assertThatThrownBy(() -> ask("failing", "{\"column\": \"c1\", \"least\": 1000}", window("64", "70", 100)))
                .hasMessageEndingWith("it had logged 'from row 64'");
        assertThat(ask("failing", OF_C1, window("192", "200", 100)).get("log").toString())
                .isEqualTo("[\"from row 192\"]");
        Dataset other = shop.dataset(50, 2, BLOCK_ROWS);
        SeriesRequest window = new SeriesRequest(other.id(), List.of(), null, null, 100);
        assertThat(ask("failing", "{\"column\": \"c2\"}", window).get("rows").asInt())
                .isEqualTo(50);
        assertThat(taken).hasValue(0);
    }

    @Test
    void theTextThatWasAskedForIsTriedAndOnlyThat() throws IOException {
        put("changing", "y = x * 2\n");
        offers.offer();
        JsonNode first = ask("changing", "{\"x\": \"c1\"}", window("1", "1", 10));
        put("changing", "y = x * 4\n");
        offers.offer();
        JsonNode second = ask("changing", "{\"x\": \"c1\"}", window("1", "1", 10));
        assertThat(first.get("version").asInt()).isEqualTo(1);
        assertThat(second.get("version").asInt()).isEqualTo(2);
        assertThat(second.at("/columns/0/points/0/y").asDouble())
                .isEqualTo(2 * first.at("/columns/0/points/0/y").asDouble());
    }

    @Test
    void whatDoesNotFitPointsAtWhatWasGiven() {
        assertThatThrownBy(() -> ask("failing", "{\"column\": \"none\"}", window(null, null, 10)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.pointer()).isEqualTo("/parameters/column"));
        SeriesRequest columns = new SeriesRequest(input.id(), List.of("none"), null, null, 10);
        assertThatThrownBy(() -> ask("failing", OF_C1, columns))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.pointer()).isEqualTo("/columns"));
        assertThatThrownBy(() -> ask("failing", OF_C1, window("noon", null, 10)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.pointer()).isEqualTo("/from"));
    }

    private JsonNode ask(String script, String parameters, SeriesRequest window) {
        int version = new ScriptDirectory(shop.sql, new ScriptVersions(shop.sql, new TransactionTemplate(shop.tx)))
                .script("custom:" + script)
                .version()
                .number();
        ScriptPreviewRequest request =
                new ScriptPreviewRequest("custom:" + script, version, Workshop.json(parameters), window);
        return new Inquiries(shop.sql, desk::ring)
                .ask(ScriptPreviewRequest.KIND, JsonMapper.shared().valueToTree(request), Duration.ofMinutes(1));
    }

    private Run run(String script, String parameters) {
        Run run = shop.ended(shop.intake
                .run(input.id(), new Step("custom:" + script, Workshop.json(parameters)), false)
                .run()
                .id());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        return run;
    }

    /** @param from seconds, which are row numbers here; null for the beginning */
    private SeriesRequest window(@Nullable String from, @Nullable String to, int points) {
        return new SeriesRequest(input.id(), List.of(), instant(from), instant(to), points);
    }

    private static @Nullable String instant(@Nullable String seconds) {
        return seconds == null || !seconds.matches("\\d+")
                ? seconds
                : Instant.ofEpochSecond(Long.parseLong(seconds)).toString();
    }

    private SeriesReader series() {
        return new SeriesReader(shop.catalogue, shop.files, 1 << 20);
    }

    private List<List<Object>> cells(Dataset dataset) {
        List<List<Object>> all = new ArrayList<>();
        int[] columns = IntStream.range(0, dataset.schema().columns().size()).toArray();
        try (DatasetReader reader = DatasetReader.open(shop.catalogue, shop.files, dataset.id())) {
            for (Block block : reader.rows(0, dataset.rows(), columns))
                all.addAll(Cells.of(block, dataset.schema().columns()));
        }
        return all;
    }

    /** A column's name, unit and every number of it. */
    private static List<List<Object>> columns(Series series) {
        List<List<Object>> columns = new ArrayList<>();
        for (SeriesColumn column : series.columns()) {
            List<Object> all = new ArrayList<>();
            all.add(column.spec().name());
            all.add(column.spec().type().wireName());
            all.add(String.valueOf(column.spec().unit()));
            if (column.points() != null) for (Point point : column.points()) all.add(point.x() + " " + point.y());
            if (column.buckets() != null)
                for (Bucket b : column.buckets())
                    all.add("%s %s %s %s %s %s %s %s %s %s"
                            .formatted(
                                    b.span().from(),
                                    b.span().from(),
                                    b.span().to(),
                                    b.row(),
                                    b.rows(),
                                    b.min(),
                                    b.max(),
                                    b.mean(),
                                    b.count(),
                                    b.missing()));
            columns.add(all);
        }
        return columns;
    }

    private static List<List<Object>> columns(JsonNode preview) {
        List<List<Object>> columns = new ArrayList<>();
        for (JsonNode column : preview.get("columns")) {
            List<Object> all = new ArrayList<>();
            for (String name : List.of("name", "type", "unit")) all.add(told(column, name));
            for (JsonNode point : column.path("points")) all.add(told(point, "x", "y"));
            for (JsonNode bucket : column.path("buckets"))
                all.add(told(bucket, "x", "from", "to", "row", "rows", "min", "max", "mean", "count", "missing"));
            columns.add(all);
        }
        return columns;
    }

    private static String told(JsonNode of, String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names)
            values.add(Objects.requireNonNull(of.get(name)).asString("null"));
        return String.join(" ", values);
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
