package kymo.jobs.host;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where a host's classes come from: either the worker's whole class path, or the few jars that a {@link HostKind} names.
 *
 * @param entries files and folders, all of them there
 * @param launch the class path and the main class, as options of a JVM
 * @param packed whether all entries are jars, so that an archive of classes can be made
 */
record HostClassPath(List<Path> entries, List<String> launch, boolean packed) {

    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    /** @param cache null when there is none: then what lies in jars within a jar is not to be had apart */
    static HostClassPath of(HostKind kind, @Nullable HostCache cache) throws IOException {
        if (kind.uses().isEmpty()) return whole();
        Set<CodeOrigin> origins = new LinkedHashSet<>();
        for (Class<?> type : List.of(HostMain.class, ProblemException.class, kind.task()))
            origins.add(CodeOrigin.of(type));
        for (Class<?> type : kind.uses()) origins.add(CodeOrigin.of(type));
        Set<Path> entries = new LinkedHashSet<>();
        for (CodeOrigin origin : origins) {
            Path entry = cache == null ? origin.asItIs() : origin.packed(cache);
            if (entry == null) return whole();
            entries.add(entry);
        }
        List<Path> all = List.copyOf(entries);
        return new HostClassPath(
                all,
                List.of("-cp", HostCommand.joined(all), HostMain.class.getName()),
                all.stream().allMatch(Files::isRegularFile));
    }

    /** The worker's own, and the main class; through Spring Boot's loader where the classes lie in jars within a jar. */
    private static HostClassPath whole() throws IOException {
        List<Path> given = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList();
        Set<Path> entries = new LinkedHashSet<>();
        for (Path entry : given) {
            entries.add(entry);
            for (Path named : namedBy(entry)) if (Files.exists(named)) entries.add(named);
        }
        boolean nested = CodeOrigin.of(HostMain.class).isNested();
        List<String> launch = new ArrayList<>();
        if (nested) launch.add("-Dloader.main=" + HostMain.class.getName());
        launch.addAll(List.of("-cp", HostCommand.joined(given), nested ? BOOT_LAUNCHER : HostMain.class.getName()));
        return new HostClassPath(List.copyOf(entries), launch, false);
    }

    /** Entries that a jar's manifest names, as build tools do where a command line would become too long. */
    private static List<Path> namedBy(Path entry) throws IOException {
        if (!Files.isRegularFile(entry)) return List.of();
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (named == null) return List.of();
            URI base = entry.toUri();
            return Stream.of(named.trim().split(" +", -1))
                    .map(base::resolve)
                    .filter(uri -> "file".equals(uri.getScheme()))
                    .map(Path::of)
                    .toList();
        }
    }
}
