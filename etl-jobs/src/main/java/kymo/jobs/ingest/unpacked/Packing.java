package kymo.jobs.ingest.unpacked;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kymo.core.archives.ZipArchive;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a file is packed, told by its first bytes. */
enum Packing {
    /** Not at all. */
    NONE(""),
    /** One or more gzip members, one after the other. */
    GZIP(".gz"),
    /** One or more zstd frames. */
    ZSTD(".zst"),
    /** An archive, a workbook or a document: only its entries tell. */
    ZIP(".zip"),
    /** An archive that has no list of its members. */
    TAR(".tar"),
    /** In another way, which is not read. */
    OTHER("");

    /** So many bytes tell. */
    static final int HEAD_BYTES = 512;

    private static final int TAR_MAGIC_AT = 257;
    private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

    /** bzip2, xz, 7z, RAR, LZ4's frame, compress; all but the last are too long to be the beginning of a text. */
    private static final List<int[]> OTHERS = List.of(
            new int[] {0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59},
            new int[] {0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00},
            new int[] {0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C},
            new int[] {0x52, 0x61, 0x72, 0x21, 0x1A, 0x07},
            new int[] {0x04, 0x22, 0x4D, 0x18},
            new int[] {0x1F, 0x9D});

    private final String ending;

    Packing(String ending) {
        this.ending = ending;
    }

    static Packing of(byte[] head) {
        if (begins(head, 0x1F, 0x8B)) return GZIP;
        // a zstd file may begin with a frame that is skipped; its magic has any last half byte
        if (begins(head, 0x28, 0xB5, 0x2F, 0xFD) || (head.length >= 4 && (head[0] & 0xF0) == 0x50 && skippable(head)))
            return ZSTD;
        if (ZipArchive.isZip(head)) return ZIP;
        if (OTHERS.stream().anyMatch(magic -> begins(head, magic))) return OTHER;
        int end = TAR_MAGIC_AT + TAR_MAGIC.length;
        return head.length >= end && Arrays.equals(head, TAR_MAGIC_AT, end, TAR_MAGIC, 0, TAR_MAGIC.length)
                ? TAR
                : NONE;
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) return false;
        }
        return true;
    }

    private static boolean skippable(byte[] head) {
        return (head[1] & 0xFF) == 0x2A && (head[2] & 0xFF) == 0x4D && (head[3] & 0xFF) == 0x18;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is in a compressed file. */
    InputStream unpacked(InputStream packed) throws IOException {
        return switch (this) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTD -> new ZstdInputStream(new ZstdFrames(packed));
            case NONE, ZIP, TAR, OTHER -> throw new IllegalStateException("%s holds no one file".formatted(this));
        };
    }

    /** What a file was called before it was packed. */
    String innerName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (this == GZIP && lower.endsWith(".tgz")) return fileName.substring(0, fileName.length() - 3) + "tar";
        boolean told = !ending.isEmpty() && lower.endsWith(ending) && fileName.length() > ending.length();
        return told ? fileName.substring(0, fileName.length() - ending.length()) : fileName;
    }
}
