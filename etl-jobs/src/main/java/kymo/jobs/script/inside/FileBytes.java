package kymo.jobs.script.inside;

import groovy.lang.Closure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.jobs.script.api.Bytes;
import org.jspecify.annotations.Nullable;

/** A file that was opened before the script began, and through which it sees no other. */
final class FileBytes implements Bytes, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_AT_ONCE = 64 << 20;
    private static final long TOLD_EVERY_BYTES = 1 << 20;

    private final RandomAccessFile file;
    private final long size;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long bufferBegin;
    private int bufferBytes;
    private int at;
    private long lines;
    private long lineBegin;
    private long furthest;
    private Runnable cameOn = () -> {};
    private Charset charset = StandardCharsets.UTF_8;

    FileBytes(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        size = file.length();
    }

    /** Something to be done whenever another MiB of the file has been reached. */
    void whenever(Runnable another) {
        cameOn = another;
    }

    /** Where the line begins that was read last. */
    long lineBegin() {
        return lineBegin;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long position() {
        return bufferBegin + at;
    }

    @Override
    public void seek(long position) {
        if (position < 0 || position > size)
            throw new IllegalArgumentException(
                    "the file has bytes 0 to %,d but %,d was sought".formatted(size, position));
        bufferBegin = position;
        bufferBytes = 0;
        at = 0;
    }

    @Override
    public int read() {
        return at < bufferBytes || fill() ? buffer[at++] & 255 : -1;
    }

    @Override
    public byte[] read(int count) {
        if (count < 0 || count > MOST_AT_ONCE)
            throw new IllegalArgumentException(
                    "at most %,d bytes can be read at once but %,d were asked for".formatted(MOST_AT_ONCE, count));
        byte[] bytes = new byte[(int) Math.min(count, size - position())];
        for (int done = 0; done < bytes.length; ) {
            if (at == bufferBytes && !fill()) return Arrays.copyOf(bytes, done);
            int piece = Math.min(bytes.length - done, bufferBytes - at);
            System.arraycopy(buffer, at, bytes, done, piece);
            at += piece;
            done += piece;
        }
        return bytes;
    }

    @Override
    public @Nullable String line() {
        if (at == bufferBytes && !fill()) return null;
        lines++;
        lineBegin = position();
        ByteArrayOutputStream longer = null;
        while (true) {
            int begin = at;
            while (at < bufferBytes && buffer[at] != '\n') at++;
            boolean ended = at < bufferBytes;
            if (ended && longer == null) return text(buffer, begin, at++);
            if (longer == null) longer = new ByteArrayOutputStream();
            longer.write(buffer, begin, at - begin);
            if (longer.size() > MOST_AT_ONCE)
                throw new IllegalArgumentException(
                        "a line has more than %,d bytes; read pieces".formatted(MOST_AT_ONCE));
            if (ended) at++;
            if (ended || !fill()) return text(longer.toByteArray(), 0, longer.size());
        }
    }

    private String text(byte[] bytes, int begin, int end) {
        int length = end > begin && bytes[end - 1] == '\r' ? end - 1 - begin : end - begin;
        return new String(bytes, begin, length, charset);
    }

    private boolean fill() {
        try {
            bufferBegin += bufferBytes;
            at = 0;
            bufferBytes = 0;
            file.seek(bufferBegin);
            bufferBytes = Math.max(0, file.read(buffer));
            if (bufferBegin >= furthest + TOLD_EVERY_BYTES) {
                furthest = bufferBegin;
                cameOn.run();
            }
            return bufferBytes > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public void eachLine(Closure<?> each) {
        for (String line = line(); line != null; line = line()) each.call(line);
    }

    @Override
    public void charset(String name) {
        charset = Charset.forName(name);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
