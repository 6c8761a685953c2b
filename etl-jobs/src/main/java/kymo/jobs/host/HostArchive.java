package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import kymo.jobs.host.HostCommand.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a kind of host as the virtual machine has them in memory (class data sharing): hosts that map such an archive start in a fraction of the
 * time. It is made beside the work by a host that does nothing else, once for each class path and Java, and used from then on. Without it all goes on,
 * only slower.
 */
final class HostArchive {

    private static final Duration MOST = Duration.ofMinutes(2);
    private static final long ARCHIVE_BYTES = 1L << 30;
    private static final Set<Path> TRIED = ConcurrentHashMap.newKeySet();

    private HostArchive() {}

    /** The options that use the archive, if there is one. */
    static Sharing of(HostKind kind, HostClassPath classPath, @Nullable HostCache cache) throws IOException {
        if (cache == null || !classPath.packed()) return Sharing.NONE;
        Path archive = cache.archive(kind, classPath);
        return Files.exists(archive)
                ? new Sharing(List.of("-XX:SharedArchiveFile=" + archive), List.of(archive))
                : Sharing.NONE;
    }

    /** Makes the archive unless it is there; once in a process, whether that works or not. */
    static void make(HostKind kind) {
        HostCache cache = HostCache.open();
        if (cache == null) return;
        try {
            HostClassPath classPath = HostClassPath.of(kind, cache);
            if (!classPath.packed()) return;
            Path archive = cache.archive(kind, classPath);
            if (Files.exists(archive) || !TRIED.add(archive)) return;
            cache.fileOf(String.valueOf(archive.getFileName()), to -> make(kind, classPath, to));
        } catch (IOException e) {
            // it is not needed
        }
    }

    private static void make(HostKind kind, HostClassPath classPath, Path to) throws IOException {
        HostLimits limits = kind.limits();
        HostKind making = new HostKind(
                kind.task(),
                limits.withFiles(limits.openFiles(), ARCHIVE_BYTES, ARCHIVE_BYTES),
                kind.options(),
                kind.uses());
        try (HostFolder own = HostFolder.create()) {
            Path folder = own.path();
            Path made = folder.resolve("classes.jsa");
            Sharing sharing = new Sharing(List.of("-XX:ArchiveClassesAtExit=" + made), List.of());
            HostLevel level = Isolation.found().level();
            Process process = HostForks.start(HostCommand.builder(
                            HostCommand.of(making, level, folder, classPath, sharing, HostMain.REHEARSE), folder)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile()));
            try {
                if (!process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS) || !Files.exists(made))
                    throw new IOException("no archive came of it");
            } finally {
                process.destroyForcibly();
            }
            Files.copy(made, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
