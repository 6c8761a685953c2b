package kymo.core.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.S3FileStore;
import kymo.core.files.S3Settings;
import kymo.core.files.StoredFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.FakeS3;
import kymo.core.support.TestPostgres;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that come whole: what they count, what becomes of them, and what is left when their taker dies. */
class ArrivalsTest {

    private static final int QUOTA = 1_000;

    @TempDir
    Path folder;

    private HikariDataSource database;
    private JdbcClient sql;
    private TransactionTemplate transactions;
    private FileStore files;
    private Catalogue catalogue;
    private Admission admission;
    private Arrivals arrivals;

    @BeforeEach
    void open() {
        database = TestPostgres.newDatabase();
        sql = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        files = new LocalFileStore(folder);
        catalogue = new PostgresCatalogue(sql);
        admission = admission(QUOTA);
        arrivals = new Arrivals(sql, transactions, files, admission);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFileIsStoredAndBecomesAnUpload() {
        StoredFile file = arrivals.store(3, 10, out -> out.write(new byte[] {1, 2, 3}));
        assertThat(rows()).isEqualTo(1);
        Upload upload = arrivals.land(file, () -> catalogue.addUpload(UUID.randomUUID(), "a.csv", file));
        assertThat(upload.bytes()).isEqualTo(3);
        assertThat(rows()).isZero();
        ageRows();
        arrivals.sweep();
        assertThat(files.list("")).containsExactly(upload.key());
    }

    @Test
    void whatIsRefusedAtTheDoorIsRemovedAndWhatFailsOtherwiseWaitsForTheSweep() {
        StoredFile refused = arrivals.store(1, 1, out -> out.write(1));
        assertRefused(
                ProblemCode.FILE_EMPTY,
                () -> arrivals.land(refused, () -> {
                    throw new ProblemException(ProblemCode.FILE_EMPTY, "no");
                }));
        assertThat(files.list("")).isEmpty();
        StoredFile unsure = arrivals.store(1, 1, out -> out.write(1));
        assertThatThrownBy(() -> arrivals.land(unsure, () -> {
                    throw new IllegalStateException("the database went away");
                }))
                .hasMessage("the database went away");
        assertThat(files.list("")).containsExactly(unsure.key());
        ageRows();
        arrivals.sweep();
        assertThat(files.list("")).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void ofManyBegunAtOnceOnlyThoseAreLetInThatTheQuotaHolds() throws Exception {
        IncomingUploads uploads =
                new IncomingUploads(sql, transactions, files, catalogue, admission, Duration.ofSeconds(1));
        int letIn = atOnce(
                60,
                n -> n % 2 == 0
                        ? uploads.begin(new Announcement("a.csv", 100, null, null))
                        : arrivals.store(100, 100, out -> out.write(new byte[100])));
        assertThat(letIn).isEqualTo(10);
    }

    @Test
    void filesOfUnknownLengthDoNotPassTheQuotaTogether() throws Exception {
        int letIn = atOnce(40, n -> {
            byte[] bytes = new byte[90];
            bytes[0] = (byte) n;
            StoredFile file = arrivals.store(0, 0, out -> {
                for (int i = 0; i < 90; i += 30) out.write(bytes, i, 30);
            });
            return arrivals.land(file, () -> catalogue.addUpload(UUID.randomUUID(), "a.csv", file));
        });
        assertThat(letIn).isBetween(1, QUOTA / 90);
        assertThat(files.list("")).hasSize(letIn);
        assertThat(rows()).isZero();
        assertRefused(ProblemCode.UPLOAD_QUOTA, () -> arrivals.store(0, 0, out -> out.write(new byte[QUOTA - 90])));
        assertThat(arrivals.store(0, 0, out -> out.write(new byte[QUOTA - 90 * letIn]))
                        .bytes())
                .isEqualTo(QUOTA - 90 * letIn);
    }

    @Test
    void whatADeathCutOffIsSweptOnceNobodyCanBeWritingIt() {
        dieAmid(arrivals);
        arrivals.sweep();
        assertThat(files.list("uploads/")).hasSize(1);
        assertRefused(ProblemCode.UPLOAD_QUOTA, () -> arrivals.store(QUOTA, QUOTA, out -> {}));
        ageRows();
        arrivals.sweep();
        assertThat(files.list("")).isEmpty();
        assertThat(arrivals.store(QUOTA, QUOTA, out -> out.write(new byte[QUOTA]))
                        .bytes())
                .isEqualTo(QUOTA);
    }

    @Test
    void whoWasTakenForDeadIsRefusedAndLeavesNothing() {
        StoredFile file = arrivals.store(1, 1, out -> out.write(1));
        ageRows();
        arrivals.sweep();
        assertRefused(
                ProblemCode.UPLOAD_BROKEN_OFF,
                () -> arrivals.land(file, () -> catalogue.addUpload(UUID.randomUUID(), "a.csv", file)));
        assertThat(catalogue.uploadOf(file.sha256())).isEmpty();
        assertRefused(
                ProblemCode.UPLOAD_BROKEN_OFF,
                () -> arrivals.store(0, 0, out -> {
                    out.write(1);
                    ageRows();
                    arrivals.sweep();
                    out.write(new byte[QUOTA - 1]);
                    out.write(new byte[1]);
                }));
        assertThat(files.list("")).isEmpty();
    }

    @Test
    void partsThatADeathLeftInABucketAreSweptWithTheirFile() throws Exception {
        try (FakeS3 service = new FakeS3();
                S3FileStore bucket = S3FileStore.open(
                        new S3Settings(FakeS3.BUCKET, "lab", service.endpoint(), "us-east-1", true, "key", "secret"))) {
            service.leave("lab/uploads/cut-off", Instant.now());
            service.leave("lab/uploads/cut-off-other", Instant.now());
            sql.sql("INSERT INTO arrival (key, bytes) VALUES ('uploads/cut-off', 7)")
                    .update();
            ageRows();
            new Arrivals(sql, transactions, bucket, admission).sweep();
            assertThat(service.unfinished()).containsExactly("lab/uploads/cut-off-other");
            assertThat(rows()).isZero();
        }
    }

    /** An {@link Error} that nobody expects: files and rows stay as they are then. */
    private static void dieAmid(Arrivals arrivals) {
        assertThatThrownBy(() -> arrivals.store(0, 0, out -> {
                    out.write(new byte[10]);
                    throw new AssertionError("the process died");
                }))
                .hasMessage("the process died");
    }

    /** How many of these calls were not refused for the quota's sake. */
    private static int atOnce(int calls, Numbered call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int n = 0; n < calls; n++) {
                int number = n;
                work.add(() -> {
                    try {
                        call.run(number);
                        return true;
                    } catch (ProblemException e) {
                        assertThat(e.code()).isEqualTo(ProblemCode.UPLOAD_QUOTA);
                        return false;
                    }
                });
            }
            int letIn = 0;
            for (Future<Boolean> each : threads.invokeAll(work)) if (each.get()) letIn++;
            return letIn;
        } finally {
            threads.shutdown();
        }
    }

    private interface Numbered {
        Object run(int number);
    }

    private Admission admission(long quotaBytes) {
        return new Admission(sql, transactions, files, new UploadLimits(1L << 30, quotaBytes, 0, Duration.ofDays(1)));
    }

    private int rows() {
        return sql.sql("SELECT count(*) FROM arrival").query(Integer.class).single();
    }

    private void ageRows() {
        sql.sql("UPDATE arrival SET touched_at = touched_at - interval '1 hour'")
                .update();
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
