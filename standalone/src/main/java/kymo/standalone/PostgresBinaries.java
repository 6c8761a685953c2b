package kymo.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder with PostgreSQL's {@code bin}, unpacked into {@code folder} unless it was. */
    static Path in(Path folder) throws IOException {
        String archive = "postgres-%s.txz".formatted(platform());
        URL resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null)
            throw new CannotStart(
                    "PostgreSQL for this system (%s) is not in this jar; build it on this system, or run the applications apart as docs/how-to/run-apart.md says"
                            .formatted(platform()));
        // another version is another archive, and not of the same length
        long bytes = resource.openConnection().getContentLengthLong();
        Path binaries = folder.resolve("postgres-programs-" + bytes);
        if (!Files.exists(binaries)) {
            Path unfinished = folder.resolve("postgres-programs.unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            try (InputStream packed = resource.openStream()) {
                unpack(packed, unfinished);
            }
            Files.move(unfinished, binaries, StandardCopyOption.ATOMIC_MOVE);
        }
        return binaries;
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return system + "-" + processor;
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0111) != 0 && !target.toFile().setExecutable(true, false))
                        throw new IOException("'%s' cannot be made executable".formatted(target));
                }
            }
        }
    }
}
