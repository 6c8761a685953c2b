package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kymo.core.kernel.DoubleColumn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransformTest {

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @Test
    void multipliesAColumn() {
        bench.dataset("t [s], x [V]", DoubleColumn.of(0, 1, 2), DoubleColumn.of(1, Double.NaN, 3));
        Workbench.Result result = bench.run("""
                @Script(title = 'Multiply a column', description = 'Multiplies a numeric column by a number.')
                @Param(name = 'target_column', type = COLUMN, help = 'The column to multiply.')
                @Param(name = 'multiplier', type = NUMBER, defaultValue = '2', min = -10, max = 0.5e3, help = 'The factor.')
                @Output(name = '{target_column} multiplied', unit = '{target_column}')
                Columns process(Rows rows, Params params, Context context) {
                    double[] x = rows.doubles(params.column('target_column'))
                    double factor = params.number('multiplier')
                    double[] y = new double[rows.size()]
                    for (int i = 0; i < rows.size(); i++) y[i] = x[rows.from() + i] * factor
                    return Columns.of(y)
                }
                """, "{'target_column': 'x', 'multiplier': 2.5}");
        assertThat(result.names()).isEqualTo(List.of("t", "x multiplied"));
        assertThat(result.unit("x multiplied")).isEqualTo("V");
        assertThat(result.doubles("x multiplied")).containsExactly(2.5, Double.NaN, 7.5);
    }

    @Test
    void anExpressionIsATransform() {
        bench.dataset("t, x", DoubleColumn.of(0, 1, 2), DoubleColumn.of(1, Double.NaN, 3));
        assertThat(bench.run("y = x * 2").doubles("y")).containsExactly(2, Double.NaN, 6);
    }

    @Test
    void aClosureCanBeCalledAnyNumberOfTimes() {
        bench.dataset("t, x", DoubleColumn.of(0, 1), DoubleColumn.of(1, 2)).blocks(1);
        Workbench.Result result = bench.run("""
                @Output(name = 'y')
                Columns process(Rows rows, Params params, Context context) {
                    double sum = 0
                    (1..1_000).each { int i -> sum += i }
                    return Columns.of([sum] as double[])
                }
                """);
        assertThat(result.doubles("y")).containsExactly(500_500, 500_500);
    }
}
