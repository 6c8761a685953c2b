package kymo.jobs.ingest.unpacked;

import java.io.InputStream;
import kymo.core.files.ReadableFile;

/** A stored file from its beginning to its end, read by the piece. */
final class FileBytes extends InputStream {

    private static final int PIECE_BYTES = 1 << 18;

    private final ReadableFile file;
    private final long size;
    private byte[] piece = new byte[0];
    private int at;
    private long next;

    FileBytes(ReadableFile file) {
        this.file = file;
        size = file.bytes();
    }

    @Override
    public int read() {
        return fill() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        if (!fill()) return -1;
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        if (at < piece.length) return true;
        if (next == size) return false;
        piece = file.read(next, (int) Math.min(PIECE_BYTES, size - next));
        next += piece.length;
        at = 0;
        return true;
    }
}
