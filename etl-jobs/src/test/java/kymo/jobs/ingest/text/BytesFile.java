package kymo.jobs.ingest.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kymo.core.files.ReadableFile;

/** A file that lies in memory. */
public final class BytesFile implements ReadableFile {

    private final byte[] bytes;

    public BytesFile(byte[] bytes) {
        this.bytes = bytes;
    }

    static BytesFile of(String text) {
        return new BytesFile(text.getBytes(StandardCharsets.UTF_8));
    }

    static BytesFile of(String text, Charset charset) {
        return new BytesFile(text.getBytes(charset));
    }

    public static BytesFile of(Path path) {
        try {
            return new BytesFile(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long bytes() {
        return bytes.length;
    }

    @Override
    public byte[] read(long position, int length) {
        if (position + length > bytes.length) throw new IllegalArgumentException("behind the end");
        return Arrays.copyOfRange(bytes, (int) position, (int) position + length);
    }

    @Override
    public void close() {}
}
