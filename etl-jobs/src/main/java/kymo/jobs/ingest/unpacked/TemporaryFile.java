package kymo.jobs.ingest.unpacked;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * A file that is written once, read at any place, and gone at close. Where the system allows it, it loses its name as soon as it is open, so that its room is
 * free again even when the process is killed.
 */
final class TemporaryFile implements ReadableFile {

    private final FileChannel channel;

    private TemporaryFile(FileChannel channel) {
        this.channel = channel;
    }

    static TemporaryFile create(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new TemporaryFile(FileChannel.open(
                folder.resolve("kymo-unpacked-" + UUID.randomUUID()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    void append(byte[] bytes, int length) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, length);
        while (from.hasRemaining()) channel.write(from);
    }

    @Override
    public long bytes() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public byte[] read(long position, int length) {
        ByteBuffer into = ByteBuffer.allocate(length);
        try {
            while (into.hasRemaining()) {
                if (channel.read(into, position + into.position()) < 0)
                    throw new IOException("%d bytes from %d on lie beyond its end".formatted(length, position));
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return into.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ProblemException failed(IOException cause) {
        return new ProblemException(
                ProblemCode.STORE_FAILED,
                "an unpacked file must be readable but the worker's temporary folder failed (%s); look at its disk, then restart the run"
                        .formatted(cause),
                cause);
    }
}
