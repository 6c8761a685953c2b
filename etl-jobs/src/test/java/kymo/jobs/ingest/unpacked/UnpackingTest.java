package kymo.jobs.ingest.unpacked;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {

    private static final byte[] CSV = csv(200_000);

    @TempDir
    Path folder = Path.of("");

    /** How a test packs. */
    enum By {
        GZIP(".gz") {
            @Override
            OutputStream around(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        ZSTD(".zst") {
            @Override
            OutputStream around(OutputStream out) throws IOException {
                return new ZstdOutputStream(out);
            }
        },
        ZIP(".zip") {
            @Override
            OutputStream around(OutputStream out) throws IOException {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.putNextEntry(new ZipEntry("folder/a.csv"));
                return zip;
            }
        };

        final String ending;

        By(String ending) {
            this.ending = ending;
        }

        abstract OutputStream around(OutputStream out) throws IOException;

        byte[] pack(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = around(packed)) {
                out.write(bytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return packed.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPackedComesOutUnderItsName(By by) throws IOException {
        try (Unpacked unpacked = usual().open(stored(by.pack(CSV)), "a.csv" + by.ending, null)) {
            assertThat(unpacked.name()).isEqualTo("a.csv");
            assertThat(all(unpacked)).isEqualTo(CSV);
            assertThat(unpacked.file().read(1_000_000, 10)).isEqualTo(Arrays.copyOfRange(CSV, 1_000_000, 1_000_010));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void severalMembersAreOneFile(By by) throws IOException {
        byte[] twice = joined(by.pack("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)), by.pack(CSV));
        try (Unpacked unpacked = usual().open(stored(twice), "x.gz", null)) {
            assertThat(all(unpacked)).isEqualTo(joined("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), CSV));
        }
    }

    @Test
    void aFileThatIsNotPackedIsGivenAsItIs() throws IOException {
        ReadableFile file = stored(CSV);
        try (Unpacked unpacked = usual().open(file, "a.csv.gz", null)) {
            assertThat(unpacked.file()).isSameAs(file);
            assertThat(unpacked.name()).isEqualTo("a.csv.gz");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingLiesInTheFolderWhateverHappens(By by) throws IOException {
        try (Unpacked unpacked = usual().open(stored(by.pack(CSV)), "a.csv" + by.ending, null)) {
            assertThat(unpacked.file().bytes()).isEqualTo(CSV.length);
            // also while it is open, so that nothing stays of a process that is killed
            assertThat(temporary()).isEmpty();
        }
        refusal(new Unpacking(1_000, folder.resolve("temporary")), by.pack(CSV), "a" + by.ending, null);
        assertThat(temporary()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFileCutOffAnywhereIsRefused(By by) throws IOException {
        byte[] packed = by.pack(csv(300));
        for (int length = 4; length < packed.length; length += 1 + packed.length / 150)
            assertThat(refusal(usual(), Arrays.copyOf(packed, length), "a.csv" + by.ending, null))
                    .as("the first %d of %d bytes", length, packed.length)
                    .startsWith("archive-broken: ");
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void bytesBehindTheEndAreRefused(By by) throws IOException {
        assertThat(refusal(usual(), joined(by.pack(CSV), "garbage".getBytes(StandardCharsets.UTF_8)), "a.csv.gz", null))
                .startsWith("archive-broken: a packed file must be whole but 'a.csv.gz' is damaged (");
    }

    /** What gives other bytes is always found: every kind has a checksum. */
    @ParameterizedTest
    @EnumSource
    void aChangedBitIsRefusedOrChangesNothing(By by) throws IOException {
        byte[] csv = csv(400);
        byte[] packed = by.pack(csv);
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] changed = packed.clone();
            changed[4 + random.nextInt(packed.length - 4)] ^= (byte) (1 << random.nextInt(8));
            try (Unpacked unpacked = usual().open(stored(changed), "a.csv" + by.ending, null)) {
                assertThat(all(unpacked)).isEqualTo(csv);
            } catch (ProblemException e) {
                assertThat(e.code().name()).startsWith("ARCHIVE_");
                assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(400);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileBeyondTheLimitIsRefused(By by) throws IOException {
        Unpacking small = new Unpacking(CSV.length - 1, folder);
        assertThat(refusal(small, by.pack(CSV), "a.csv", null))
                .startsWith("unpacked-too-large: a file may unpack to %,d bytes (kymo.ingest.unpacked-bytes) but 'a.csv"
                        .formatted(CSV.length - 1));
        try (Unpacked fits = new Unpacking(CSV.length, folder).open(stored(by.pack(CSV)), "a.csv", null)) {
            assertThat(fits.file().bytes()).isEqualTo(CSV.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatSwellsWithoutMeasureIsRefused(By by) throws IOException {
        byte[] blanks = new byte[64 << 20];
        assertThat(refusal(usual(), by.pack(blanks), "a.csv", null))
                .startsWith("unpacked-ratio: a file may unpack to 1,000 times its size but");
        // as small ones do every day
        try (Unpacked fits = usual().open(stored(by.pack(new byte[16 << 20])), "a.csv", null)) {
            assertThat(fits.file().bytes()).isEqualTo(16 << 20);
        }
    }

    @ParameterizedTest
    @CsvSource({"GZIP, GZIP", "GZIP, ZIP", "ZSTD, GZIP", "ZIP, ZIP", "ZIP, ZSTD"})
    void packedFilesInPackedFilesAreRefused(By outer, By inner) throws IOException {
        assertThat(refusal(usual(), outer.pack(inner.pack(CSV)), "a.csv.gz", null))
                .startsWith("archive-nested: ");
    }

    @Test
    void aTarIsRefusedWithARemedy() throws IOException {
        byte[] tar = new byte[1_024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        assertThat(refusal(usual(), tar, "a.tar", null))
                .isEqualTo(
                        "archive-unsupported: an archive of several files must be a .zip but 'a.tar' is a tar; pack its files as .zip, or compress each with gzip or zstd");
        assertThat(refusal(usual(), By.GZIP.pack(tar), "a.tgz", null)).startsWith("archive-unsupported: ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a.csv.bz2, 425a683931415926535912",
        "a.csv.xz, fd377a585a000004e6d6b446",
        "a.7z, 377abcaf271c0004",
        "a.rar, 526172211a0700",
        "a.csv.lz4, 04224d1864404db0",
        "a.csv.Z, 1f9d9074"
    })
    void filesPackedInAnotherWayAreRefusedWithARemedy(String name, String head) throws IOException {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(head), 600);
        assertThat(refusal(usual(), bytes, name, null))
                .isEqualTo(
                        "archive-unsupported: a packed file must be a .gz, .zst or .zip but '%s' is packed in another way; unpack it and upload what is in it, or pack that anew"
                                .formatted(name));
        assertThat(refusal(usual(), By.GZIP.pack(bytes), name + ".gz", null)).startsWith("archive-nested: ");
    }

    @Test
    void framesThatAreToBeSkippedAreSkipped() throws IOException {
        byte[] skipped = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
        byte[] one = By.ZSTD.pack("t,u\n".getBytes(StandardCharsets.UTF_8));
        byte[] packed = joined(joined(skipped, one), joined(skipped, By.ZSTD.pack(CSV)));
        try (Unpacked unpacked = usual().open(stored(packed), "a.csv.zst", null)) {
            assertThat(unpacked.compression()).isEqualTo("zstd");
            assertThat(all(unpacked)).isEqualTo(joined("t,u\n".getBytes(StandardCharsets.UTF_8), CSV));
        }
    }

    /** What gzip writes of the file's name, time and a comment says nothing of its content. */
    @Test
    void aGzipsOwnNameAndCommentArePassedOver() throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setFileName("../../other.csv");
        parameters.setComment("measured in the cellar");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GzipCompressorOutputStream(packed, parameters)) {
            out.write(CSV);
        }
        try (Unpacked unpacked = usual().open(stored(packed.toByteArray()), "a.csv.gz", null)) {
            assertThat(unpacked.name()).isEqualTo("a.csv");
            assertThat(all(unpacked)).isEqualTo(CSV);
        }
    }

    /** Sizes behind the bytes, and sizes of 64 bits: what a zip that was written as a stream has. */
    @ParameterizedTest
    @EnumSource
    void zipsAreReadHoweverTheyTellTheirSizes(Zip64Mode mode) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(packed)) {
            zip.setUseZip64(mode);
            ZipArchiveEntry entry = new ZipArchiveEntry("folder/a.csv");
            if (mode == Zip64Mode.Never) entry.setSize(CSV.length);
            zip.putArchiveEntry(entry);
            zip.write(CSV);
            zip.closeArchiveEntry();
        }
        try (Unpacked unpacked = usual().open(stored(packed.toByteArray()), "a.zip", null)) {
            assertThat(unpacked.name()).isEqualTo("a.csv");
            assertThat(all(unpacked)).isEqualTo(CSV);
        }
    }

    @Test
    void aMemberOfWhatIsNoArchiveIsRefused() throws IOException {
        assertThat(refusal(usual(), By.GZIP.pack(CSV), "a.csv.gz", "b.csv")).startsWith("member-unknown: ");
        assertThat(refusal(usual(), CSV, "a.csv", "b.csv")).startsWith("member-unknown: ");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        assertThat(refusal(new Unpacking(1 << 20, file), By.GZIP.pack(CSV), "a.csv.gz", null))
                .startsWith("unpacked-no-room: unpacking needs a folder but no file could be made in '" + file)
                .endsWith("set kymo.ingest.folder to one that can be written to");
    }

    @ParameterizedTest
    @EnumSource
    void whetherAFileIsSmallIsToldByWhatIsInIt(By by) throws IOException {
        byte[] packed = by.pack(CSV);
        for (long most : new long[] {CSV.length - 1, CSV.length}) {
            try (ReadableFile file = stored(packed)) {
                byte[] head = Unpacking.headOfSmall(file, "a", null, most, 5);
                if (most < CSV.length) assertThat(head).isNull();
                else assertThat(head).isEqualTo(Arrays.copyOf(CSV, 5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "A.CSV.GZ", "a.csv"})
    void onlyTheLastEndingGoes(String name) throws IOException {
        try (Unpacked unpacked = usual().open(stored(By.GZIP.pack(CSV)), name, null)) {
            assertThat(unpacked.name()).isEqualToIgnoringCase("a.csv");
        }
    }

    private Unpacking usual() {
        return new Unpacking(Unpacking.USUAL_BYTES, folder.resolve("temporary"));
    }

    private List<Path> temporary() throws IOException {
        Path temporary = folder.resolve("temporary");
        if (!Files.isDirectory(temporary)) return List.of();
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    private String refusal(Unpacking unpacking, byte[] bytes, String name, @Nullable String member) throws IOException {
        try (Unpacked unpacked = unpacking.open(stored(bytes), name, member)) {
            return "nothing is refused: " + unpacked.file().bytes();
        } catch (ProblemException e) {
            return e.code().wireName() + ": " + e.getMessage();
        }
    }

    private ReadableFile stored(byte[] bytes) throws IOException {
        return LocalFileStore.reading(Files.write(folder.resolve("packed"), bytes));
    }

    private static byte[] all(Unpacked unpacked) throws IOException {
        try (InputStream in = new FileBytes(unpacked.file())) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] csv(int rows) {
        Random random = new Random(rows);
        StringBuilder csv = new StringBuilder("t,u\n");
        for (int row = 0; row < rows; row++)
            csv.append(row).append(',').append(random.nextInt(1 << 20)).append('\n');
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
