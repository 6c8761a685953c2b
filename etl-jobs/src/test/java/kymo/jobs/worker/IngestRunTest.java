package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Part;
import kymo.core.dataset.Reject;
import kymo.core.files.StoredFile;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IngestRunTest {

    private static final Step SMOOTH = new Step("rolling-mean", Workshop.json("{\"window\": 3}"));
    private static final String HEADER = "time,u [V]\n";
    /** Rows of some 25 bytes: the first number is a file for the small path, the second for the large one. */
    private static final int SMALL = 1_000;

    private static final int LARGE = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
        shop.worker(Workshop.settings("w", 2)).start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {SMALL, LARGE})
    void anUploadBecomesADatasetAndTheNextStepFollowsByItself(int rows) throws Exception {
        Accepted accepted = upload(csv(rows, Integer::toString), List.of(SMOOTH));
        assertThat(accepted.runs()).extracting(Run::processor).containsExactly("ingest", "rolling-mean");
        Run smoothed = shop.ended(accepted.runs().get(1).id());

        assertThat(smoothed.status()).isEqualTo(RunStatus.COMPLETED);
        Dataset raw = shop.catalogue.dataset(accepted.dataset().id()).published();
        assertThat(raw.rows()).isEqualTo(rows);
        assertThat(raw.schema().columns())
                .containsExactly(
                        new ColumnSpec("time", ColumnType.DATETIME, null),
                        new ColumnSpec("u [V]", ColumnType.INTEGER, "V"));
        assertThat(raw.schema().axis()).isZero();
        JsonNode profile = shop.catalogue.profile(raw.id()).orElseThrow();
        assertThat(profile.get("rows").asLong()).isEqualTo(rows);
        assertThat(profile.at("/columns/1/max").asDouble()).isEqualTo(rows - 1);
        assertThat(profile.at("/columns/1/quantilesExact").asBoolean()).isEqualTo(rows == SMALL);
        assertThat(profile.at("/axis/stepMedian").asDouble()).isPositive();
        Dataset result = shop.catalogue.dataset(smoothed.id()).published();
        assertThat(result.rows()).isEqualTo(rows);
        assertThat(result.origin().parentId()).isEqualTo(raw.id());
        assertThat(result.schema().columns().get(1))
                .isEqualTo(new ColumnSpec("u [V] rolling_mean", ColumnType.FLOAT, "V"));
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {SMALL, LARGE})
    void aCompressedFileBecomesTheDatasetOfWhatIsInIt(int rows) throws Exception {
        byte[] csv = csv(rows, Integer::toString);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(csv);
        }
        Accepted plain = upload(csv, List.of());
        Accepted packed = shop.intake.file(
                "data.csv.gz",
                shop.files.write("uploads/" + UUID.randomUUID(), gzip::writeTo),
                Workshop.json("{}"),
                List.of(SMOOTH));
        assertThat(shop.ended(packed.runs().get(1).id()).status()).isEqualTo(RunStatus.COMPLETED);
        shop.ended(plain.runs().get(0).id());
        assertThat(parts(packed.dataset().id())).isEqualTo(parts(plain.dataset().id()));
    }

    @Test
    void everyFileOfAnArchiveBecomesADatasetAndIsProcessed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int file = 1; file <= 3; file++) {
                zip.putNextEntry(new ZipEntry("run/%d.csv".formatted(file)));
                zip.write(csv(file * SMALL, Integer::toString));
            }
            zip.putNextEntry(new ZipEntry("readme.pdf"));
            zip.write("%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        }
        Accepted accepted = shop.intake.file(
                "set.zip",
                shop.files.write("uploads/" + UUID.randomUUID(), bytes::writeTo),
                Workshop.json("{}"),
                List.of(SMOOTH));
        assertThat(accepted.all()).hasSize(4);
        for (int file = 1; file <= 3; file++) {
            Run smoothed = shop.ended(accepted.all().get(file - 1).runs().get(1).id());
            assertThat(smoothed.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(shop.catalogue.dataset(smoothed.id()).rows()).isEqualTo((long) file * SMALL);
        }
        Run document = shop.ended(accepted.all().get(3).runs().get(0).id());
        assertThat(Objects.requireNonNull(document.problem()).code()).isEqualTo(ProblemCode.FILE_NOT_TEXT);
    }

    @Test
    void aDamagedCompressedFileLeavesNoDataset() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(csv(LARGE, Integer::toString));
        }
        byte[] damaged = gzip.toByteArray();
        damaged[damaged.length - 6] ^= 1;
        Accepted accepted = shop.intake.file(
                "data.csv.gz",
                shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(damaged)),
                Workshop.json("{}"),
                List.of());
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(Objects.requireNonNull(run.problem()).code()).isEqualTo(ProblemCode.ARCHIVE_BROKEN);
        assertThat(shop.catalogue.dataset(run.datasetId()).isPublished()).isFalse();
    }

    private List<String> parts(UUID dataset) {
        return shop.catalogue.parts(dataset).stream()
                .map(part -> part.file().sha256())
                .toList();
    }

    @Test
    void theSameBytesAndOptionsAreTheSameDataset() throws Exception {
        byte[] csv = csv(SMALL, Integer::toString);
        Accepted first = upload(csv, List.of(SMOOTH));
        shop.ended(first.runs().get(1).id());
        Accepted second = upload(csv, List.of(SMOOTH));
        assertThat(second.dataset().id()).isEqualTo(first.dataset().id());
        assertThat(second.runs())
                .extracting(Run::id)
                .isEqualTo(first.runs().stream().map(Run::id).toList());
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {30_000, LARGE})
    void aTypeThatTurnsOutTooNarrowLaterOnIsWidenedAndSaidSo(int rows) throws Exception {
        // whole numbers where anybody looks, then more than one in a thousand with a fraction; slices are looked at
        // too, so few enough for them to miss
        Accepted accepted =
                upload(csv(rows, row -> row > 25_000 && row % 97 == 0 ? row + ".5" : Integer.toString(row)), List.of());
        assertThat(shop.ended(accepted.runs().get(0).id()).status()).isEqualTo(RunStatus.COMPLETED);
        Dataset raw = shop.catalogue.dataset(accepted.dataset().id()).published();
        assertThat(raw.rows()).isEqualTo(rows);
        assertThat(raw.schema().columns().get(1).type()).isEqualTo(ColumnType.FLOAT);
        assertThat(rejects(raw)).isEmpty();
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {SMALL, LARGE})
    void aCellThatCannotBeReadIsMissingAndListedWithItsPlace(int rows) throws Exception {
        Accepted accepted = upload(csv(rows, row -> row == 900 ? "broken" : row + ".25"), List.of());
        assertThat(shop.ended(accepted.runs().get(0).id()).status()).isEqualTo(RunStatus.COMPLETED);
        Dataset raw = shop.catalogue.dataset(accepted.dataset().id());
        assertThat(raw.schema().columns().get(1).type()).isEqualTo(ColumnType.FLOAT);
        assertThat(rejects(raw)).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(902);
            assertThat(reject.column()).isEqualTo("u [V]");
            assertThat(reject.text()).isEqualTo("broken");
        });
    }

    @Test
    void aFileThatIsNoTableFailsItsRunWithTheCodeAndTheRunAfterIt() throws Exception {
        Accepted accepted = upload(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, List.of(SMOOTH));
        Run ingest = shop.ended(accepted.runs().get(0).id());
        assertThat(ingest.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ingest.problem().code()).isEqualTo(ProblemCode.FILE_NOT_TEXT);
        Run smooth = shop.ended(accepted.runs().get(1).id());
        assertThat(smooth.problem().code()).isEqualTo(ProblemCode.RUN_DEPENDENCY_FAILED);
        assertThat(shop.published()).isEmpty();
    }

    @Test
    void aHeaderAloneIsADatasetOfNoRowsAndSmoothsToNoRows() throws Exception {
        Accepted accepted = upload("t,u\n".getBytes(StandardCharsets.UTF_8), List.of());
        assertThat(shop.ended(accepted.runs().get(0).id()).status()).isEqualTo(RunStatus.COMPLETED);
        Dataset raw = shop.catalogue.dataset(accepted.dataset().id()).published();
        assertThat(raw.rows()).isZero();
        assertThat(raw.schema().columns()).hasSize(2);
        assertThat(raw.reading().path("notices").toString()).contains("no row");
    }

    @Test
    void whatWasTakenIsTakenWhenTheDoorbellCannotBeRung() throws Exception {
        Intake silent = shop.intake(() -> {
            throw new IllegalStateException("the broker is away");
        });
        StoredFile file =
                shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(csv(10, Integer::toString)));
        Accepted accepted = silent.file("data.csv", file, Workshop.json("{}"), List.of());
        assertThat(shop.ended(accepted.runs().get(0).id()).status()).isEqualTo(RunStatus.COMPLETED);
    }

    private Accepted upload(byte[] bytes, List<Step> steps) {
        StoredFile file = shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes));
        return shop.intake.file("data.csv", file, Workshop.json("{}"), steps);
    }

    private List<Reject> rejects(Dataset dataset) {
        return shop.catalogue.parts(dataset.id()).stream()
                .map(Part::rejects)
                .flatMap(List::stream)
                .toList();
    }

    private static byte[] csv(int rows, IntFunction<String> value) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int row = 0; row < rows; row++) {
            csv.append("2024-05-%02d %02d:%02d:%02d,"
                            .formatted(1 + row / 86_400, row / 3_600 % 24, row / 60 % 60, row % 60))
                    .append(value.apply(row))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
