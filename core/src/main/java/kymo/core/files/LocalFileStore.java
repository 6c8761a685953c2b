package kymo.core.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * Files in a local folder. A file is written under its own name at once, without a rename: names are unique and nobody reads a
 * file that no committed row names, so a file cut off by a crash does no harm and a small file costs two syncs (file, folder).
 */
public final class LocalFileStore implements FileStore {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path root;
    private final boolean durable;

    public LocalFileStore(Path root) {
        this(root, true);
    }

    private LocalFileStore(Path root, boolean durable) {
        this.root = root.toAbsolutePath().normalize();
        this.durable = durable;
    }

    /** A store that ends with its process and so need not survive a loss of power: nothing is synced. */
    public static LocalFileStore temporary(Path root) {
        return new LocalFileStore(root, false);
    }

    /** Opens a file that is in no store, such as one that a command names. */
    public static ReadableFile reading(Path file) {
        try {
            return new LocalFile(file.toString(), FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw failed("open", file.toString(), e);
        }
    }

    @Override
    public StoredFile write(String key, Content content) {
        Path path = path(key);
        Path folder = Objects.requireNonNullElse(path.getParent(), root);
        try {
            createFolder(folder);
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                OutputStream out = new BufferedOutputStream(
                        new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER_BYTES);
                content.writeTo(out);
                out.flush();
                if (durable) channel.force(true);
                syncFolder(folder);
                return new StoredFile(key, channel.size(), HexFormat.of().formatHex(digest.digest()));
            } catch (FileAlreadyExistsException e) {
                throw Keys.taken(key, e);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw failed("write", key, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ReadableFile open(String key) {
        try {
            return new LocalFile(key, FileChannel.open(path(key), StandardOpenOption.READ));
        } catch (IOException e) {
            throw failed("open", key, e);
        }
    }

    @Override
    public InputStream stream(String key, long offset) {
        try {
            FileChannel channel = FileChannel.open(path(key), StandardOpenOption.READ);
            return Channels.newInputStream(channel.position(offset));
        } catch (IOException e) {
            throw failed("open", key, e);
        }
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(path(key));
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw failed("delete", key, e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            // a file that is deleted meanwhile is no failure: the rest is read anew
            if (e.getCause() instanceof NoSuchFileException) return list(prefix);
            throw failed("list", prefix, e);
        } catch (IOException e) {
            throw failed("list", prefix, e);
        }
    }

    @Override
    public OptionalLong usableBytes() {
        Path folder = root;
        while (!Files.isDirectory(folder) && folder.getParent() != null) folder = folder.getParent();
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw failed("measure", folder.toString(), e);
        }
    }

    private Path path(String key) {
        return root.resolve(Keys.checked(key));
    }

    private void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Path parent = folder.getParent();
        if (parent != null) createFolder(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) throw e;
        }
        if (parent != null) syncFolder(parent);
    }

    /** A new name is durable only once the folder that holds it is. */
    private void syncFolder(Path folder) throws IOException {
        if (!durable) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static ProblemException failed(String what, String key, Exception cause) {
        return new ProblemException(
                ProblemCode.STORE_FAILED,
                "the file store could not %s '%s' (%s); look at its disk, then restart the run"
                        .formatted(what, key, cause),
                cause);
    }

    private record LocalFile(String key, FileChannel channel) implements ReadableFile {
        @Override
        public long bytes() {
            try {
                return channel.size();
            } catch (IOException e) {
                throw failed("read", key, e);
            }
        }

        @Override
        public byte[] read(long position, int length) {
            ByteBuffer into = ByteBuffer.allocate(length);
            try {
                while (into.hasRemaining()) {
                    if (channel.read(into, position + into.position()) < 0)
                        throw new ProblemException(
                                ProblemCode.STORE_FAILED,
                                "the file store must hold %d bytes from %d of '%s' but the file ends at %d; restore it from a backup"
                                        .formatted(length, position, key, channel.size()));
                }
            } catch (IOException e) {
                throw failed("read", key, e);
            }
            return into.array();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw failed("close", key, e);
            }
        }
    }
}
