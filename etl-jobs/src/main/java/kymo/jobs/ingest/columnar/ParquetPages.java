package kymo.jobs.ingest.columnar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** Reads and unpacks the pages of one column of one row group. */
final class ParquetPages {

    private static final int HEADER_BYTES = 1 << 10;
    private static final int MOST_HEADER_BYTES = 4 << 20;

    /**
     * The header of a page.
     *
     * @param at where its bytes begin, behind the header
     */
    record Header(PageHeader page, long at) {
        long end() {
            return at + page.getCompressed_page_size();
        }

        boolean isData() {
            return page.getType() == PageType.DATA_PAGE || page.getType() == PageType.DATA_PAGE_V2;
        }
    }

    private final ReadableFile file;
    private final ColumnarRefusals refusals;
    private final CompressionCodec codec;
    private final String place;

    ParquetPages(ReadableFile file, ColumnarRefusals refusals, CompressionCodec codec, String place) {
        this.file = file;
        this.refusals = refusals;
        this.codec = codec;
        this.place = place;
    }

    /** The header of the page that begins at {@code at}. */
    Header header(long at) {
        long left = file.bytes() - at;
        if (at < 4 || left <= 0) throw broken("a page lies outside of the file");
        for (int length = HEADER_BYTES; ; length *= 16) {
            int some = (int) Math.min(length, left);
            ByteArrayInputStream in = new ByteArrayInputStream(file.read(at, some));
            try {
                PageHeader header = Util.readPageHeader(in);
                return checked(new Header(header, at + some - in.available()));
            } catch (ProblemException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                if (some == left || length >= MOST_HEADER_BYTES)
                    throw refusals.broken(place + ": a page's header cannot be read", e);
            }
        }
    }

    private Header checked(Header header) {
        PageHeader page = header.page();
        int packed = page.getCompressed_page_size();
        int unpacked = page.getUncompressed_page_size();
        if (page.getType() == null || packed < 0 || unpacked < 0 || packed > file.bytes() - header.at())
            throw broken("a page of %d bytes at %d".formatted(packed, header.at()));
        int most = Math.max(packed, unpacked);
        if (most > ColumnarRefusals.MOST_BYTES)
            throw refusals.tooLarge("a page", most, ColumnarRefusals.MOST_BYTES, "write it with smaller pages");
        return header;
    }

    /** The page's bytes, unpacked. */
    Bits bytes(Header header) {
        PageHeader page = header.page();
        byte[] packed = file.read(header.at(), page.getCompressed_page_size());
        if (page.isSetCrc()) check(packed, page.getCrc());
        int plain = page.getType() == PageType.DATA_PAGE_V2 ? levelBytes(page, packed.length) : 0;
        boolean isPacked = page.getType() != PageType.DATA_PAGE_V2
                || page.getData_page_header_v2().isIs_compressed();
        Bits bytes = Bits.of(page.getUncompressed_page_size());
        bytes.check(0, plain);
        System.arraycopy(packed, 0, bytes.bytes, 0, plain);
        if (plain == bytes.end) return bytes;
        try {
            Codecs.unpack(
                    isPacked ? codec : CompressionCodec.UNCOMPRESSED,
                    packed,
                    plain,
                    packed.length - plain,
                    bytes,
                    plain);
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw refusals.broken("%s: a page cannot be unpacked: %s".formatted(place, e.getMessage()), e);
        }
    }

    private void check(byte[] packed, int stated) {
        CRC32 crc = new CRC32();
        crc.update(packed);
        if ((int) crc.getValue() != stated) throw broken("a page's checksum is not the stated one");
    }

    /** The levels of a second version's page are not packed. */
    private int levelBytes(PageHeader page, int length) {
        DataPageHeaderV2 header = page.getData_page_header_v2();
        if (header == null) throw broken("a page without its header");
        long bytes = (long) header.getRepetition_levels_byte_length() + header.getDefinition_levels_byte_length();
        if (header.getRepetition_levels_byte_length() < 0
                || header.getDefinition_levels_byte_length() < 0
                || bytes > length) throw broken("levels of %d bytes in a page of %d".formatted(bytes, length));
        return (int) bytes;
    }

    ProblemException broken(String found) {
        return refusals.broken(place + ": " + found);
    }

    ProblemException broken(RuntimeException cause) {
        String found = cause.getMessage() == null ? "a page ends too early" : cause.getMessage();
        return refusals.broken(place + ": " + found, cause);
    }

    ProblemException unsupported(String found) {
        return refusals.unsupported(
                "has %s in %s".formatted(found, place),
                "write it with another program, or another version of its format");
    }
}
