package kymo.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.FakeS3;
import kymo.core.support.FakeS3.Conditions;
import kymo.core.support.FakeS3.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is S3's own: how few and which requests are made, and what happens when they fail. */
class S3FileStoreTest extends FileStoreTest {

    private static final int PART = S3Write.PART_BYTES;

    private final FakeS3 service = new FakeS3();
    private final S3FileStore store = S3FileStore.open(settings(service, "shared/kymo"));

    @Override
    FileStore newStore() {
        return store;
    }

    @AfterEach
    void end() {
        store.close();
        service.close();
    }

    @Test
    void keysStandBehindThePrefix() {
        store.write("d/a", out -> out.write(1));
        assertThat(service.keys()).containsExactly("shared/kymo/d/a");
        assertThat(store.list("")).containsExactly("d/a");
    }

    @Test
    void whatFitsIntoAPartIsOneRequest() {
        store.write("a", out -> out.write(new byte[PART]));
        assertThat(service.log().stream().filter(line -> !line.startsWith("HEAD") && !line.startsWith("GET")))
                .containsExactly("PUT shared/kymo/a");
        store.write("b", out -> out.write(new byte[PART + 1]));
        assertThat(service.log().stream().filter(line -> line.contains("partNumber")))
                .hasSize(2);
    }

    @Test
    void largePiecesAreJoinedByTheServiceItself() throws IOException {
        byte[] first = random(5 << 20);
        byte[] last = random(17);
        store.write("p/1", out -> out.write(first));
        store.write("p/2", out -> out.write(last));
        int asked = service.log().size();
        StoredFile joined = store.join("whole", List.of("p/1", "p/2"));
        assertThat(joined).isEqualTo(new StoredFile("whole", first.length + last.length, ""));
        assertThat(service.log().subList(asked, service.log().size())).noneMatch(line -> line.startsWith("GET shared"));
        try (InputStream in = store.stream("whole", 0)) {
            assertThat(in.readNBytes(first.length)).isEqualTo(first);
            assertThat(in.readAllBytes()).isEqualTo(last);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> store.join("whole", List.of("p/1", "p/2")));
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void aJoinThatFailsLeavesNothing() {
        for (String piece : List.of("p/1", "p/2")) store.write(piece, out -> out.write(new byte[5 << 20]));
        service.strike(100, Fault.BUSY, line -> line.contains("partNumber=2"));
        assertThatThrownBy(() -> store.join("whole", List.of("p/1", "p/2")))
                .hasMessageContaining("could not join 'whole'");
        service.strike(0, Fault.BUSY, line -> false);
        assertThat(service.unfinished()).isEmpty();
        assertThat(store.exists("whole")).isFalse();
    }

    @Test
    void aPagedListIsReadToItsEnd() {
        service.pageSize(2);
        for (String key : List.of("d/1", "d/2", "d/3", "d/4", "d/5", "e/1")) store.write(key, out -> out.write(1));
        assertThat(store.list("d/")).containsExactly("d/1", "d/2", "d/3", "d/4", "d/5");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsOverwrittenWhateverTheServiceKnowsOfConditions(Conditions conditions) throws IOException {
        service.conditions(conditions);
        store.write("small", out -> out.write(1));
        store.write("large", out -> out.write(new byte[PART + 1]));
        for (String key : List.of("small", "large")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.write(key, out -> out.write(2)))
                    .withMessage("nothing is overwritten but '%s' exists already".formatted(key));
        }
        try (InputStream in = store.stream("small", 0)) {
            assertThat(in.readAllBytes()).containsExactly(1);
        }
    }

    @Test
    void ofTwoWritersAtOnceOneIsRefused() {
        for (int bytes : new int[] {1, PART + 1}) {
            String key = "k" + bytes;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.write(key, out -> {
                        // looked for before, and taken meanwhile
                        store.write(key, other -> other.write(2));
                        out.write(new byte[bytes]);
                    }))
                    .withMessage("nothing is overwritten but '%s' exists already".formatted(key));
        }
        assertThat(service.unfinished()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostIsNoOtherWriter() {
        service.strike(1, Fault.LOST_ANSWER, line -> line.startsWith("PUT"));
        assertThat(store.write("small", out -> out.write(7)).bytes()).isEqualTo(1);
        service.strike(1, Fault.LOST_ANSWER, line -> line.startsWith("POST") && line.contains("uploadId"));
        assertThat(store.write("large", out -> out.write(new byte[PART + 1])).bytes())
                .isEqualTo(PART + 1);
        assertThat(store.list("")).containsExactly("large", "small");
    }

    @Test
    void aBusyServiceIsAskedAgain() throws IOException {
        service.strike(3, Fault.BUSY, line -> true);
        store.write("a", out -> out.write(7));
        service.strike(3, Fault.BUSY, line -> true);
        try (InputStream in = store.stream("a", 0)) {
            assertThat(in.readAllBytes()).containsExactly(7);
        }
    }

    @Test
    void aServiceThatStaysBusyIsAFailureThatSaysWhereAndWhatToDo() {
        store.write("a", out -> out.write(7));
        service.strike(100, Fault.BUSY, line -> true);
        assertThatThrownBy(() -> store.open("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.STORE_FAILED))
                .hasMessageContaining("could not open 'a' in bucket 'lab' at " + service.endpoint())
                .hasMessageEndingWith("; look at the service's log, then restart the run");
    }

    @Test
    void aBucketThatIsNotThereIsSaidToBeMissing() {
        S3Settings other = new S3Settings("other", "", service.endpoint(), "us-east-1", true, "key", "secret");
        try (S3FileStore nowhere = S3FileStore.open(other)) {
            assertThatThrownBy(() -> nowhere.write("a", out -> out.write(1)))
                    .hasMessageEndingWith("; make the bucket, or correct kymo.files.s3.bucket");
        }
    }

    @Test
    void readsGoOnWhereAConnectionBrokeOff() throws IOException {
        byte[] bytes = random(300_000);
        store.write("a", out -> out.write(bytes));
        service.strike(3, Fault.HALF_ANSWER, line -> line.startsWith("GET"));
        try (ReadableFile file = store.open("a")) {
            assertThat(file.read(1, 299_999)).isEqualTo(Arrays.copyOfRange(bytes, 1, 300_000));
        }
        service.strike(4, Fault.HALF_ANSWER, line -> line.startsWith("GET"));
        try (InputStream in = store.stream("a", 10)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 10, 300_000));
        }
    }

    @Test
    void aSkipReadsNothing() throws IOException {
        byte[] bytes = random(3_000_000);
        store.write("a", out -> out.write(bytes));
        try (InputStream in = store.stream("a", 0)) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
            assertThat(in.skip(2_999_990)).isEqualTo(2_999_990);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 2_999_991, 3_000_000));
        }
        assertThat(service.log().stream().filter(line -> line.startsWith("GET shared/kymo/a")))
                .hasSize(2);
    }

    @Test
    void whatWritersLeftMoreThanADayAgoIsSwept() {
        Instant now = Instant.now();
        service.leave("shared/kymo/old", now.minus(Duration.ofHours(25)));
        service.leave("shared/kymo/new", now.minus(Duration.ofHours(1)));
        service.leave("others", now.minus(Duration.ofDays(9)));
        store.sweep(now.minus(Duration.ofDays(1)));
        assertThat(service.unfinished()).containsExactly("others", "shared/kymo/new");
    }

    @Test
    void noUploadIsLeftWhenTheContentFailsBehindTheFirstParts() {
        assertThatThrownBy(() -> store.write("broken", out -> {
                    out.write(new byte[3 * PART]);
                    throw new IOException("the instrument went away");
                }))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> store.write("broken", out -> {
                    out.write(new byte[3 * PART]);
                    throw new UncheckedIOException(new IOException("and again"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(service.unfinished()).isEmpty();
        assertThat(service.keys()).isEmpty();
    }

    @Test
    void aBucketMustBeNamed() {
        S3Settings none = new S3Settings("", "", null, "us-east-1", false, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileSettings(FileSettings.Kind.S3, Path.of(".")).open(none))
                .withMessage(
                        "files are kept in S3 (kymo.files.store=s3) but kymo.files.s3.bucket names no bucket; set it"
                                + " to one that exists");
    }

    @Test
    void oneKeyWithoutTheOtherIsRefusedAndNoSecretIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new S3Settings("lab", "", null, "us-east-1", false, "key", null))
                .withMessageStartingWith(
                        "kymo.files.s3.access-key and kymo.files.s3.secret-key must be given together");
        assertThat(new S3Settings("lab", "", null, "us-east-1", false, "key", "s3cret").toString())
                .doesNotContain("s3cret");
    }

    static S3Settings settings(FakeS3 service, String prefix) {
        return new S3Settings(FakeS3.BUCKET, prefix, service.endpoint(), "us-east-1", true, "key", "secret");
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
