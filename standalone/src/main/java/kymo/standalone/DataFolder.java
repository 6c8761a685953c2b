package kymo.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that holds all that is kept, used by one process at a time; the operating system lets go of it when that process dies. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;
    private final boolean isNew;

    private DataFolder(Path path, FileChannel lockFile, boolean isNew) {
        this.path = path;
        this.lockFile = lockFile;
        this.isNew = isNew;
    }

    /** Makes the folder if there is none, and takes it for this process. */
    static DataFolder take(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            boolean isNew = Files.notExists(path);
            Files.createDirectories(path);
            if (isNew) keepFromOthers(path);
            Path lock = path.resolve("lock");
            FileChannel lockFile = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // the last byte that a file can have: what is written can still be read where locks are mandatory
            FileLock taken = lockFile.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (taken == null) {
                lockFile.close();
                throw new CannotStart(
                        "The data folder '%s' is in use by another Kymo (process %s); stop that one, or choose another folder with --kymo.data-dir=FOLDER"
                                .formatted(path, Files.readString(lock, StandardCharsets.UTF_8)));
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            lockFile.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(path, lockFile, isNew);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder '%s' cannot be used (%s); choose one that can be written to with --kymo.data-dir=FOLDER"
                            .formatted(path, e),
                    e);
        }
    }

    Path path() {
        return path;
    }

    boolean isNew() {
        return isNew;
    }

    /** Writes a file that nobody but its owner can read. */
    Path secret(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.deleteIfExists(file);
        keepFromOthers(Files.createFile(file));
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static void keepFromOthers(Path path) throws IOException {
        Set<PosixFilePermission> permissions =
                PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------");
        // elsewhere a new file has its folder's permissions
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(path, permissions);
    }
}
