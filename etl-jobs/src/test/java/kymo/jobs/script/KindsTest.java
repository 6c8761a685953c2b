package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Closed;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Rolling;
import kymo.core.kernel.RowWindow;
import kymo.core.kernel.Statistic;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each kind of script makes of a dataset, in a real host. */
class KindsTest {

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static DoubleColumn ramp(int rows) {
        return DoubleColumn.of(DoubleStream.iterate(0, x -> x + 1).limit(rows).toArray());
    }

    @Test
    void aTransformMakesAColumnOfEveryType() {
        bench.dataset(
                "t, n [V], k, s, f",
                ramp(3),
                DoubleColumn.of(1.5, Double.NaN, -2),
                LongColumn.of(new long[] {7, 0, 9}, Validity.of(new long[] {0b101})),
                TextColumn.of(Arrays.asList("a", null, "ä")),
                BooleanColumn.of(new boolean[] {true, false, false}, Validity.of(new long[] {0b101})));
        Workbench.Result result = bench.run("""
                @Param(name = 'n', type = COLUMN)
                @Param(name = 'k', type = COLUMN)
                @Param(name = 's', type = ANY_COLUMN)
                @Param(name = 'f', type = ANY_COLUMN)
                @Output(name = 'number', unit = '{n}')
                @Output(name = 'whole', type = INTEGER, unit = 'counts')
                @Output(name = 'text', type = TEXT)
                @Output(name = 'flag', type = FLAG)
                @Output(name = 'moment', type = INSTANT)
                Columns process(Rows rows, Params params, Context context) {
                    int n = rows.size()
                    double[] number = rows.doubles(params.column('n')).clone()
                    long[] whole = rows.longs('k')
                    String[] texts = rows.texts('s')
                    boolean[] flags = rows.flags('f')
                    BitSet gone = new BitSet()
                    for (int i = 0; i < n; i++) {
                        if (rows.isMissing('k', i)) gone.set(i)
                        texts[i] = texts[i] == null ? null : texts[i] + '!'
                    }
                    long[] moments = new long[n]
                    Arrays.fill(moments, 1_000_000_000L)
                    return Columns.of(number).with(whole, gone).with(texts).with(flags, gone).with(moments)
                }
                """, "{'n': 'n', 'k': 'k', 's': 's', 'f': 'f'}");
        assertThat(result.names()).containsExactly("t", "number", "whole", "text", "flag", "moment");
        assertThat(result.unit("number")).isEqualTo("V");
        assertThat(result.unit("whole")).isEqualTo("counts");
        assertThat(result.doubles("number")).containsExactly(1.5, Double.NaN, -2);
        assertThat(result.column("whole"))
                .isEqualTo(LongColumn.of(new long[] {7, 0, 9}, Validity.of(new long[] {0b101})));
        assertThat(result.texts("text")).containsExactly("a!", null, "ä!");
        assertThat(result.column("flag"))
                .isEqualTo(BooleanColumn.of(new boolean[] {true, false, false}, Validity.of(new long[] {0b101})));
        assertThat(result.longs("moment")).containsExactly(1_000_000_000L, 1_000_000_000L, 1_000_000_000L);
    }

    @Test
    void aTransformMakesAnOutputForEachOfItsColumns() {
        bench.dataset("t, a [V], b [A]", ramp(2), DoubleColumn.of(1, 2), DoubleColumn.of(3, 4));
        Workbench.Result result = bench.run("""
                @Param(name = 'columns', type = COLUMNS)
                @Output(name = '{columns} halved', unit = '{columns}')
                Columns process(Rows rows, Params params, Context context) {
                    Columns made = Columns.none()
                    for (String name : params.columns('columns')) {
                        double[] y = new double[rows.size()]
                        for (int i = 0; i < y.length; i++) y[i] = rows.doubles(name)[rows.from() + i] * 0.5
                        made.with(y)
                    }
                    return made
                }
                """);
        assertThat(result.names()).containsExactly("t", "a halved", "b halved");
        assertThat(result.unit("b halved")).isEqualTo("A");
        assertThat(result.doubles("a halved")).containsExactly(0.5, 1);
        assertThat(result.doubles("b halved")).containsExactly(1.5, 2);
    }

    @Test
    void aHaloHidesTheSeamsBetweenBlocks() {
        double[] x = new java.util.Random(1).doubles(1_000, -1, 1).toArray();
        x[17] = Double.NaN;
        bench.dataset("t, x", ramp(1_000), DoubleColumn.of(x)).blocks(64);
        Workbench.Result result = bench.run("""
                @Param(name = 'x', type = COLUMN, defaultValue = 'x')
                @Param(name = 'window', type = INTEGER, min = 1)
                @Halo(before = 'window', after = '3')
                @Output(name = 'mean')
                @Output(name = 'later')
                Columns process(Rows rows, Params params, Context context) {
                    int window = (int) params.integer('window')
                    DoubleColumn x = (DoubleColumn) rows.column('x')
                    double[] later = new double[rows.size()]
                    for (int i = 0; i < later.length; i++) {
                        int at = rows.from() + i + 3
                        later[i] = at < rows.seen() ? x.values()[at] : MISSING
                    }
                    return Columns.of(Rolling.of(Statistic.MEAN, new RowWindow(window, false, Closed.RIGHT), 1).apply(x, rows.from(), rows.to())).with(later)
                }
                """, "{'window': 20}");
        assertThat(result.doubles("mean"))
                .containsExactly(Rolling.of(Statistic.MEAN, new RowWindow(20, false, Closed.RIGHT), 1)
                        .apply(DoubleColumn.of(x))
                        .values());
        double[] later = result.doubles("later");
        assertThat(Arrays.copyOf(later, 997)).containsExactly(Arrays.copyOfRange(x, 3, 1_000));
        assertThat(Arrays.copyOfRange(later, 997, 1_000)).containsOnly(Double.NaN);
    }

    private static final String RUNS = """
            @Script(title = 'Runs above a level', stateful = true)
            @Param(name = 'x', type = COLUMN, defaultValue = 'x')
            @Param(name = 'level', type = NUMBER)
            @Output(name = 'highest', unit = '{x}')
            @Output(name = 'rows', type = INTEGER)
            Stretches process(Rows rows, Params params, Context context) {
                Stretches found = new Stretches()
                double[] x = rows.doubles(params.column('x'))
                for (int i = rows.from(); i < rows.to(); i++) {
                    boolean above = x[i] > params.number('level')
                    if (above && !context.state().has('from')) {
                        context.state().put('from', rows.number(i))
                        context.state().put('highest', x[i])
                    }
                    if (above) context.state().put('highest', Math.max(context.state().number('highest'), x[i]))
                    if (!above) end(found, rows.number(i) - 1, context)
                    context.state().put('last', rows.number(i))
                }
                return found
            }

            Stretches finish(Params params, Context context) {
                Stretches found = new Stretches()
                end(found, context.state().integer('last', -1), context)
                return found
            }

            void end(Stretches found, long last, Context context) {
                if (!context.state().has('from')) return
                long from = context.state().integer('from')
                found.add(from, last, from == last ? null : 'run', context.state().number('highest'), last - from + 1)
                context.state().remove('from')
            }
            """;

    @Test
    void aDetectorsStretchesReachOverBlocksAndCarryTheAxis() {
        bench.dataset(
                        "time, x [V]",
                        LongColumn.of(
                                LongStream.range(0, 10).map(i -> i * 1_000).toArray()),
                        DoubleColumn.of(0, 5, 6, 7, 0, Double.NaN, 9, 0, 8, 8))
                .blocks(3);
        Workbench.Result result = bench.run(RUNS, "{'level': 1}");
        assertThat(result.names())
                .containsExactly("from_row", "to_row", "time", "time end", "label", "highest", "rows");
        assertThat(result.longs("from_row")).containsExactly(1, 6, 8);
        assertThat(result.longs("to_row")).containsExactly(3, 6, 9);
        assertThat(result.longs("time")).containsExactly(1_000, 6_000, 8_000);
        assertThat(result.longs("time end")).containsExactly(3_000, 6_000, 9_000);
        assertThat(result.texts("label")).containsExactly("run", null, "run");
        assertThat(result.doubles("highest")).containsExactly(7, 9, 8);
        assertThat(result.longs("rows")).containsExactly(3, 1, 2);
        assertThat(result.unit("highest")).isEqualTo("V");
    }

    @Test
    void stateThatIsSavedAndGivenBackChangesNothing() {
        double[] x = new java.util.Random(3).doubles(5_000, -1, 1).toArray();
        bench.counted("x", DoubleColumn.of(x)).blocks(100);
        ScriptBinding binding = bench.bind(RUNS, "{'level': 0.2}");
        Workbench.Result undisturbed = bench.run(binding, -1);
        assertThat(undisturbed.column("from_row").size()).isGreaterThan(100);
        for (int after : new int[] {0, 1, 7, 49}) {
            Workbench.Result interrupted = bench.run(binding, after);
            assertThat(interrupted.blocks()).isEqualTo(undisturbed.blocks());
        }
    }

    @Test
    void theSameStateIsTheSameBytesAndHoldsEveryType() {
        bench.counted("x", ramp(4)).blocks(2);
        ScriptBinding binding = bench.bind("""
                @Script(stateful = true)
                @Param(name = 'x', type = COLUMN, defaultValue = 'x')
                @Output(name = 'y')
                Columns process(Rows rows, Params params, Context context) {
                    State s = context.state()
                    double[] y = new double[rows.size()]
                    s.doubles('ring')[0] = s.doubles('ring')[0] + rows.size()
                    s.longs('counts')[1] = s.longs('counts')[1] + 1
                    s.put('sum', s.number('sum') + 0.1)
                    s.put('calls', s.integer('calls', 0) + 1)
                    s.put('odd', !s.flag('odd', false))
                    s.put('text', s.text('text', '') + 'ü')
                    for (int i = 0; i < y.length; i++)
                        y[i] = s.doubles('ring')[0] + s.longs('counts')[1] + s.number('sum') + s.integer('calls') + (s.flag('odd') ? 100 : 0) + s.text('text').length() + s.texts('names').length
                    return Columns.of(y)
                }

                void start(Params params, Context context) {
                    State s = context.state()
                    s.put('ring', new double[3])
                    s.put('counts', new long[2])
                    String[] names = ['a', null]
                    s.put('names', names)
                    s.put('sum', 0.0)
                }
                """, "{}");
        Workbench.Result undisturbed = bench.run(binding, -1);
        assertThat(undisturbed.doubles("y")).containsExactly(107.1, 107.1, 12.2, 12.2);
        byte[] state = bench.session().state();
        Workbench.Result interrupted = bench.run(binding, 1);
        assertThat(interrupted.blocks()).isEqualTo(undisturbed.blocks());
        assertThat(bench.session().state()).isEqualTo(state);
    }

    @Test
    void aCheckFlagsStretchesOfRows() {
        bench.dataset("t, x", ramp(5), DoubleColumn.of(0, 100, 100, 0, 0)).blocks(2);
        Workbench.Result result = bench.run("""
                @Param(name = 'x', type = COLUMN, defaultValue = 'x')
                @Halo(before = '1', after = '1')
                Flags process(Rows rows, Params params, Context context) {
                    Flags flags = new Flags()
                    double[] x = rows.doubles(params.column('x'))
                    for (int i = rows.from(); i < rows.to(); i++)
                        if (x[i] > 50) flags.flag(params.column('x'), 'too high', rows.number(i), rows.number(i), Flags.FAIL)
                    return flags
                }
                """);
        assertThat(result.names()).containsExactly("from_row", "to_row", "t", "t end", "column", "test", "flag");
        assertThat(result.longs("from_row")).containsExactly(1, 2);
        assertThat(result.doubles("t end")).containsExactly(1, 2);
        assertThat(result.texts("test")).containsExactly("too high", "too high");
        assertThat(result.longs("flag")).containsExactly(4, 4);
    }

    @Test
    void aSummaryTellsFiguresOfTheWholeDataset() {
        bench.dataset("t, x [V]", ramp(1_000), ramp(1_000)).blocks(64);
        Workbench.Result result = bench.run("""
                @Param(name = 'x', type = COLUMN, defaultValue = 'x')
                void process(Rows rows, Params params, Context context) {
                    double sum = context.state().number('sum', 0)
                    double[] x = rows.doubles(params.column('x'))
                    for (int i = rows.from(); i < rows.to(); i++) sum += x[i]
                    context.state().put('sum', sum)
                    context.state().put('rows', context.state().integer('rows', 0) + rows.size())
                    String unit = rows.unit(params.column('x'))
                    context.state().put('unit', unit)
                }

                Report finish(Params params, Context context) {
                    return new Report()
                            .figure('mean', context.state().number('sum') / context.state().integer('rows'), context.state().text('unit'))
                            .figure('nothing', MISSING)
                            .text('remark', 'all rows')
                }
                """);
        assertThat(result.names()).containsExactly("figure", "value", "text", "unit");
        assertThat(result.texts("figure")).containsExactly("mean", "nothing", "remark");
        assertThat(result.doubles("value")).containsExactly(499.5, Double.NaN, Double.NaN);
        assertThat(result.texts("text")).containsExactly(null, null, "all rows");
        assertThat(result.texts("unit")).containsExactly("V", null, null);
    }

    @Test
    void everyTypeOfParameterArrivesAsItWasGiven() {
        bench.dataset("t, x, y", ramp(1), ramp(1), ramp(1));
        bench.run(
                """
                @Param(name = 'number', type = NUMBER, unit = 's', min = 0, max = 10)
                @Param(name = 'integer', type = INTEGER, min = -5)
                @Param(name = 'text', type = TEXT)
                @Param(name = 'flag', type = FLAG, defaultValue = 'true')
                @Param(name = 'choice', type = CHOICE, options = ['one', 'two'], defaultValue = 'two')
                @Param(name = 'column', type = COLUMN)
                @Param(name = 'columns', type = COLUMNS)
                @Param(name = 'some', type = COLUMNS, defaultValue = 'y, x')
                @Param(name = 'any', type = ANY_COLUMN)
                void process(Rows rows, Params params, Context context) {
                    context.log(params.number('number') + '|' + params.integer('integer') + '|' + params.text('text') + '|' + params.flag('flag') + '|' + params.choice('choice') + '|' + params.column('column') + '|' + params.columns('columns') + '|' + params.columns('some') + '|' + params.column('any') + '|' + params.number('integer') + '|' + rows.axis() + '|' + rows.columns())
                }

                Report finish(Params params, Context context) { return new Report() }
                """,
                "{'number': 2.5, 'integer': -3, 'text': '\\u0027; System.exit(1) //\\\\n${1}', 'column': 'x', 'any': 't'}");
        assertThat(bench.session().log())
                .last()
                .isEqualTo("2.5|-3|'; System.exit(1) //\\n${1}|true|two|x|[x, y]|[y, x]|t|-3.0|t|[t, x, y]");
    }

    @Test
    void timeIsAtHandAndRefusedWhereTheAxisIsNone() {
        String script = """
                @Output(name = 'seconds', unit = 's')
                Columns process(Rows rows, Params params, Context context) {
                    long[] t = rows.time()
                    double[] y = new double[rows.size()]
                    for (int i = 0; i < y.length; i++) y[i] = (t[rows.from() + i] - t[0]) * 1e-9
                    return Columns.of(y)
                }
                """;
        bench.dataset("time", LongColumn.of(5, 1_000_000_005, 2_500_000_005L));
        assertThat(bench.run(script).doubles("seconds")).containsExactly(0, 1, 2.5);
        bench.dataset("x [V]", ramp(2));
        assertThatThrownBy(() -> bench.run(script))
                .hasMessage(
                        "under_test.groovy failed in line 3 'long[] t = rows.time()' within rows 0 to 1: the axis must be one of time but 'x' is of type float; correct the script or choose other parameters");
    }

    @Test
    void theKindIsToldByWhatProcessReturns() {
        assertThat(bench.session().declare(Workbench.NAME, "y = x").kind()).isEqualTo(ScriptKind.TRANSFORM);
        assertThat(bench.session()
                        .declare(Workbench.NAME, "void read(Bytes input, Params params, RowSink rows) { }")
                        .kind())
                .isEqualTo(ScriptKind.READER);
    }
}
