package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.files.StoredFile;
import kymo.core.imports.Fingerprint;
import kymo.core.imports.ImportProfileText;
import kymo.core.imports.ImportProfiles;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.core.intake.ReaderDirectory;
import kymo.core.problems.ProblemCode;
import kymo.core.processors.ProcessorDirectory;
import kymo.core.runs.EventLog;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import kymo.core.versions.Version;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.ingest.PreviewAnswerer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ImportProfileRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @SuppressWarnings("NullAway.Init")
    private ImportProfiles profiles;

    @SuppressWarnings("NullAway.Init")
    private Intake intake;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
        shop.worker(Workshop.settings("w", 2)).start();
        TransactionTemplate transactions = new TransactionTemplate(shop.tx);
        profiles = new ImportProfiles(shop.sql, transactions);
        intake = new Intake(
                shop.catalogue,
                shop.runs,
                shop.files,
                new EventLog(shop.sql),
                transactions,
                () -> {},
                () -> profiles.state(ReaderDirectory.NONE),
                ProcessorDirectory.BUILT_IN,
                ReaderDirectory.NONE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theNextFileOfTheInstrumentIsReadByItsProfileAndSaysSo() throws Exception {
        Version<ImportProfileText> profile = keep(
                "Logger 7",
                logger(3, 1),
                "{\"decimal\": \",\", \"thousands\": \".\", \"names\": {\"u\": \"voltage\"}}");
        Dataset read = ingested(logger(17, 5), "{}");
        assertThat(read.schema().columns().get(1).name()).isEqualTo("voltage");
        assertThat(read.origin().parameters().isEmpty()).isTrue();
        assertThat(read.reading().at("/profile/id").asString())
                .isEqualTo(profile.id().toString());
        assertThat(read.reading().at("/profile/version").asInt()).isEqualTo(1);
        assertThat(read.reading().at("/profile/options/decimal").asString()).isEqualTo(",");
        assertThat(read.reading().get("notices").toString())
                .contains("read by the import profile 'Logger 7', version 1")
                .doesNotContain("assumed");
        assertThat(read.reading().get("choices").toString()).contains("\"told\":true");
    }

    @Test
    void whatTheUserTellsComesBeforeAnyProfile() throws Exception {
        keep("Logger 7", logger(3, 1), "{\"names\": {\"u\": \"voltage\"}}");
        Dataset told = ingested(logger(4, 1), "{\"decimal\": \".\"}");
        assertThat(told.schema().columns().get(1).name()).isEqualTo("u");
        Dataset plain = ingested(logger(4, 1), "{\"profile\": \"none\"}");
        assertThat(plain.schema().columns().get(1).name()).isEqualTo("u");
        assertThat(plain.reading().has("profile")).isFalse();
    }

    @Test
    void theSameBytesAreTheSameDatasetUntilAProfileChanges() throws Exception {
        Dataset before = ingested(logger(3, 1), "{}");
        assertThat(ingested(logger(3, 1), "{}").id()).isEqualTo(before.id());
        Version<ImportProfileText> profile = keep("Logger 7", logger(3, 1), "{\"names\": {\"u\": \"voltage\"}}");
        Dataset after = ingested(logger(3, 1), "{}");
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.schema().columns().get(1).name()).isEqualTo("voltage");
        assertThat(ingested(logger(3, 1), "{}").id()).isEqualTo(after.id());
        profiles.change(
                profile.id(),
                1,
                new ImportProfileText(
                        "Logger 7",
                        null,
                        Workshop.json("{\"names\": {\"u\": \"U\"}}"),
                        profile.text().fingerprint()));
        Dataset third = ingested(logger(3, 1), "{}");
        assertThat(third.schema().columns().get(1).name()).isEqualTo("U");
        assertThat(third.reading().at("/profile/version").asInt()).isEqualTo(2);
        // what was told was told, whatever profiles there are
        Dataset told = ingested(logger(3, 1), "{\"decimal\": \".\"}");
        profiles.delete(profile.id());
        assertThat(ingested(logger(3, 1), "{\"decimal\": \".\"}").id()).isEqualTo(told.id());
    }

    @Test
    void aFileThatNothingCanBeUnderstoodOfUntoldIsKnownAsWell() throws Exception {
        // bytes that neither UTF-8 nor windows-1252 nor Shift_JIS has
        byte[] first = "侢濥 logger north ridge pressure\n怇,侢濥\n1,2.5\n2,3.5\n".getBytes(Charset.forName("GBK"));
        Accepted refused = upload(first, "{}");
        Run run = shop.ended(refused.runs().get(0).id());
        assertThat(run.problem().code()).isEqualTo(ProblemCode.ENCODING_UNKNOWN);
        keep("Chinese", first, "{\"encoding\": \"GBK\"}");
        byte[] next = "侢濥 logger north ridge pressure\n怇,侢濥\n7,8.5\n9,3.25\n".getBytes(Charset.forName("GBK"));
        Dataset read = ingested(next, "{}");
        assertThat(read.schema().columns().get(1).name()).isEqualTo("侢濥");
    }

    @Test
    void aProfileThatNeedsColumnsWhichTheFileLacksIsLeftOut() throws Exception {
        JsonNode print = preview(logger(3, 1)).get("fingerprint");
        profiles.create(new ImportProfileText(
                "wrong", null, Workshop.json("{\"names\": {\"nope\": \"x\"}}"), fingerprint(print)));
        Dataset read = ingested(logger(3, 1), "{}");
        assertThat(read.schema().columns().get(1).name()).isEqualTo("u");
        assertThat(read.reading().has("profile")).isFalse();
    }

    @Test
    void aPreviewOfAFileOfWhichNothingIsToldShowsWhatItsProfileMakesOfIt() {
        Version<ImportProfileText> profile = keep("Logger 7", logger(3, 1), "{\"names\": {\"u\": \"voltage\"}}");
        JsonNode preview = preview(logger(9, 2));
        assertThat(preview.at("/profile/id").asString()).isEqualTo(profile.id().toString());
        assertThat(preview.at("/columns/1/name").asString()).isEqualTo("voltage");
    }

    private Version<ImportProfileText> keep(String name, byte[] example, String options) {
        JsonNode print = preview(example).get("fingerprint");
        return profiles.create(new ImportProfileText(name, null, Workshop.json(options), fingerprint(print)));
    }

    private static Fingerprint fingerprint(JsonNode json) {
        return JsonMapper.shared().treeToValue(json, Fingerprint.class);
    }

    private JsonNode preview(byte[] bytes) {
        UUID id = shop.catalogue
                .addUpload(
                        UUID.randomUUID(),
                        "data.csv",
                        shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes)))
                .id();
        ObjectNode request = JsonMapper.shared().createObjectNode().put("uploadId", id.toString());
        // only what is told is previewed where the file cannot be understood untold
        request.set(
                "options",
                Workshop.json(
                        new String(bytes, StandardCharsets.ISO_8859_1).contains("Logger")
                                ? "{}"
                                : "{\"encoding\": \"Shift_JIS\"}"));
        return new PreviewAnswerer(
                        shop.catalogue, shop.files, profiles::match, IngestSettings.usual(), FileFormats.BUILT_IN)
                .answer(request);
    }

    private Dataset ingested(byte[] bytes, String options) throws InterruptedException {
        Accepted accepted = upload(bytes, options);
        Run run = shop.ended(accepted.runs().get(0).id());
        assertThat(run.status()).as("%s", run.problem()).isEqualTo(RunStatus.COMPLETED);
        return shop.catalogue.dataset(accepted.dataset().id()).published();
    }

    private Accepted upload(byte[] bytes, String options) {
        StoredFile file = shop.files.write("uploads/" + UUID.randomUUID(), out -> out.write(bytes));
        return intake.file("data.csv", file, Workshop.json(options), List.of());
    }

    /** A file of one instrument on some day; its numbers may be thousands or decimals. */
    private static byte[] logger(int day, int seed) {
        StringBuilder csv =
                new StringBuilder("Logger Model 7; serial %d\nRecorded %02d.05.2024 at north ridge station\nt;u\n"
                        .formatted(4711 + seed, day));
        for (int row = 0; row < 40; row++)
            csv.append(row).append(";").append(seed).append(",%03d\n".formatted(row + 100));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
