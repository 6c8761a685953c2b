package kymo.jobs.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a plain jar of classes that lie in a folder or within an executable jar; the same bytes whoever makes it.
 *
 * @param stamp changes with what would be in the jar
 */
record JarMaking(CodeOrigin origin, String name, List<String> stamp) {

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    static JarMaking of(CodeOrigin origin) throws IOException {
        Path file = origin.file();
        if (origin.isNested()) {
            String inner = origin.inner().replaceAll("/$", "");
            String name = inner.substring(inner.lastIndexOf('/') + 1).replaceAll("\\.jar$", "");
            return new JarMaking(origin, name, List.of(HostCache.stamp(file), inner));
        }
        List<String> stamp = new ArrayList<>();
        stamp.add(file.toString());
        for (Path each : filesIn(file)) stamp.add(HostCache.stamp(each));
        return new JarMaking(origin, String.valueOf(file.getFileName()), stamp);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    void write(Path to) throws IOException {
        if (!origin.isNested()) packFolder(to);
        else if (origin.inner().endsWith("/")) packEntries(to);
        else
            try (ZipFile outer = new ZipFile(origin.file().toFile());
                    InputStream jar = entry(outer, origin.inner())) {
                Files.copy(jar, to, StandardCopyOption.REPLACE_EXISTING);
            }
    }

    private void packFolder(Path to) throws IOException {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Path each : filesIn(origin.file())) {
                begin(jar, origin.file().relativize(each).toString().replace('\\', '/'));
                Files.copy(each, jar);
            }
        }
    }

    private void packEntries(Path to) throws IOException {
        try (ZipFile outer = new ZipFile(origin.file().toFile());
                ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(to))) {
            List<String> names = outer.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(origin.inner()))
                    .map(ZipEntry::getName)
                    .sorted()
                    .toList();
            for (String name : names) {
                begin(jar, name.substring(origin.inner().length()));
                try (InputStream bytes = entry(outer, name)) {
                    bytes.transferTo(jar);
                }
            }
        }
    }

    private static void begin(ZipOutputStream jar, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        jar.putNextEntry(entry);
    }

    private static InputStream entry(ZipFile outer, String name) throws IOException {
        ZipEntry entry = outer.getEntry(name);
        if (entry == null) throw new IOException("'%s' has no entry '%s' any more".formatted(outer.getName(), name));
        return outer.getInputStream(entry);
    }
}
