package kymo.jobs.ingest.text;

import java.util.Arrays;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Cuts a file, or the part of it that holds the table, into chunks of whole records, in order. */
final class Chunks {

    /** Small enough for a processor's cache, large enough that the cuts cost nothing. */
    static final int CHUNK = 1 << 20;

    private final ReadableFile file;
    private final Dialect dialect;
    private final RecordScan scan;
    private final long end;
    private final int chunkBytes;
    private long at;

    Chunks(ReadableFile file, Dialect dialect, long from, long end, int chunkBytes) {
        this.chunkBytes = chunkBytes;
        this.file = file;
        this.dialect = dialect;
        scan = new RecordScan(dialect);
        this.end = end;
        at = from;
    }

    /** The next chunk, null behind the last. One that carries a failure is the last. */
    @Nullable
    Chunk next() {
        int wanted = chunkBytes;
        while (at < end) {
            int length = (int) Math.min(wanted, end - at);
            boolean atEnd = at + length == end;
            byte[] read = file.read(at, length);
            SourceMap source = dialect.transcoded ? dialect.map(read, atEnd) : null;
            byte[] bytes = source == null ? Arrays.copyOf(read, length + DecimalParser.PADDING) : source.utf8();
            int to = bytes.length - DecimalParser.PADDING;
            int cut = scan.lastEnd(bytes, to, atEnd);
            if (cut > 0 || atEnd) return chunk(bytes, to, cut, atEnd, length, source);
            if (length > Dialect.MAX_LINE) return failure(bytes, cut, source);
            wanted *= 2;
        }
        return null;
    }

    private Chunk chunk(byte[] bytes, int to, int cut, boolean atEnd, int length, @Nullable SourceMap source) {
        if (atEnd && cut < to) return failure(bytes, cut, source);
        // the last record needs no line end of its own: one is put into the padding
        if (atEnd && cut > 0 && !Dialect.isLineEnd(bytes[cut - 1])) bytes[cut] = '\n';
        Chunk chunk = new Chunk(bytes, cut, at, source, null, 0);
        at += atEnd ? length : source == null ? cut : source.sourceBytes(cut);
        return chunk;
    }

    private Chunk failure(byte[] bytes, int cut, @Nullable SourceMap source) {
        boolean open = scan.openQuote() >= 0;
        Chunk chunk = new Chunk(
                bytes,
                cut,
                at,
                source,
                open ? ProblemCode.QUOTE_UNBALANCED : ProblemCode.LINE_TOO_LONG,
                open ? scan.openQuote() : cut);
        at = end;
        return chunk;
    }
}
