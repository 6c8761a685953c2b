package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of bubblewrap: namespaces of its own, and a view of the file system in which there is nothing but what a JVM is made of. The session is not
 * begun by it, as it would otherwise have to be: {@link HostCommand} has begun one, of which {@link HostPriority} is to know.
 */
final class Cage {

    static final Path BUBBLEWRAP = Path.of("/usr/bin/bwrap");

    private static final Path MAPS = Path.of("/proc/self/maps");
    /** What a JVM cannot do without; what else this process has mapped may lie in folders that are nobody's business. */
    private static final Pattern SYSTEM_LIBRARY = Pattern.compile(
            "\\s(/\\S+)/(?:ld-|ld\\.|ld[0-9]|libc[.-]|libm[.-]|libz[.]|libstdc\\+\\+|libgcc_s)[^/\\s]*$");

    private static final Path ETC = Path.of("/etc");
    private static final List<Path> LOADERS = List.of(Path.of("/lib"), Path.of("/lib64"), Path.of("/usr/lib64"));

    /** What every cage shows, and never changes while this process lives. */
    private static volatile @Nullable Set<Path> machine;

    private Cage() {}

    /**
     * What comes before the command that is to be run inside.
     *
     * @param folder the only one that can be written to
     * @param readable files and folders besides the JVM's own, at the paths that they have outside
     */
    static List<String> arguments(Path folder, Collection<Path> readable) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                BUBBLEWRAP.toString(),
                "--unshare-user",
                "--unshare-pid",
                "--unshare-net",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--uid",
                "1000",
                "--gid",
                "1000",
                "--hostname",
                "host",
                "--cap-drop",
                "ALL",
                "--die-with-parent",
                "--proc",
                "/proc",
                "--dev",
                "/dev"));
        for (Path loader : LOADERS)
            if (Files.isSymbolicLink(loader))
                arguments.addAll(
                        List.of("--symlink", Files.readSymbolicLink(loader).toString(), loader.toString()));
        Set<Path> visible = new TreeSet<>(readable);
        visible.addAll(machine());
        for (Path path : visible) arguments.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        arguments.addAll(List.of("--bind", folder.toString(), folder.toString(), "--chdir", folder.toString()));
        // what is made for the view lies in memory, and would be room to write to that nobody counts
        arguments.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--"));
        return arguments;
    }

    private static Set<Path> machine() throws IOException {
        Set<Path> known = machine;
        if (known != null) return known;
        Set<Path> all = new TreeSet<>(javaHome());
        for (Path loader : LOADERS) if (Files.isDirectory(loader) && !Files.isSymbolicLink(loader)) all.add(loader);
        all.addAll(libraries());
        all.add(HostCommand.PRLIMIT);
        machine = all;
        return all;
    }

    /** The Java that this process runs, and those of its files that are links to elsewhere, as distributions keep its configuration under /etc. */
    private static Set<Path> javaHome() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        Path real = home.toRealPath();
        Set<Path> all = new TreeSet<>(List.of(home, real));
        for (String part : List.of("conf", "lib")) {
            try (Stream<Path> files = Files.walk(real.resolve(part))) {
                for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                    if (!Files.exists(link)) continue;
                    Path target = link.toRealPath();
                    if (target.startsWith(ETC)) all.add(configuration(target));
                }
            }
        }
        return all;
    }

    /** A folder of Java's under /etc as a whole, which has fewer mounts; anything else there by itself. */
    private static Path configuration(Path target) {
        Path folder = ETC.resolve(target.getName(1));
        return String.valueOf(folder.getFileName()).startsWith("java") ? folder : target;
    }

    private static Set<Path> libraries() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (String line : Files.readAllLines(MAPS)) {
            Matcher library = SYSTEM_LIBRARY.matcher(line);
            if (library.find()) folders.add(Path.of(library.group(1)));
        }
        return folders;
    }
}
