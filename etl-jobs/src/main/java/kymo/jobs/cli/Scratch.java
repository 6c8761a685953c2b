package kymo.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.springframework.util.FileSystemUtils;

/**
 * What a command has on disk while it works, all of which goes when it ends: a temporary folder and the unfinished output. It goes,
 * too, when the process is interrupted.
 */
final class Scratch implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Path folder;
    private final Runnable onInterruption;
    private final Set<Path> unfinished = ConcurrentHashMap.newKeySet();
    /** Those who write hold it together; an interruption takes it alone, for good. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private final AtomicBoolean isInterrupted = new AtomicBoolean();
    private final Thread hook = new Thread(this::interrupted, "kymo-interrupted");

    private Scratch(Path folder, Runnable onInterruption) {
        this.folder = folder;
        this.onInterruption = onInterruption;
    }

    /** @param onInterruption tells the user of an interruption, before anything is removed */
    static Scratch begin(Runnable onInterruption) {
        try {
            Scratch scratch = new Scratch(Files.createTempDirectory("kymo"), onInterruption);
            Runtime.getRuntime().addShutdownHook(scratch.hook);
            return scratch;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.STORE_FAILED,
                    "work needs a temporary folder but none could be made in '%s' (%s); choose another by java -Djava.io.tmpdir=FOLDER"
                            .formatted(System.getProperty("java.io.tmpdir"), e),
                    e);
        }
    }

    Path folder() {
        return folder;
    }

    /** A store in the folder. */
    FileStore files() {
        return new GatedFiles(LocalFileStore.temporary(folder), gate.readLock());
    }

    /** Creates a file that is removed with the rest unless it is {@link #finish}ed. */
    void create(Path file) throws IOException {
        gate.readLock().lock();
        try {
            Files.createFile(file);
            unfinished.add(file);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Gives a created file, whole now, its name for good. */
    void finish(Path file, Path name) throws IOException {
        gate.readLock().lock();
        try {
            Files.move(file, name, StandardCopyOption.REPLACE_EXISTING);
            unfinished.remove(file);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void close() {
        gate.readLock().lock();
        try {
            removeAll();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already; the hook finds nothing to remove
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Called while the process ends, once: lets writes that are under way end, if they do so soon, lets no other begin, and removes
     * everything.
     */
    void interrupted() {
        if (isInterrupted.getAndSet(true)) return;
        onInterruption.run();
        try {
            // held for good: whoever would write from now on waits for the end of the process
            gate.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        removeAll();
    }

    private void removeAll() {
        try {
            for (Path file : unfinished) Files.deleteIfExists(file);
            unfinished.clear();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
