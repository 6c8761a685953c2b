package kymo.core.archives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void membersAreTheFilesThatCouldBeData() throws IOException {
        byte[] zip = zip("run/", "run/a.csv", "__MACOSX/run/._a.csv", ".DS_Store", "run/.hidden", "b.txt", "Thumbs.db");
        assertThat(members(zip)).containsExactly("run/a.csv", "b.txt");
    }

    @Test
    void aMemberHasItsBytes() throws IOException {
        try (ReadableFile file = stored(zip("a.csv", "b.csv"));
                ZipArchive archive = ZipArchive.open(file, "x.zip").orElseThrow()) {
            Member member = archive.member("b.csv");
            assertThat(archive.stream(member).readAllBytes()).isEqualTo(content("b.csv"));
            assertThat(member.bytes()).isEqualTo(content("b.csv").length);
        }
    }

    @Test
    void withoutANameTheOnlyMemberIsMeant() throws IOException {
        try (ReadableFile file = stored(zip("folder/", "folder/only.csv"));
                ZipArchive archive = ZipArchive.open(file, "x.zip").orElseThrow()) {
            assertThat(archive.member(null).name()).isEqualTo("folder/only.csv");
        }
    }

    @Test
    void amongSeveralOneMustBeNamed() throws IOException {
        try (ReadableFile file = stored(zip("a.csv", "b.csv"));
                ZipArchive archive = ZipArchive.open(file, "x.zip").orElseThrow()) {
            assertThatThrownBy(() -> archive.member(null))
                    .hasMessage(
                            "the option member must name one of 2 files in 'x.zip' but is missing; set it to 'a.csv', 'b.csv'");
            assertThatThrownBy(() -> archive.member("c.csv"))
                    .hasMessage(
                            "the option member must name a file in 'x.zip' but 'c.csv' is none; set it to 'a.csv', 'b.csv'");
        }
    }

    @Test
    void workbooksAndDocumentsAreNoArchives() throws IOException {
        assertThat(isArchive(zip("[Content_Types].xml", "xl/workbook.xml"), "upload.bin"))
                .isFalse();
        assertThat(isArchive(zip("mimetype", "content.xml"), "upload.bin")).isFalse();
        assertThat(isArchive(zip("a.csv"), "broken.XLSX")).isFalse();
        assertThat(isArchive("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "x.zip"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../up.csv",
                "a/../../up.csv",
                "/etc/passwd",
                "\\server\\x.csv",
                "C:\\x.csv",
                "c:x.csv",
                "a\\..\\..\\x.csv",
                "./a.csv",
                "tab\there.csv"
            })
    void namesThatLeaveTheArchiveAreRefused(String name) throws IOException {
        assertThat(refusal(zip("a.csv", name)))
                .startsWith("archive-path: an archive names its files by paths within it");
    }

    @Test
    void aRefusalShowsNoControlCharacters() throws IOException {
        assertThat(refusal(zip("a\nb.csv"))).contains("'a?b.csv'").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner.zip", "a.csv.gz", "x/y.TAR", "z.7z", "data.zst"})
    void archivesInArchivesAreRefused(String name) throws IOException {
        assertThat(refusal(zip("a.csv", name)))
                .isEqualTo(
                        "archive-nested: an archive holds no packed files but 'x.zip' holds '%s'; unpack that first, or upload it alone"
                                .formatted(name));
    }

    @Test
    void twoMembersOfOneNameAreRefused() throws IOException {
        byte[] zip = replaced(zip("a.csv", "b.csv"), "b.csv", "a.csv");
        assertThat(refusal(zip))
                .isEqualTo(
                        "archive-name-twice: an archive has one file of each name but 'x.zip' has 'a.csv' twice; give the files different names and pack them again");
    }

    @Test
    void anEncryptedMemberIsRefused() throws IOException {
        byte[] zip = zip("a.csv");
        for (int at : places(zip, 0x02014b50)) zip[at + 8] |= 1;
        assertThat(refusal(zip))
                .startsWith("archive-encrypted: an archive must not be encrypted but 'x.zip' holds 'a.csv'");
    }

    @Test
    void anUnknownMethodIsRefused() throws IOException {
        byte[] zip = zip("a.csv");
        for (int at : places(zip, 0x02014b50)) zip[at + 10] = 99;
        assertThat(refusal(zip)).startsWith("archive-unsupported: ").contains("packed by method 99");
    }

    @Test
    void membersThatShareBytesAreRefused() throws IOException {
        byte[] zip = zip("a.csv", "b.csv");
        int second = places(zip, 0x02014b50).get(1);
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
        assertThat(refusal(zip)).startsWith("archive-broken: ").contains("share bytes");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        String[] names = new String[ZipArchive.MOST_ENTRIES + 1];
        for (int i = 0; i < names.length; i++) names[i] = i + ".csv";
        assertThat(refusal(zip(names)))
                .isEqualTo("archive-too-many: an archive has at most 10,000 entries but 'x.zip' has 10,001; split it");
    }

    /** What the end of a file says of its entries and what there is may differ. */
    @Test
    void aLongListOfEntriesIsRefusedUnread() throws IOException {
        String[] names = new String[30_000];
        for (int i = 0; i < names.length; i++) names[i] = "%0150d.csv".formatted(i);
        byte[] zip = zip(names);
        int end = places(zip, 0x06054b50).get(0);
        ByteBuffer.wrap(zip)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(end + 8, (short) 1)
                .putShort(end + 10, (short) 1);
        assertThat(refusal(zip)).startsWith("archive-too-many: ").contains("a list of entries of");
    }

    @ParameterizedTest
    @CsvSource({"0, archive-empty", "1, archive-empty"})
    void anArchiveWithoutDataIsRefused(int folders, String code) throws IOException {
        assertThat(refusal(folders == 0 ? zip() : zip("folder/", "folder/.hidden")))
                .startsWith(code);
    }

    @Test
    void aDamagedMemberIsFoundWhileItIsRead() throws IOException {
        byte[] zip = zip("a.csv");
        int list = places(zip, 0x02014b50).get(0);
        zip[list + 16] ^= 1;
        try (ReadableFile file = stored(zip);
                ZipArchive archive = ZipArchive.open(file, "x.zip").orElseThrow()) {
            assertThatThrownBy(() -> archive.stream(archive.member(null)).readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void namesWithoutTheirEncodingAreReadAsWhatTheyCanBe() throws IOException {
        assertThat(members(zip(Charset.forName("IBM437"), "Temperaturmessung für Öfen.csv")))
                .containsExactly("Temperaturmessung für Öfen.csv");
        assertThat(members(withoutUtf8Mark(zip("Öfen.csv")))).containsExactly("Öfen.csv");
    }

    /** Whatever is done to an archive's bytes, it is read or refused with a code. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMutationIsReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = zip("a.csv", "folder/", "folder/b.csv", "c.txt");
        for (int round = 0; round < 500; round++) {
            byte[] zip = Arrays.copyOf(whole, random.nextInt(10) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = random.nextInt(6); change >= 0 && zip.length > 0; change--)
                zip[random.nextInt(zip.length)] = (byte) random.nextInt();
            try (ReadableFile file = stored(zip)) {
                ZipArchive.open(file, "x.zip").ifPresent(ZipArchiveTest::readAll);
            } catch (ProblemException e) {
                assertThat(e.code().name()).startsWith("ARCHIVE_");
            }
        }
    }

    private static void readAll(ZipArchive archive) {
        try (archive) {
            for (Member member : archive.members()) archive.stream(member).readAllBytes();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    private List<String> members(byte[] zip) throws IOException {
        try (ReadableFile file = stored(zip);
                ZipArchive archive = ZipArchive.open(file, "x.zip").orElseThrow()) {
            return archive.members().stream().map(Member::name).toList();
        }
    }

    private boolean isArchive(byte[] bytes, String name) throws IOException {
        try (ReadableFile file = stored(bytes)) {
            return ZipArchive.open(file, name).isPresent();
        }
    }

    private String refusal(byte[] zip) throws IOException {
        try (ReadableFile file = stored(zip)) {
            ZipArchive.open(file, "x.zip");
            return "nothing is refused";
        } catch (ProblemException e) {
            return e.code().wireName() + ": " + e.getMessage();
        }
    }

    private ReadableFile stored(byte[] bytes) throws IOException {
        return LocalFileStore.reading(Files.write(folder.resolve("archive"), bytes));
    }

    private static byte[] zip(String... names) throws IOException {
        return zip(StandardCharsets.UTF_8, names);
    }

    private static byte[] zip(Charset charset, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                byte[] content = content(name);
                if (name.length() % 2 == 0) {
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] content(String name) {
        return name.endsWith("/") ? new byte[0] : ("t,u\n1," + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withoutUtf8Mark(byte[] zip) {
        for (int at : places(zip, 0x02014b50)) zip[at + 9] &= ~8;
        for (int at : places(zip, 0x04034b50)) zip[at + 7] &= ~8;
        return zip;
    }

    private static List<Integer> places(byte[] bytes, int signature) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, bytes.length - 3)
                .filter(at -> buffer.getInt(at) == signature)
                .boxed()
                .toList();
    }

    private static byte[] replaced(byte[] bytes, String old, String by) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(old, by).getBytes(StandardCharsets.ISO_8859_1);
    }
}
