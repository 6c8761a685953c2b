package kymo.jobs.ingest.sheet.book;

import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** How large an .xlsx file may become when it is unpacked; told before anything of it is. */
final class OoxmlLimits {

    static final int MOST_PARTS = 10_000;
    static final long MOST_UNPACKED = 4L << 30;
    static final int MOST_RATIO = 200;
    static final int MOST_SHEETS = 1_000;
    static final int MOST_CELL_CHARACTERS = 1 << 20;

    /** A part that is no larger may be as empty as it likes. */
    private static final long FREE_BYTES = 1L << 20;

    private OoxmlLimits() {}

    /** The library's own limits guard what it unpacks by itself, such as the list of parts; a little wider, since ours can be understood. */
    static void setUp() {
        ZipSecureFile.setMinInflateRatio(0.9 / MOST_RATIO);
        ZipSecureFile.setGraceEntrySize(FREE_BYTES);
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
        ZipSecureFile.setMaxFileCount(10L * MOST_PARTS);
    }

    static void check(ZipEntrySource zip, String fileName) {
        int parts = 0;
        long unpacked = 0;
        for (Enumeration<? extends ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
            ZipArchiveEntry entry = entries.nextElement();
            parts++;
            unpacked += entry.getSize();
            long most = Math.max(FREE_BYTES, entry.getCompressedSize() * MOST_RATIO);
            if (entry.getSize() > most)
                throw Faults.limit(
                        fileName,
                        "unpack to at most %d times its size".formatted(MOST_RATIO),
                        "its part '%s' of %,d bytes unpacks to %,d"
                                .formatted(entry.getName(), entry.getCompressedSize(), entry.getSize()));
        }
        if (parts > MOST_PARTS)
            throw Faults.limit(
                    fileName, "hold at most %,d parts".formatted(MOST_PARTS), "it holds %,d".formatted(parts));
        if (unpacked > MOST_UNPACKED)
            throw Faults.limit(
                    fileName,
                    "unpack to at most %,d bytes".formatted(MOST_UNPACKED),
                    "it unpacks to %,d".formatted(unpacked));
    }
}
