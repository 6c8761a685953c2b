package kymo.jobs.ingest.columnar;

import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.columnar.ParquetPages.Header;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** A place in a flat column of one row group. One unpacked page is held, and the dictionary where there is one. */
final class ParquetColumn implements Cursor {

    /** An unpacked page of data. */
    private record Page(@Nullable Hybrid levels, PageValues values, long bytes) {}

    private final ParquetPages pages;
    private final Type type;
    private final int width;
    private final boolean optional;
    private final int[] levels = new int[RawValues.ROWS];
    private long rowsLeft;
    /** Where the page behind this one begins. */
    private long next;

    private @Nullable Header dictionaryHeader;
    private @Nullable Dictionary dictionary;
    private @Nullable Header header;
    private @Nullable Page page;
    private int pageRows;
    private int pageRead;

    ParquetColumn(ParquetPages pages, ColumnMetaData meta, int width, boolean optional, long rows) {
        this.pages = pages;
        type = meta.getType();
        this.width = width;
        this.optional = optional;
        rowsLeft = rows;
        long data = meta.getData_page_offset();
        boolean before = meta.isSetDictionary_page_offset()
                && meta.getDictionary_page_offset() > 0
                && meta.getDictionary_page_offset() < data;
        next = before ? meta.getDictionary_page_offset() : data;
    }

    @Override
    public void read(int rows, RawValues into) {
        while (pageRead == pageRows) nextPage();
        try {
            int some = Math.min(rows, pageRows - pageRead);
            decode(page(), some, into);
            pageRead += some;
            rowsLeft -= some;
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            // what a decoder stumbles over is a fault of the file
            throw pages.broken(e);
        }
    }

    @Override
    public void skip(long rows) {
        long left = rows;
        while (left > 0) {
            while (pageRead == pageRows) nextPage();
            int some = (int) Math.min(left, pageRows - pageRead);
            // the page itself is read once its rows are wanted
            pageRead += some;
            page = null;
            left -= some;
            rowsLeft -= some;
        }
    }

    @Override
    public long heldBytes() {
        return (page == null ? 0 : page.bytes()) + (dictionary == null ? 0 : dictionary.heldBytes());
    }

    @Override
    public void release() {
        page = null;
        dictionary = null;
    }

    private void nextPage() {
        page = null;
        if (rowsLeft <= 0) throw pages.broken("it has fewer rows than its row group");
        Header found = pages.header(next);
        next = found.end();
        if (found.page().getType() == PageType.DICTIONARY_PAGE) {
            dictionaryHeader = found;
            return;
        }
        if (!found.isData()) return;
        pageRows = rows(found);
        if (pageRows < 0 || pageRows > rowsLeft)
            throw pages.broken("a page of %d rows where %d are left".formatted(pageRows, rowsLeft));
        pageRead = 0;
        header = found;
    }

    private int rows(Header found) {
        DataPageHeader first = found.page().getData_page_header();
        DataPageHeaderV2 second = found.page().getData_page_header_v2();
        if (found.page().getType() == PageType.DATA_PAGE && first != null) return first.getNum_values();
        if (found.page().getType() == PageType.DATA_PAGE_V2 && second != null) return second.getNum_values();
        throw pages.broken("a page without its header");
    }

    private Page page() {
        Page open = page;
        if (open != null) return open;
        if (header == null) throw new IllegalStateException("a page is found before it is read");
        open = open(header);
        RawValues passed = new RawValues();
        for (int at = 0; at < pageRead; at += passed.rows)
            decode(open, Math.min(RawValues.ROWS, pageRead - at), passed);
        page = open;
        return open;
    }

    private Page open(Header found) {
        Bits bytes = pages.bytes(found);
        DataPageHeaderV2 second = found.page().getData_page_header_v2();
        if (found.page().getType() == PageType.DATA_PAGE_V2 && second != null) {
            int from = second.getRepetition_levels_byte_length();
            int to = from + second.getDefinition_levels_byte_length();
            Hybrid hybrid = optional ? new Hybrid(bytes, from, to, 1) : null;
            return new Page(hybrid, values(bytes, to, second.getEncoding()), bytes.end);
        }
        DataPageHeader first = found.page().getData_page_header();
        if (!optional) return new Page(null, values(bytes, 0, first.getEncoding()), bytes.end);
        if (first.getDefinition_level_encoding() != Encoding.RLE)
            throw pages.unsupported("levels in %s".formatted(first.getDefinition_level_encoding()));
        int length = bytes.int32(0);
        bytes.check(4, length);
        return new Page(new Hybrid(bytes, 4, 4 + length, 1), values(bytes, 4 + length, first.getEncoding()), bytes.end);
    }

    private PageValues values(Bits bytes, int at, @Nullable Encoding encoding) {
        if (encoding == null) throw pages.broken("a page of no known encoding");
        boolean inBytes = type == Type.BYTE_ARRAY || type == Type.FIXED_LEN_BYTE_ARRAY;
        boolean whole = type == Type.INT32 || type == Type.INT64;
        return switch (encoding) {
            case PLAIN -> new PlainValues(bytes, at, type, width);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                // a page of nothing but missing values may have no bytes at all
                int bits = at < bytes.end ? bytes.bytes[at] & 0xFF : 0;
                yield new DictionaryValues(
                        dictionary(), new Hybrid(bytes, Math.min(at + 1, bytes.end), bytes.end, bits));
            }
            case RLE -> {
                if (type != Type.BOOLEAN) throw pages.unsupported("%s in runs".formatted(type));
                yield new BooleanRuns(bytes, at);
            }
            case DELTA_BINARY_PACKED -> {
                if (!whole) throw pages.unsupported("%s as differences".formatted(type));
                yield new DeltaValues(bytes, at, type == Type.INT32);
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                if (!inBytes) throw pages.unsupported("%s as texts".formatted(type));
                yield DeltaTexts.ofLengths(bytes, at);
            }
            case DELTA_BYTE_ARRAY -> {
                if (!inBytes) throw pages.unsupported("%s as texts".formatted(type));
                yield DeltaTexts.ofPrefixes(bytes, at);
            }
            case BYTE_STREAM_SPLIT -> split(bytes, at);
            case BIT_PACKED -> throw pages.unsupported("values in BIT_PACKED");
        };
    }

    private PageValues split(Bits bytes, int at) {
        return switch (type) {
            case INT32, FLOAT -> new SplitValues(bytes, at, Integer.BYTES, false);
            case INT64, DOUBLE -> new SplitValues(bytes, at, Long.BYTES, false);
            case FIXED_LEN_BYTE_ARRAY -> new SplitValues(bytes, at, width, true);
            case BOOLEAN, INT96, BYTE_ARRAY -> throw pages.unsupported("%s in split bytes".formatted(type));
        };
    }

    private Dictionary dictionary() {
        Dictionary known = dictionary;
        if (known != null) return known;
        Header found = dictionaryHeader;
        if (found == null || found.page().getDictionary_page_header() == null)
            throw pages.broken("a page needs a dictionary and there is none");
        Bits bytes = pages.bytes(found);
        int count = found.page().getDictionary_page_header().getNum_values();
        if (count < 0 || (long) count * leastBytes() > bytes.end)
            throw pages.broken("a dictionary of %d values in %d bytes".formatted(count, bytes.end));
        known = Dictionary.of(count, new PlainValues(bytes, 0, type, width));
        dictionary = known;
        return known;
    }

    private int leastBytes() {
        return switch (type) {
            case INT32, FLOAT, BYTE_ARRAY -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96, FIXED_LEN_BYTE_ARRAY -> width;
            case BOOLEAN -> 1;
        };
    }

    private void decode(Page open, int rows, RawValues into) {
        Hybrid hybrid = open.levels();
        if (hybrid == null) {
            into.allExist(rows);
        } else {
            hybrid.next(levels, rows);
            int count = 0;
            for (int row = 0; row < rows; row++) {
                boolean exists = levels[row] != 0;
                into.present[row] = exists;
                if (exists) count++;
            }
            into.rows = rows;
            into.count = count;
            into.allPresent = count == rows;
        }
        if (into.count > 0) open.values().next(into.count, into);
    }
}
