package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.intake.Accepted;
import kymo.core.intake.Step;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Run;
import kymo.core.runs.RunProblem;
import kymo.core.runs.RunStatus;
import kymo.core.series.SeriesRequest;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptPreviewAnswerer;
import kymo.jobs.support.WorkbookWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A script that fails at a row tells in which line of the uploaded file that stands, through every step in between that makes a row of a row. */
class FailedRowTest {

    private static final String FUSSY = """
        @Script(title = 'Fussy')
        @Param(name = 'column', type = COLUMN)
        @Output(name = '{column} checked')
        Columns process(Rows rows, Params params, Context context) {
            double[] x = rows.doubles(params.column('column'))
            context.log('looking')
            for (int i = rows.from(); i < rows.to(); i++)
                if (x[i] > 100) context.fail('more than 100', i)
            return Columns.of(new double[rows.size()])
        }
        """;

    private static final String TWICE = "twice = x * 2";

    /** Rows stand in the lines 4 to 5, 7, 9 and 10. */
    private static final String FILE = """
        Station 7
        # by hand
        t,u,note
        0,1,"over
        two lines"

        1,2,plain
        # a remark
        2,70,plain
        3,60,plain
        """;

    @TempDir
    private Path folder;

    private Path scripts;
    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(scripts.resolve("fussy.groovy"), FUSSY);
        Files.writeString(scripts.resolve("twice.groovy"), TWICE);
        Files.writeString(scripts.resolve("never.groovy"), FUSSY.replace("if (x[i] > 100) context", "context"));
        shop = new Workshop(folder.resolve("files"));
        new WorkerConfiguration()
                .offeredProcessors(shop.sql, shop.tx, Workshop.settings("w", 1), ScriptHosts.FRESH, scripts)
                .offer();
        shop.worker(Workshop.settings("w", 2)).start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void upTheLineageThroughStepsThatMakeARowOfARow() throws Exception {
        RunProblem problem = failed(upload(
                "data.csv",
                FILE.getBytes(StandardCharsets.UTF_8),
                step("custom:twice", "{\"x\": \"u\"}"),
                step("custom:fussy", "{\"column\": \"twice\"}")));
        assertThat(problem.message())
                .isEqualTo(
                        "[line 9 of 'data.csv'] fussy.groovy failed in line 8 'if (x[i] > 100) context.fail('more than"
                                + " 100', i)' at row 2 of the dataset (t = 2, twice = 140.0): more than 100; it had logged"
                                + " 'looking'");
    }

    @Test
    void alsoWhereTheScriptIsOnlyTried() throws Exception {
        Run read = shop.ended(upload("data.csv", FILE.replace("70", "170").getBytes(StandardCharsets.UTF_8))
                .all()
                .get(0)
                .runs()
                .get(0)
                .id());
        ScriptPreviewRequest request = new ScriptPreviewRequest(
                "custom:fussy",
                1,
                Workshop.json("{\"column\": \"u\"}"),
                new SeriesRequest(read.datasetId(), List.of(), null, null, 100));
        try (ScriptPreviewAnswerer answerer = new WorkerConfiguration()
                .scriptPreviews(
                        shop.catalogue, shop.files, shop.sql, shop.tx, IngestSettings.usual(), ScriptHosts.FRESH)) {
            assertThatThrownBy(() -> answerer.answer(JsonMapper.shared().valueToTree(request)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.pointer()).isEqualTo("/parameters"))
                    .hasMessageStartingWith("[line 9 of 'data.csv'] fussy.groovy failed in line 8");
        }
    }

    @Test
    void throughARollingMeanThatKeepsEverySecondRow() throws Exception {
        RunProblem problem = failed(upload(
                "data.csv",
                FILE.replace("70", "170").getBytes(StandardCharsets.UTF_8),
                step("rolling-mean", "{\"window\": 1, \"step\": 2}"),
                step("custom:fussy", "{\"column\": \"u rolling_mean\"}")));
        assertThat(problem.message())
                .startsWith("[line 9 of 'data.csv'] fussy.groovy failed")
                .contains("at row 1 of the dataset (t = 2, u rolling_mean = 170.0)");
    }

    @Test
    void inAFileOfAnArchive() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("day/1.csv"));
            zip.write(FILE.replace("60", "160").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(failed(upload("set.zip", bytes.toByteArray(), step("custom:fussy", "{\"column\": \"u\"}")))
                        .message())
                .startsWith("[line 10 of '1.csv' in 'set.zip'] fussy.groovy failed");
    }

    @Test
    void inASheetUnlessBlankRowsWereLeftOut() throws Exception {
        for (boolean blank : new boolean[] {false, true}) {
            byte[] bytes = WorkbookWriter.bytes(book -> {
                book.sheet("June").row("t", "u");
                for (int row = 0; row < 30; row++) {
                    if (blank && row == 10) book.skip(1);
                    book.row((double) row, row == 20 ? 101d : 1d);
                }
            });
            String message = failed(upload(
                            blank ? "gap.xlsx" : "book.xlsx", bytes, step("custom:fussy", "{\"column\": \"u\"}")))
                    .message();
            if (blank) assertThat(message).startsWith("fussy.groovy failed");
            else assertThat(message).startsWith("[row 22 of the sheet 'June' of 'book.xlsx'] fussy.groovy failed");
        }
    }

    @Test
    void notOfADatasetWhoseRowsAreOfAnotherKind() throws Exception {
        RunProblem problem = failed(upload(
                "data.csv",
                FILE.getBytes(StandardCharsets.UTF_8),
                step("data-quality", "{\"gross_range\": {\"fail\": [0, 100]}}"),
                step("custom:never", "{\"column\": \"flag\"}")));
        assertThat(problem.message()).startsWith("never.groovy failed").contains("at row 0 of the dataset");
    }

    private static Step step(String processor, String parameters) {
        return new Step(processor, Workshop.json(parameters));
    }

    private Accepted upload(String name, byte[] bytes, Step... steps) {
        return shop.intake.file(
                name,
                shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes)),
                Workshop.json("{}"),
                List.of(steps));
    }

    private RunProblem failed(Accepted accepted) {
        List<Run> runs = accepted.all().get(0).runs();
        Run last = shop.ended(runs.get(runs.size() - 1).id());
        assertThat(last.status()).isEqualTo(RunStatus.FAILED);
        RunProblem problem = Objects.requireNonNull(last.problem());
        assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_FAILED);
        return problem;
    }
}
