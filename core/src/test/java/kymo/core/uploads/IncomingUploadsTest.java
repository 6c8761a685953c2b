package kymo.core.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.TestPostgres;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of an upload when things go wrong, on a real database and real files. */
class IncomingUploadsTest {

    private static final int PIECE = Receiving.PIECE_BYTES;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private HikariDataSource database;
    private JdbcClient sql;
    private FileStore files;
    private Catalogue catalogue;
    private IncomingUploads uploads;

    @BeforeEach
    void open() {
        database = TestPostgres.newDatabase();
        sql = JdbcClient.create(database);
        files = new LocalFileStore(folder);
        catalogue = new PostgresCatalogue(sql);
        uploads = gateway(files);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void bytesOfAnyLengthLieInPiecesUntilTheyAreOneFile() throws IOException {
        byte[] bytes = random(2 * PIECE + 5);
        UUID id = begin(bytes.length);
        assertThat(uploads.receive(id, 0, in(bytes, 0, PIECE + 3), null).received())
                .isEqualTo(PIECE + 3);
        assertThat(files.list("incoming/")).hasSize(2);
        Incoming finished = uploads.receive(id, PIECE + 3, in(bytes, PIECE + 3, bytes.length), null);
        assertThat(finished.uploadId()).isEqualTo(id);
        assertThat(stored(catalogue.upload(id))).isEqualTo(bytes);
        assertThat(files.list("incoming/")).isEmpty();
    }

    @Test
    void whatCameBeforeACutIsKept() {
        byte[] bytes = random(1_000);
        UUID id = begin(bytes.length);
        assertRefused(
                ProblemCode.UPLOAD_BROKEN_OFF,
                () -> uploads.receive(id, 0, new SequenceInputStream(in(bytes, 0, 700), new BrokenLine()), null));
        assertThat(uploads.find(id).received()).isEqualTo(700);
    }

    @Test
    void withAChecksumItIsAllOrNothing() throws Exception {
        byte[] bytes = random(PIECE + 100);
        UUID id = begin(bytes.length);
        Checksum right = checksum(bytes);
        assertRefused(
                ProblemCode.UPLOAD_BROKEN_OFF,
                () -> uploads.receive(
                        id, 0, new SequenceInputStream(in(bytes, 0, PIECE + 7), new BrokenLine()), right));
        assertRefused(
                ProblemCode.UPLOAD_CHECKSUM,
                () -> uploads.receive(id, 0, in(random(PIECE + 100, 2), 0, PIECE + 100), right));
        assertThat(uploads.find(id).received()).isZero();
        assertThat(files.list("incoming/")).isEmpty();
        assertThat(uploads.receive(id, 0, in(bytes, 0, bytes.length), right).uploadId())
                .isEqualTo(id);
    }

    @Test
    void theSameBytesAreStoredOnce() throws IOException {
        byte[] bytes = random(5_000);
        UUID first = begin(bytes.length);
        uploads.receive(first, 0, in(bytes, 0, 5_000), null);
        UUID second = begin(bytes.length);
        assertThat(uploads.receive(second, 0, in(bytes, 0, 5_000), null).uploadId())
                .isEqualTo(first);
        assertThat(files.list("uploads/")).hasSize(1);
        assertThat(files.list("incoming/")).isEmpty();
        Incoming third = uploads.begin(
                new Announcement("c.csv", 5_000, null, catalogue.upload(first).sha256()));
        assertThat(third.isWhole()).isTrue();
        assertThat(uploads.uploaded(third.id()).upload().id()).isEqualTo(first);
        assertThat(uploads.uploaded(third.id()).name()).isEqualTo("c.csv");
    }

    @Test
    void bytesThatAreNotThoseAnnouncedAreRefused() {
        Incoming upload = uploads.begin(new Announcement("a.csv", 10, null, "0".repeat(64)));
        assertRefused(ProblemCode.UPLOAD_CHECKSUM, () -> uploads.receive(upload.id(), 0, in(random(10), 0, 10), null));
        assertRefused(ProblemCode.UPLOAD_GONE, () -> uploads.find(upload.id()));
        assertThat(files.list("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDeathAtTheJoinLosesNothingAndLeavesNothing(DyingStore.Death death) throws IOException {
        byte[] bytes = random(PIECE + 9);
        IncomingUploads dying = gateway(new DyingStore(files, death));
        UUID id = begin(bytes.length);
        dying.receive(id, 0, in(bytes, 0, PIECE), null);
        assertThatThrownBy(() -> dying.receive(id, PIECE, in(bytes, PIECE, PIECE + 9), null))
                .hasMessage("the process died");
        assertThat(catalogue.uploadOf(uploadedSha(bytes))).isEmpty();
        assertThat(uploads.find(id).isWhole()).isTrue();

        assertThat(stored(uploads.uploaded(id).upload())).isEqualTo(bytes);
        assertThat(files.list("")).containsExactly(catalogue.upload(id).key());
    }

    @Test
    void theSweepFinishesWhatADeathKeptFromIt() throws IOException {
        byte[] bytes = random(100);
        UUID id = begin(bytes.length);
        assertThatThrownBy(() -> gateway(new DyingStore(files, DyingStore.Death.AFTER_THE_JOIN))
                        .receive(id, 0, in(bytes, 0, 100), null))
                .hasMessage("the process died");
        uploads.sweep();
        assertThat(uploads.find(id).uploadId()).isNull();
        sql.sql("UPDATE incoming SET touched_at = touched_at - interval '1 hour'")
                .update();
        uploads.sweep();
        assertThat(stored(catalogue.upload(id))).isEqualTo(bytes);
        assertThat(files.list("")).hasSize(1);
    }

    @Test
    void anUploadThatIsNotGoneOnWithExpires() {
        UUID old = begin(100);
        uploads.receive(old, 0, in(random(50), 0, 50), null);
        UUID young = begin(100);
        uploads.receive(young, 0, in(random(50), 0, 50), null);
        files.write("incoming/%s.0.9".formatted(UUID.randomUUID()), out -> out.write(1));
        sql.sql("UPDATE incoming SET expires_at = clock_timestamp() WHERE id = ?")
                .param(old)
                .update();
        assertRefused(ProblemCode.UPLOAD_GONE, () -> uploads.receive(old, 50, in(random(50), 0, 50), null));
        uploads.sweep();
        assertThat(files.list("")).singleElement().asString().startsWith("incoming/" + young);
        assertRefused(ProblemCode.UPLOAD_GONE, () -> uploads.find(old));
        sql.sql("UPDATE incoming SET expires_at = clock_timestamp() WHERE id = ?")
                .param(old)
                .update();
        uploads.sweep();
        assertRefused(ProblemCode.UPLOAD_UNKNOWN, () -> uploads.find(old));
    }

    @Test
    void aSenderThatHangsIsDisplacedAndOneThatSendsIsNot() throws Exception {
        byte[] bytes = random(3_000);
        UUID id = begin(bytes.length);
        HeldSender first = new HeldSender(uploads, id, 0);
        first.send(bytes, 0, 1_000);
        assertRefused(ProblemCode.UPLOAD_BUSY, () -> uploads.receive(id, 0, in(bytes, 0, 3_000), null));
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ProblemException.class)
                .until(() -> id.equals(
                        uploads.receive(id, 0, in(bytes, 0, 3_000), null).uploadId()));
        assertThatThrownBy(first::end).hasMessageContaining("another has taken over");
        assertThat(stored(catalogue.upload(id))).isEqualTo(bytes);
        uploads.sweep();
        assertThat(files.list("")).hasSize(1);
    }

    @Test
    void ofTwoGatewaysTheLaterOneWrites() throws Exception {
        byte[] bytes = random(3_000);
        UUID id = begin(bytes.length);
        uploads.receive(id, 0, in(bytes, 0, 500), null);
        HeldSender earlier = new HeldSender(uploads, id, 500);
        earlier.send(bytes, 500, 1_000);
        HeldSender later = new HeldSender(gateway(files), id, 500);
        later.send(bytes, 500, 2_000);
        assertThatThrownBy(earlier::end).hasMessageContaining("another has taken over");
        assertThat(later.end().received()).isEqualTo(2_000);
        // the digest in memory here is not that of what came there
        assertThat(uploads.receive(id, 2_000, in(bytes, 2_000, 3_000), null).uploadId())
                .isEqualTo(id);
        assertThat(stored(catalogue.upload(id))).isEqualTo(bytes);
    }

    @Test
    void anUploadIsGivenUpWhileItIsWritten() throws Exception {
        UUID id = begin(3_000);
        HeldSender sender = new HeldSender(uploads, id, 0);
        sender.send(random(1_000), 0, 1_000);
        uploads.end(id);
        assertThatThrownBy(sender::end).isInstanceOf(ProblemException.class);
        assertThat(files.list("")).isEmpty();
    }

    @Test
    void moreBytesThanAnnouncedAreRefusedAndTheRestIsKept() {
        UUID id = begin(PIECE + 10);
        assertRefused(
                ProblemCode.UPLOAD_TOO_LARGE,
                () -> uploads.receive(id, 0, in(random(PIECE + 11), 0, PIECE + 11), null));
        assertThat(uploads.find(id).received()).isEqualTo(PIECE);
        assertThat(files.list("incoming/")).hasSize(1);
    }

    private UUID begin(long bytes) {
        return uploads.begin(new Announcement("a.csv", bytes, null, null)).id();
    }

    private IncomingUploads gateway(FileStore store) {
        UploadLimits limits = new UploadLimits(1L << 30, 0, 0, Duration.ofDays(1));
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new IncomingUploads(
                sql, transactions, store, catalogue, new Admission(sql, transactions, store, limits), PATIENCE);
    }

    private byte[] stored(Upload upload) throws IOException {
        try (InputStream in = files.stream(upload.key(), 0)) {
            byte[] bytes = in.readAllBytes();
            assertThat(upload.bytes()).isEqualTo(bytes.length);
            assertThat(upload.sha256()).isEqualTo(uploadedSha(bytes));
            return bytes;
        }
    }

    private static String uploadedSha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Checksum checksum(byte[] bytes) throws Exception {
        return Checksum.of("md5", MessageDigest.getInstance("MD5").digest(bytes))
                .orElseThrow();
    }

    private static InputStream in(byte[] bytes, int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, to));
    }

    private static byte[] random(int bytes) {
        return random(bytes, 1);
    }

    private static byte[] random(int bytes, long seed) {
        byte[] random = new byte[bytes];
        new Random(seed).nextBytes(random);
        return random;
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    /** A request whose bytes come when the test says so. */
    private final class HeldSender {

        private final PipedOutputStream sender = new PipedOutputStream();
        private final CompletableFuture<Incoming> answer;

        HeldSender(IncomingUploads gateway, UUID id, long offset) throws IOException {
            PipedInputStream held = new PipedInputStream(sender, 4_096);
            answer = CompletableFuture.supplyAsync(() -> gateway.receive(id, offset, held, null));
        }

        /** Returns once they are on their way into a piece. */
        void send(byte[] bytes, int from, int to) throws Exception {
            int before = files.list("incoming/").size();
            sender.write(bytes, from, to - from);
            sender.flush();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> files.list("incoming/").size() != before || answer.isDone());
        }

        Incoming end() throws Exception {
            sender.close();
            try {
                return answer.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ProblemException problem) throw problem;
                throw e;
            }
        }
    }

    /** A connection that has broken. */
    private static final class BrokenLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Connection reset");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }
}
