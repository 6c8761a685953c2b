package kymo.jobs.script;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.inquiries.Inquiries;
import kymo.core.inquiries.InquiryQueue;
import kymo.core.kernel.DoubleColumn;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptVersion;
import kymo.core.series.SeriesRequest;
import kymo.core.support.PublishedDataset;
import kymo.core.support.TestPostgres;
import kymo.jobs.host.HostPool;
import kymo.jobs.inquiries.AnswerDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How long whoever asks waits for a preview of a script: {@code bench/bench kymo.jobs.script.ScriptPreviewBench [ROWS [ROUNDS]]}, through the database as
 * the gateway asks. Prints a JSON line for each script: milliseconds of the first answer with a warm host in the pool, of the second, and median and worst
 * of those that follow, each with another parameter, over the last {@code ROWS} of four times as many.
 */
public final class ScriptPreviewBench {

    private static final String SMOOTH = """
            @Param(name = 'x', type = COLUMN, defaultValue = 'x')
            @Param(name = 'factor', type = NUMBER, defaultValue = '2')
            @Halo(before = '8')
            @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('x'))
                double factor = params.number('factor')
                double[] y = new double[rows.size()]
                int from = rows.from()
                for (int i = 0; i < y.length; i++) {
                    double sum = 0
                    for (int j = max(0, from + i - 8); j <= from + i; j++) sum += x[j]
                    y[i] = sum * factor
                }
                return Columns.of(y)
            }
            """;
    private static final String EXPRESSION = "@Param double factor = 2\ny = x * factor\n";
    private static final String STATEFUL = """
            @Script(title = 'Sum', stateful = true)
            @Param(name = 'x', type = COLUMN, defaultValue = 'x')
            @Param(name = 'factor', type = NUMBER, defaultValue = '2')
            @Output(name = 'y')
            Columns process(Rows rows, Params params, Context context) {
                double[] x = rows.doubles(params.column('x'))
                double sum = context.state().number('sum', 0d)
                double[] y = new double[rows.size()]
                for (int i = 0; i < y.length; i++) {
                    sum += x[rows.from() + i] * params.number('factor')
                    y[i] = sum
                }
                context.state().put('sum', sum)
                return Columns.of(y)
            }
            """;

    private ScriptPreviewBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1 << 20;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        PublishedDataset input = new PublishedDataset(
                Files.createTempDirectory("kymo-bench"),
                65_536,
                -1,
                List.of(new ColumnSpec("x", ColumnType.FLOAT, null)),
                List.of(DoubleColumn.of(new Random(1).doubles(4L * rows).toArray())));
        try (HikariDataSource database = TestPostgres.newDatabase()) {
            measure("smooth", SMOOTH, input, rows, rounds, JdbcClient.create(database));
            measure("expression", EXPRESSION, input, rows, rounds, JdbcClient.create(database));
            measure("stateful", STATEFUL, input, rows, rounds, JdbcClient.create(database));
        }
    }

    private static void measure(
            String name, String text, PublishedDataset input, int rows, int rounds, JdbcClient sql)
            throws InterruptedException {
        KeptScript script;
        try (ScriptSession session = new ScriptSession(ScriptHosts.FRESH.take(name))) {
            Declaration declaration = session.declare(name, text);
            script = new KeptScript(new ScriptVersion(name, 1, "0".repeat(64)), text, declaration, null);
        }
        try (HostPool pool = new HostPool(ScriptHost.kind(), 1);
                ScriptPreviewAnswerer answerer = new ScriptPreviewAnswerer(
                        input.catalogue(),
                        input.files(),
                        (asked, number) -> script,
                        asked -> pool.take(ScriptHost.errand(asked)),
                        RowPlaces.UNKNOWN)) {
            pool.warm();
            while (pool.ready() == 0) Thread.sleep(50);
            AnswerDesk desk = new AnswerDesk(
                    new InquiryQueue(sql), List.of(answerer), Duration.ofSeconds(1), InquiryQueue.PATIENCE);
            desk.start();
            double[] millis = new double[rounds + 2];
            for (int i = 0; i < millis.length; i++) {
                ScriptPreviewRequest request = new ScriptPreviewRequest(
                        "custom:" + name,
                        1,
                        JsonNodeFactory.instance.objectNode().put("factor", i),
                        new SeriesRequest(input.id(), List.of(), String.valueOf(3 * rows), null, 2_000));
                long began = System.nanoTime();
                new Inquiries(sql, desk::ring)
                        .ask(
                                ScriptPreviewRequest.KIND,
                                JsonMapper.shared().valueToTree(request),
                                Duration.ofMinutes(1));
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            desk.stop();
            double[] later = Arrays.copyOfRange(millis, 2, millis.length);
            Arrays.sort(later);
            System.out.printf(
                    "{\"bench\":\"script-preview\",\"script\":\"%s\",\"rows\":%d,\"first_ms\":%.0f,\"second_ms\":%.0f,\"median_ms\":%.0f,\"worst_ms\":%.0f}%n",
                    name, rows, millis[0], millis[1], later[later.length / 2], later[later.length - 1]);
        }
    }
}
