package kymo.gateway.export;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * The bytes of a stored file that a request is answered with (RFC 9110, range requests): all of them, one range, or none, when the file ends
 * before the range begins. Several ranges at once are answered with all.
 *
 * @param end the byte behind the last
 */
record FilePart(StoredFile file, long from, long end, HttpStatus status) {

    private static final int COPY_BYTES = 1 << 16;

    /**
     * @param range the header Range; one that makes no sense counts as none
     * @param ifRange the header If-Range: a range of another file is none of this
     */
    static FilePart of(StoredFile file, @Nullable String range, @Nullable String ifRange) {
        FilePart all = new FilePart(file, 0, file.bytes(), HttpStatus.OK);
        if (range == null || (ifRange != null && !ifRange.equals(tag(file)))) return all;
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(range);
        } catch (IllegalArgumentException e) {
            return all;
        }
        if (ranges.size() != 1) return all;
        HttpRange one = ranges.get(0);
        try {
            return new FilePart(
                            file,
                            one.getRangeStart(file.bytes()),
                            one.getRangeEnd(file.bytes()) + 1,
                            HttpStatus.PARTIAL_CONTENT)
                    .orNone();
        } catch (IllegalArgumentException e) {
            return new FilePart(file, 0, 0, HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
        }
    }

    /** The header ETag. */
    static String tag(StoredFile file) {
        return "\"" + file.sha256() + "\"";
    }

    boolean isNone() {
        return status == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
    }

    long bytes() {
        return end - from;
    }

    /** The header Content-Range; null for the whole file. */
    @Nullable
    String contentRange() {
        if (status == HttpStatus.OK) return null;
        return isNone() ? "bytes */" + file.bytes() : "bytes %d-%d/%d".formatted(from, end - 1, file.bytes());
    }

    /** Writes them; fails when the store ends early, so that nothing that is half there looks whole. */
    void copy(FileStore files, OutputStream out) throws IOException {
        byte[] buffer = new byte[COPY_BYTES];
        try (InputStream in = files.stream(file.key(), from)) {
            for (long left = bytes(); left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, COPY_BYTES));
                if (read < 0) throw new EOFException("'%s' ends %d bytes early".formatted(file.key(), left));
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private FilePart orNone() {
        return from < file.bytes() ? this : new FilePart(file, 0, 0, HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
    }
}
