package kymo.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every file store must do. */
abstract class FileStoreTest {

    private FileStore store;

    abstract FileStore newStore();

    @BeforeEach
    void open() {
        store = newStore();
    }

    @Test
    void givesBackTheBytesAtAnyPosition() throws IOException {
        StoredFile stored = store.write("uploads/ab/one", out -> out.write(bytes("0123456789")));
        assertThat(stored.bytes()).isEqualTo(10);
        assertThat(stored.sha256()).isEqualTo("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882");
        try (ReadableFile file = store.open("uploads/ab/one")) {
            assertThat(file.bytes()).isEqualTo(10);
            assertThat(file.read(3, 4)).isEqualTo(bytes("3456"));
        }
        try (InputStream in = store.stream("uploads/ab/one", 8)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("89"));
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        store.write("a", out -> out.write(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.write("a", out -> out.write(2)))
                .withMessage("nothing is overwritten but 'a' exists already");
        try (InputStream in = store.stream("a", 0)) {
            assertThat(in.readAllBytes()).containsExactly(1);
        }
    }

    @Test
    void leavesNothingWhenTheContentFails() {
        assertThatThrownBy(() -> store.write("broken", out -> {
                    out.write(1);
                    throw new IOException("the instrument went away");
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.STORE_FAILED))
                .hasMessageContaining("the instrument went away");
        assertThat(store.exists("broken")).isFalse();
    }

    @Test
    void listsByPrefixAndDeletes() {
        for (String key : new String[] {"d/1-b", "d/1-a", "d/2-a", "e/1-a"}) store.write(key, out -> out.write(1));
        assertThat(store.list("d/1")).containsExactly("d/1-a", "d/1-b");
        store.delete("d/1-a");
        store.delete("d/1-a");
        assertThat(store.list("d/1")).containsExactly("d/1-b");
        assertThat(store.list("f/")).isEmpty();
    }

    @Test
    void keepsALargeFileToItsLastByteForSeveralReadersAtOnce() throws IOException {
        byte[] bytes = new byte[20_000_000];
        new Random(7).nextBytes(bytes);
        StoredFile stored = store.write("large", out -> {
            for (int at = 0; at < bytes.length; at += 777_777)
                out.write(bytes, at, Math.min(777_777, bytes.length - at));
        });
        assertThat(stored.bytes()).isEqualTo(bytes.length);
        assertThat(stored.sha256()).isEqualTo(sha256(bytes));
        try (ReadableFile file = store.open("large")) {
            IntStream.range(0, 40).parallel().forEach(reader -> {
                int from = reader * 499_979;
                assertThat(file.read(from, 500_021)).isEqualTo(Arrays.copyOfRange(bytes, from, from + 500_021));
            });
        }
        try (InputStream in = store.stream("large", 12_345_678)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 12_345_678, bytes.length));
        }
    }

    @Test
    void keepsAFileWithoutBytes() throws IOException {
        assertThat(store.write("empty", out -> {}).bytes()).isZero();
        try (ReadableFile file = store.open("empty");
                InputStream in = store.stream("empty", 0);
                InputStream behind = store.stream("empty", 5)) {
            assertThat(file.bytes()).isZero();
            assertThat(file.read(0, 0)).isEmpty();
            assertThat(in.read()).isEqualTo(-1);
            assertThat(behind.read()).isEqualTo(-1);
        }
    }

    @Test
    void joinsPiecesInTheOrderOfTheList() throws IOException {
        store.write("p/2", out -> out.write(bytes("456789")));
        store.write("p/1", out -> out.write(bytes("0123")));
        StoredFile joined = store.join("whole", List.of("p/1", "p/2"));
        assertThat(joined.bytes()).isEqualTo(10);
        assertThat(joined.sha256()).isIn("", "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882");
        try (InputStream in = store.stream("whole", 0)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("0123456789"));
        }
        assertThat(store.list("p/")).containsExactly("p/1", "p/2");
        assertThat(store.join("none", List.of()).bytes()).isZero();
    }

    @Test
    void leavesNothingOfAJoinWhosePieceIsMissing() {
        store.write("p/1", out -> out.write(1));
        assertThatThrownBy(() -> store.join("whole", List.of("p/1", "p/2"))).hasMessageContaining("p/2");
        assertThat(store.exists("whole")).isFalse();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> store.open("nothing")).hasMessageContaining("could not open 'nothing'");
        assertThatThrownBy(() -> store.stream("nothing", 0)).hasMessageContaining("could not open 'nothing'");
    }

    @Test
    void refusesToReadBeyondTheEnd() {
        store.write("short", out -> out.write(bytes("abc")));
        try (ReadableFile file = store.open("short")) {
            assertThatThrownBy(() -> file.read(2, 5)).hasMessageContaining("but the file ends at 3");
        }
    }

    @Test
    void refusesKeysThatLeaveTheStore() {
        for (String key : new String[] {"../etc", "a/../b", "/a", "a//b", ".hidden", "", "a\0b", "a\\b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.exists(key));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
