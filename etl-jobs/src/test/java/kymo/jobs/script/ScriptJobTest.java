package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptProblem;
import kymo.core.scripts.ScriptVersion;
import kymo.core.support.PublishedDataset;
import kymo.jobs.support.LocalRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScriptJobTest {

    private static final int ROWS = 1_003;
    private static final int BLOCK_ROWS = 8;

    static final String RUNNING_SUM = """
            @Script(title = 'Running sum', stateful = true)
            @Param(name = 'column', type = COLUMN)
            @Output(name = 'sum of {column}', unit = '{column}')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                double[] sum = new double[rows.size()]
                double total = context.state().number('total', 0d)
                for (int i = 0; i < rows.size(); i++) {
                    total += x[rows.from() + i]
                    sum[i] = total
                }
                context.state().put('total', total)
                return Columns.of(sum)
            }
            """;

    static final String ABOVE = """
            @Script(title = 'Above', stateful = true)
            @Param(name = 'column', type = COLUMN)
            @Param(name = 'level', type = NUMBER)
            @Output(name = 'highest', unit = '{column}')
            Stretches process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                double level = params.number('level')
                Stretches found = new Stretches()
                for (int i = rows.from(); i < rows.to(); i++) {
                    boolean open = context.state().has('from')
                    if (x[i] > level) {
                        if (!open) context.state().put('from', rows.number(i))
                        context.state().put('highest', Math.max(context.state().number('highest', level), x[i]))
                    } else if (open) close(found, rows.number(i) - 1, context)
                }
                context.state().put('last', rows.number(rows.to() - 1))
                return found
            }

            Stretches finish(Params params, Context context) {
                Stretches found = new Stretches()
                if (context.state().has('from')) close(found, context.state().integer('last'), context)
                return found
            }

            void close(Stretches found, long to, Context context) {
                found.add(context.state().integer('from'), to, 'above', context.state().number('highest'))
                context.state().remove('from')
                context.state().remove('highest')
            }
            """;

    private static final String SUMMARY = """
            @Script(title = 'Mean', stateful = true)
            @Param(name = 'column', type = COLUMN)
            void process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('column'))
                double total = context.state().number('total', 0d)
                long count = context.state().integer('count', 0L)
                for (int i = rows.from(); i < rows.to(); i++) { total += x[i]; count++ }
                context.state().put('total', total)
                context.state().put('count', count)
            }

            Report finish(Params params, Context context) {
                context.log('all seen')
                return new Report().figure('mean', context.state().number('total') / context.state().integer('count'), 'V')
                        .text('column', params.column('column'))
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aTransformSeesItsNeighboursAndItsResultIsTheSameHoweverTheRowsAreCut() {
        String script = """
                @Script(title = 'Mean of three')
                @Param(name = 'columns', type = COLUMNS)
                @Output(name = '{columns} smooth', unit = '{columns}')
                @Halo(before = '1', after = '1')
                Columns process(Rows rows, Params params, Context context) {
                    Columns made = Columns.none()
                    for (String column : params.columns('columns')) {
                        double[] x = rows.doubles(column)
                        double[] y = new double[rows.size()]
                        for (int i = 0; i < rows.size(); i++) {
                            int at = rows.from() + i
                            y[i] = at == 0 || at + 1 == x.length ? x[at] : (x[at - 1] + x[at] + x[at + 1]) / 3
                        }
                        made.with(y)
                    }
                    return made
                }
                """;
        double[] values = values();
        double[] expected = values.clone();
        for (int i = 1; i + 1 < ROWS; i++) expected[i] = (values[i - 1] + values[i] + values[i + 1]) / 3;
        for (Block rows : bothWays(script, "{}")) assertThat(rows.column(1)).isEqualTo(DoubleColumn.of(expected));
    }

    @Test
    void whatAScriptRemembersGoesFromBlockToBlockThroughAllParts() {
        double[] expected = values();
        for (int i = 1; i < ROWS; i++) expected[i] += expected[i - 1];
        for (Block rows : bothWays(RUNNING_SUM, "{\"column\": \"u\"}"))
            assertThat(rows.column(1)).isEqualTo(DoubleColumn.of(expected));
    }

    @Test
    void aDetectorsStretchesComeInOrderWithTheAxisAtBothEndsAndTheLastOneToo() {
        double[] values = values();
        values[ROWS - 1] = 5;
        List<Long> from = new ArrayList<>();
        List<Long> to = new ArrayList<>();
        List<Double> highest = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            if (values[i] <= 1) continue;
            int end = i;
            double most = values[i];
            while (end + 1 < ROWS && values[end + 1] > 1) most = Math.max(most, values[++end]);
            from.add((long) i);
            to.add((long) end);
            highest.add(most);
            i = end;
        }
        assertThat(from).hasSizeGreaterThan(100);
        for (Block rows : bothWays(ABOVE, "{\"column\": \"u\", \"level\": 1}", values)) {
            assertThat(rows.column(0)).isEqualTo(longs(from));
            assertThat(rows.column(1)).isEqualTo(longs(to));
            assertThat(rows.column(2))
                    .isEqualTo(longs(from.stream().map(row -> 10 * row).toList()));
            assertThat(rows.column(3))
                    .isEqualTo(longs(to.stream().map(row -> 10 * row).toList()));
            assertThat(rows.column(5))
                    .isEqualTo(
                            DoubleColumn.of(highest.stream().mapToDouble(h -> h).toArray()));
        }
    }

    /** Each block finds one in the rows behind it, one in its own, and one in the first row of all. */
    @Test
    void stretchesAreInTheOrderOfTheirFirstRowsOverTheWholeResultHoweverTheRowsAreCut() {
        String script = """
            @Param(name = 'column', type = COLUMN)
            @Output(name = 'found in')
            Stretches process(Rows rows, Params params, Context context) {
                Stretches found = new Stretches()
                long first = rows.firstRow()
                found.add(first, first, 'own', (double) first)
                found.add(Math.max(0L, first - 300L), first, 'behind', (double) first)
                found.add(0, first, 'all', (double) first)
                return found
            }
            """;
        List<List<Object>> expected = new ArrayList<>();
        for (long first = 0; first < ROWS; first += BLOCK_ROWS) {
            expected.add(List.of(first, first, "own", (double) first));
            expected.add(List.of(Math.max(0, first - 300), first, "behind", (double) first));
            expected.add(List.of(0L, first, "all", (double) first));
        }
        expected.sort(Comparator.comparingLong(stretch -> (long) stretch.get(0)));
        for (Block rows : bothWays(script, "{\"column\": \"u\"}")) {
            List<List<Object>> made = new ArrayList<>();
            for (int row = 0; row < rows.rows(); row++)
                made.add(List.of(
                        ((LongColumn) rows.column(0)).values()[row],
                        ((LongColumn) rows.column(1)).values()[row],
                        Objects.requireNonNull(((TextColumn) rows.column(4)).text(row)),
                        ((DoubleColumn) rows.column(5)).values()[row]));
            assertThat(made).isEqualTo(expected);
            assertThat(rows.column(2))
                    .isEqualTo(longs(expected.stream()
                            .map(stretch -> 10 * (long) stretch.get(0))
                            .toList()));
        }
    }

    @Test
    void aSummaryIsARowPerFigureAndStandsInTheRunsSummaryWithWhatWasLogged() {
        PublishedDataset input = dataset(values());
        LocalRun run = stored(shelf(SUMMARY), input, "{\"column\": \"u\"}", 2);
        double mean = 0;
        for (double value : values()) mean += value;
        mean /= ROWS;
        Block rows = Objects.requireNonNull(run.rows());
        assertThat(rows.column(0)).isEqualTo(TextColumn.of(List.of("mean", "column")));
        assertThat(rows.column(1)).isEqualTo(DoubleColumn.of(mean, Double.NaN));
        assertThat(run.summary().get("figures").get(0).get("value").asDouble()).isEqualTo(mean);
        assertThat(run.summary().get("figures").get(0).get("unit").asString()).isEqualTo("V");
        assertThat(run.summary().get("figures").get(1).get("text").asString()).isEqualTo("u");
        assertThat(run.summary().get("log").toString()).isEqualTo("[\"all seen\"]");
        assertThat(run.summary().get("script").get("version").asInt()).isEqualTo(1);
    }

    @Test
    void aScriptThatFailsFailsItsRunWithTheLineTheRowAndTheValue() {
        String script = """
                @Script(title = 'Root')
                @Param(name = 'column', type = COLUMN)
                @Output(name = 'root')
                Columns process(Rows rows, Params params, Context context) {
                    double[] x = rows.doubles(params.column('column'))
                    double[] y = new double[rows.size()]
                    for (int i = 0; i < rows.size(); i++) {
                        if (x[rows.from() + i] < -2.5) throw context.fail('a root needs a positive number', rows.from() + i)
                        y[i] = Math.sqrt(Math.abs(x[rows.from() + i]))
                    }
                    return Columns.of(y)
                }
                """;
        double[] values = new double[ROWS];
        values[777] = -3;
        PublishedDataset input = dataset(values);
        assertThatThrownBy(() -> stored(shelf(script), input, "{\"column\": \"u\"}", 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FAILED))
                .hasMessageContaining("a root needs a positive number")
                .hasMessageContaining("line 8")
                .hasMessageContaining("777")
                .hasMessageContaining("-3");
    }

    @Test
    void aScriptThatCannotBeRunFailsItsRunWithTheReason() {
        KeptScript broken = new KeptScript(
                new ScriptVersion("tested", 1, "0".repeat(64)),
                "",
                null,
                new ScriptProblem("script-invalid", "line 3 is not closed", 3));
        PublishedDataset input = dataset(values());
        assertThatThrownBy(() -> stored((name, number) -> broken, input, "{}", 1))
                .hasMessage("line 3 is not closed");
    }

    private List<Block> bothWays(String script, String parameters) {
        return bothWays(script, parameters, values());
    }

    private List<Block> bothWays(String script, String parameters, double[] values) {
        PublishedDataset input = dataset(values);
        ScriptShelf shelf = shelf(script);
        LocalRun held = LocalRun.held(
                new ScriptJob(shelf, ScriptHosts.FRESH),
                "custom:tested",
                input.catalogue(),
                input.files(),
                input.id(),
                json(parameters));
        return List.of(
                Objects.requireNonNull(stored(shelf, input, parameters, 2).rows()),
                Objects.requireNonNull(held.rows()));
    }

    private static LocalRun stored(ScriptShelf shelf, PublishedDataset input, String parameters, int threads) {
        return LocalRun.stored(
                new ScriptJob(shelf, ScriptHosts.FRESH),
                "custom:tested",
                input.catalogue(),
                input.files(),
                input.id(),
                json(parameters),
                threads);
    }

    /** That text, compiled, under the name {@code tested}. */
    static ScriptShelf shelf(String source) {
        ScriptFile file = ScriptFile.of("tested", source);
        Declaration declaration;
        try (ScriptSession session = new ScriptSession(ScriptHosts.FRESH.take("tested"))) {
            declaration = session.declare("tested", source);
        }
        KeptScript kept = new KeptScript(new ScriptVersion("tested", 1, file.sha256()), source, declaration, null);
        return (name, number) -> kept;
    }

    private static double[] values() {
        return new Random(7).doubles(ROWS, -2, 2).toArray();
    }

    private PublishedDataset dataset(double[] values) {
        long[] times = new long[ROWS];
        for (int row = 0; row < ROWS; row++) times[row] = 10L * row;
        return new PublishedDataset(
                folder,
                BLOCK_ROWS,
                0,
                List.of(new ColumnSpec("t", ColumnType.INSTANT, null), new ColumnSpec("u", ColumnType.FLOAT, "V")),
                List.of(LongColumn.of(times), DoubleColumn.of(values)));
    }

    private static LongColumn longs(List<Long> values) {
        return LongColumn.of(values.stream().mapToLong(v -> v).toArray());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
