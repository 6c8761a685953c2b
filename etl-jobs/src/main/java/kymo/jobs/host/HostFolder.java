package kymo.jobs.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder that a host has for itself. Beside it lies a file that its worker holds a lock on: the system lets go of that when the worker ends, however it
 * ends, and so whoever gets the lock knows that nobody needs the folder. A process's number would not do: it may be another's, and means nothing to a
 * worker in another container.
 */
final class HostFolder implements AutoCloseable {

    private static final String PREFIX = "kymo-host-";
    private static final String LOCK = ".lock";
    /** This process's own: to open a lock's file once more and close it would let go of the lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private HostFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new, empty folder where temporary files are; folders of hosts whose workers were killed are removed on the way. */
    static HostFolder create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        removeAbandoned(parent);
        return create(parent);
    }

    /** A new, empty folder that nobody else may read. */
    static HostFolder create(Path parent) throws IOException {
        while (true) {
            Path path = parent.toRealPath().resolve(PREFIX + UUID.randomUUID());
            OWN.add(path);
            FileChannel lock = FileChannel.open(lockOf(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                // another worker that cleans up may have come between: then it has removed the file, or is about to
                if (lock.tryLock() != null && Files.exists(lockOf(path))) return new HostFolder(privately(path), lock);
            } catch (IOException | RuntimeException e) {
                abandon(path, lock);
                throw e;
            }
            abandon(path, lock);
        }
    }

    private static Path privately(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectory(path);
    }

    private static void abandon(Path path, FileChannel lock) throws IOException {
        Files.deleteIfExists(lockOf(path));
        lock.close();
        OWN.remove(path);
    }

    /** Removes what workers that are no more have left behind in {@code parent}. */
    static synchronized void removeAbandoned(Path parent) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(parent.toRealPath(), PREFIX + "*" + LOCK)) {
            for (Path lock : locks) removeIfAbandoned(lock);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // what stays is removed the next time
        }
    }

    private static void removeIfAbandoned(Path lock) {
        String file = lock.getFileName().toString();
        Path path = lock.resolveSibling(file.substring(0, file.length() - LOCK.length()));
        if (OWN.contains(path)) return;
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) return;
            delete(path);
        } catch (IOException | OverlappingFileLockException e) {
            // somebody else's, or removed by another worker meanwhile
        }
    }

    Path path() {
        return path;
    }

    /** Removes the folder and all that is in it, as far as that goes; links are removed, not followed. */
    static void delete(Path folder) {
        Path name = folder.getFileName();
        if (name == null || !name.toString().startsWith(PREFIX))
            throw new IllegalArgumentException("a host's folder is called %s… but was %s".formatted(PREFIX, folder));
        try {
            if (Files.exists(folder)) deleteTree(folder);
            // last, so that what cannot be removed now is found again
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException | java.io.UncheckedIOException e) {
            // what cannot be removed stays until the next host is started
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) Files.deleteIfExists(path);
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    @Override
    public void close() {
        delete(path);
        try {
            lock.close();
        } catch (IOException e) {
            // the system closes it at the process's end
        }
        OWN.remove(path);
    }
}
