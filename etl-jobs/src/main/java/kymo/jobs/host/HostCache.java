package kymo.jobs.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files that are named by what they were made from, and can be made again at any time: workers share it without asking each other. A
 * file comes into being by being renamed to its name. Nothing depends on its being there.
 */
final class HostCache {

    /** Writes a file that is not there yet. */
    interface Making {
        void write(Path to) throws IOException;
    }

    private static final int KEPT_OF_A_TYPE = 24;
    /** The same for whoever makes a jar, since an archive of classes holds for one size and one time of it. */
    private static final FileTime MADE_AT = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    private static final Map<CodeOrigin, Path> JARS = new ConcurrentHashMap<>();

    private final Path folder;

    private HostCache(Path folder) {
        this.folder = folder;
    }

    /** The cache of the settings; null where none can be had, or where others could write to it. */
    static @Nullable HostCache open() {
        Path folder = HostSettings.current().cacheFolder();
        if (folder == null) return null;
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) Files.createDirectories(parent);
                makePrivate(folder);
            }
            return isOurs(folder) ? new HostCache(folder.toRealPath()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        else Files.createDirectories(folder);
    }

    /** Classes are code: whoever can write to the folder can do what hosts do. */
    private static boolean isOurs(Path folder) throws IOException {
        if (!Files.isWritable(folder)) return false;
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return true;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        return !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    /** A jar with the classes that lie there. */
    Path jar(CodeOrigin origin) throws IOException {
        Path known = JARS.get(origin);
        if (known != null && known.startsWith(folder) && Files.exists(known)) return known;
        JarMaking making = JarMaking.of(origin);
        Path jar = fileOf("%s-%s.jar".formatted(making.name(), key(making.stamp())), to -> {
            making.write(to);
            Files.setLastModifiedTime(to, MADE_AT);
        });
        JARS.put(origin, jar);
        return jar;
    }

    /** Where the archive of classes for this class path lies, or would lie. */
    Path archive(HostKind kind, HostClassPath classPath) throws IOException {
        List<String> stamp = new ArrayList<>(List.of(
                System.getProperty("java.vm.version"),
                System.getProperty("java.home"),
                kind.task().getName()));
        stamp.addAll(kind.options());
        for (Path entry : classPath.entries()) stamp.add(stamp(entry));
        return folder.resolve(key(stamp) + ".jsa");
    }

    /** The file of that name; made by {@code making} unless it is there. */
    Path fileOf(String name, Making making) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) return file;
        Path unfinished = Files.createTempFile(folder, "unfinished-", "");
        try {
            making.write(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        removeOldest(name.substring(name.lastIndexOf('.')));
        return file;
    }

    /** Versions of long ago; a host that runs from one keeps it until it ends. */
    private void removeOldest(String type) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(file -> file.toString().endsWith(type))
                    .sorted(Comparator.comparing(HostCache::changed).reversed())
                    .skip(KEPT_OF_A_TYPE)
                    .toList();
            for (Path old : newestFirst) Files.deleteIfExists(old);
        }
    }

    /** When the file came to bear its name, which unlike the time of its last change is not set. */
    private static Instant changed(Path file) {
        try {
            return Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Instant.EPOCH;
        }
    }

    static String stamp(Path file) throws IOException {
        return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
    }

    private static String key(List<String> stamp) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(String.join("\n", stamp).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
