package kymo.core.archives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import kymo.core.files.ReadableFile;

/** A stored file as a channel, read through a window: readers of archives ask for a few bytes at a time, stores answer by the piece. */
final class FileChannelView implements SeekableByteChannel {

    private static final int WINDOW_BYTES = 1 << 16;

    private final ReadableFile file;
    private final long size;
    private byte[] window = new byte[0];
    private long windowAt;
    private long position;
    private boolean open = true;

    FileChannelView(ReadableFile file) {
        this.file = file;
        size = file.bytes();
    }

    @Override
    public int read(ByteBuffer into) {
        if (position >= size) return -1;
        if (position < windowAt || position >= windowAt + window.length) {
            window = file.read(position, (int) Math.min(WINDOW_BYTES, size - position));
            windowAt = position;
        }
        int at = (int) (position - windowAt);
        int count = Math.min(into.remaining(), window.length - at);
        into.put(window, at, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) throws IOException {
        if (to < 0) throw new IOException("a position must be 0 or more but was " + to);
        position = to;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** The file stays its owner's to close. */
    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }
}
