package kymo.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemException;
import kymo.core.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whatever happens to other people's files on their way, each is described or refused with a code, and none keeps its reader for ever. How many are tried
 * is told by {@code -Dkymo.mutations}; the same number tries the same files.
 */
class MutatedFilesConformanceTest {

    private static final int TRIED = Integer.getInteger("kymo.mutations", 300);
    private static final int MOST_BYTES = 64 << 10;
    private static final Duration HANGS = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void everyMutationIsDescribedOrRefused() throws IOException {
        List<Path> originals = originals();
        int described = 0;
        for (int seed = 0; seed < TRIED; seed++) {
            Random random = new Random(seed);
            Path original = originals.get(random.nextInt(originals.size()));
            Path other = originals.get(random.nextInt(originals.size()));
            Path mutation = folder.resolve("mutation");
            Files.write(mutation, mutated(head(original), head(other), random));
            if (isDescribed(mutation, original.getFileName().toString(), seed)) described++;
        }
        // mutations that break every file would try nothing but the first check
        assertThat(described).isBetween(TRIED / 10, TRIED - TRIED / 10);
    }

    private static boolean isDescribed(Path mutation, String name, int seed) {
        try (ReadableFile file = LocalFileStore.reading(mutation)) {
            JsonNode found =
                    assertTimeoutPreemptively(HANGS, () -> Described.describe(file, name, IngestOptions.none()));
            assertThat(found.path("tables").size()).isPositive();
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.getMessage())
                    .as("%s, seed %d", name, seed)
                    .doesNotContain("\n")
                    .hasSizeLessThan(600);
            return false;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("%s, seed %d".formatted(name, seed), e);
        }
    }

    private static List<Path> originals() throws IOException {
        List<Path> originals = new ArrayList<>();
        for (String set : List.of("real", "malformed")) {
            try (Stream<Path> files = Files.list(Conformance.folder(set))) {
                files.filter(file -> !file.toString().endsWith(".json")).forEach(originals::add);
            }
        }
        originals.sort(null);
        return originals;
    }

    private static byte[] head(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        // a workbook without its end is broken whatever else happens to it
        boolean text = !file.toString().matches(".*\\.(xlsx?|xlsm|zip|gz)");
        return text && all.length > MOST_BYTES ? Arrays.copyOf(all, MOST_BYTES) : all;
    }

    private static byte[] mutated(byte[] original, byte[] other, Random random) {
        byte[] bytes = original;
        for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
            int at = random.nextInt(bytes.length);
            int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(10)));
            bytes = switch (random.nextInt(6)) {
                case 0 -> flipped(bytes, at, random);
                case 1 -> joined(bytes, at, new byte[0], at + length);
                case 2 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
                case 3 -> joined(bytes, at, noise(length, random), at);
                case 4 -> joined(bytes, at, part(other, random), at + length);
                default -> random.nextInt(3) == 0 ? Arrays.copyOf(bytes, at) : flipped(bytes, at, random);
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] noise(int length, Random random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] part(byte[] other, Random random) {
        if (other.length == 0) return other;
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, from + random.nextInt(Math.min(other.length - from, 4096)));
    }

    /** {@code bytes} up to {@code to}, then {@code between}, then {@code bytes} from {@code from} on. */
    private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(bytes, to + between.length + bytes.length - from);
        System.arraycopy(between, 0, joined, to, between.length);
        System.arraycopy(bytes, from, joined, to + between.length, bytes.length - from);
        return joined;
    }
}
