package kymo.core.archives;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip whose entries have all been checked: the files in it that could be data, and the bytes of each.
 *
 * <p>Memory is that of its list of entries, which is bounded. Workbooks and documents are zips too, but no archives: a file of theirs is one thing.
 */
public final class ZipArchive implements AutoCloseable {

    /** Most entries that an archive may have, folders and hidden files included. */
    public static final int MOST_ENTRIES = 10_000;

    /** What so many entries take with long names. */
    private static final long MOST_DIRECTORY_BYTES = 4L << 20;

    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int LISTED_NAMES = 20;

    private static final List<String> DOCUMENTS = List.of(".xlsx", ".xlsm", ".xlsb", ".xltx", ".ods", ".docx", ".pptx");

    private final String fileName;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> data;

    private ZipArchive(String fileName, ZipFile zip, Map<String, ZipArchiveEntry> data) {
        this.fileName = fileName;
        this.zip = zip;
        this.data = data;
    }

    /** Whether a file that begins so is a zip of any kind. */
    public static boolean isZip(byte[] head) {
        if (head.length < 4 || head[0] != 'P' || head[1] != 'K') return false;
        return (head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6);
    }

    /**
     * The archive in a file; none when the file is none. {@code file} stays the caller's to close.
     *
     * @param fileName for messages; one that ends as a workbook's does is none
     * @throws ProblemException {@code ARCHIVE_BROKEN}, {@code ARCHIVE_EMPTY}, {@code ARCHIVE_TOO_MANY}, {@code ARCHIVE_PATH},
     *     {@code ARCHIVE_NAME_TWICE}, {@code ARCHIVE_NESTED}, {@code ARCHIVE_ENCRYPTED}, {@code ARCHIVE_UNSUPPORTED}
     */
    public static Optional<ZipArchive> open(ReadableFile file, String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (!isZip(file.read(0, (int) Math.min(4, file.bytes())))
                || DOCUMENTS.stream().anyMatch(lower::endsWith)) return Optional.empty();
        ArchiveRefusals refusals = new ArchiveRefusals(fileName);
        ZipDirectory directory = ZipDirectory.of(file);
        if (directory == null) throw refusals.broken("its list of entries is missing");
        if (directory.entries() > MOST_ENTRIES) throw refusals.tooMany("%,d".formatted(directory.entries()));
        if (directory.bytes() > MOST_DIRECTORY_BYTES)
            throw refusals.tooMany("a list of entries of %,d bytes".formatted(directory.bytes()));
        ZipFile zip = read(file, refusals);
        try {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (isDocument(entries)) {
                zip.close();
                return Optional.empty();
            }
            return Optional.of(new ZipArchive(fileName, zip, data(zip, entries, refusals)));
        } catch (IOException e) {
            throw refusals.broken(String.valueOf(e.getMessage()), e);
        }
    }

    private static ZipFile read(ReadableFile file, ArchiveRefusals refusals) {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(new FileChannelView(file))
                    .setIgnoreLocalFileHeader(true)
                    .setMaxNumberOfDisks(1)
                    .setZstdInputStreamFactory(ZstdInputStream::new)
                    .get();
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the library meets nonsense with exceptions of many kinds
            throw refusals.broken(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isDocument(List<ZipArchiveEntry> entries) {
        return entries.stream()
                .map(ZipArchiveEntry::getName)
                .anyMatch(name -> name.equals("[Content_Types].xml") || name.equals("mimetype"));
    }

    private static Map<String, ZipArchiveEntry> data(
            ZipFile zip, List<ZipArchiveEntry> entries, ArchiveRefusals refusals) {
        if (entries.size() > MOST_ENTRIES) throw refusals.tooMany("%,d".formatted(entries.size()));
        Map<String, ZipArchiveEntry> all = new LinkedHashMap<>();
        for (ZipArchiveEntry entry : entries) {
            String name = MemberNames.decode(entry.getRawName());
            if (!MemberNames.staysWithin(name)) throw refusals.path(name);
            if (all.put(name, entry) != null) throw refusals.twice(name);
        }
        refuseSharedBytes(entries, refusals);
        all.entrySet()
                .removeIf(each -> !MemberNames.couldBeData(each.getKey())
                        || each.getValue().isUnixSymlink());
        all.forEach((name, entry) -> {
            if (MemberNames.isPacked(name)) throw refusals.nested(name);
            if (entry.getGeneralPurposeBit().usesEncryption()) throw refusals.encrypted(name);
            if (!zip.canReadEntryData(entry)) throw refusals.method(name, entry.getMethod());
        });
        if (all.isEmpty()) throw refusals.empty();
        return all;
    }

    /** Members that lie over one another unpack to far more than the archive has. */
    private static void refuseSharedBytes(List<ZipArchiveEntry> entries, ArchiveRefusals refusals) {
        List<ZipArchiveEntry> byPlace = new ArrayList<>(entries);
        byPlace.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long end = 0;
        for (ZipArchiveEntry entry : byPlace) {
            long begin = entry.getLocalHeaderOffset();
            if (begin < end) throw refusals.broken("members share bytes");
            end = begin + LOCAL_HEADER_BYTES + entry.getRawName().length + entry.getCompressedSize();
        }
    }

    /** The files that could be data, in the archive's order; at least one. */
    public List<Member> members() {
        return data.entrySet().stream()
                .map(each -> member(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * The member of this name; without a name, the only one.
     *
     * @throws ProblemException {@code MEMBER_UNKNOWN}; {@code MEMBER_NEEDED} when there are several and none is named
     */
    public Member member(@Nullable String name) {
        if (name == null && data.size() > 1)
            throw new ProblemException(
                    ProblemCode.MEMBER_NEEDED,
                    "the option member must name one of %d files in '%s' but is missing; set it to %s"
                            .formatted(data.size(), fileName, names()));
        String wanted = name == null ? data.keySet().iterator().next() : name;
        ZipArchiveEntry entry = data.get(wanted);
        if (entry == null)
            throw new ProblemException(
                    ProblemCode.MEMBER_UNKNOWN,
                    "the option member must name a file in '%s' but '%s' is none; set it to %s"
                            .formatted(fileName, wanted, names()));
        return member(wanted, entry);
    }

    private static Member member(String name, ZipArchiveEntry entry) {
        return new Member(name, entry.getCompressedSize(), entry.getSize());
    }

    private String names() {
        String listed = data.keySet().stream().limit(LISTED_NAMES).collect(Collectors.joining("', '", "'", "'"));
        int more = data.size() - LISTED_NAMES;
        return more > 0 ? listed + " or one of %d more".formatted(more) : listed;
    }

    /**
     * The bytes of a member. At their end they have been found to be as many as the archive states, with its checksum; whatever is wrong with them
     * comes as an {@link IOException}.
     */
    public InputStream stream(Member member) throws IOException {
        ZipArchiveEntry entry = data.get(member.name());
        if (entry == null) throw new IllegalArgumentException("no member is called '%s'".formatted(member.name()));
        return new CheckedMember(zip.getInputStream(entry), entry.getSize(), entry.getCrc());
    }

    @Override
    public void close() {
        ZipFile.closeQuietly(zip);
    }
}
