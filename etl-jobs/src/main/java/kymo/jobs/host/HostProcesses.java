package kymo.jobs.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of one host as Linux counts them: the first, its descendants, and what else is of its session. Elsewhere there are none to be seen. */
final class HostProcesses {

    /**
     * What they use now.
     *
     * @param cpu that they have used, and those of their children that they have waited for
     * @param memoryBytes that belong to no file
     * @param removedBytes of files that have no name any more but are still open
     */
    record Use(Duration cpu, int threads, long memoryBytes, long removedBytes) {
        static final Use UNKNOWN = new Use(Duration.ZERO, 0, 0, 0);
    }

    /** One line of {@code /proc/*}{@code /stat}, see proc(5). */
    private record Stat(long pid, long parent, long session, long ticks, int threads) {

        /** After the name, which is in brackets and may hold anything: the state, the parent, the group, the session, … */
        static Stat of(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
            long ticks = 0;
            for (int i = 11; i <= 14; i++) ticks += Long.parseLong(fields[i]);
            return new Stat(
                    pid, Long.parseLong(fields[1]), Long.parseLong(fields[3]), ticks, Integer.parseInt(fields[17]));
        }
    }

    private static final Path PROC = Path.of("/proc");
    private static final Pattern ANONYMOUS = Pattern.compile("(?m)^RssAnon:\\s+(\\d+) kB");
    /** Of Linux on every architecture that Java runs on. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int SMALLEST_BYTES = 4_096;

    private static final int KNOWN_FOR_LOOKS = 4;

    private final long first;
    private List<Stat> known = List.of();
    private int looks;

    HostProcesses(long first) {
        this.first = first;
    }

    /** Whether a process, by its folder under {@code /proc}, has begun a session of its own. */
    static boolean leadsSession(Path process) throws IOException {
        Stat stat = Stat.of(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
        return stat.session() == stat.pid();
    }

    /** To be asked again and again: it is only every few times that all processes of the machine are looked at, and in between those that were found. */
    Use use() {
        known = looks++ % KNOWN_FOR_LOOKS == 0 || known.isEmpty() ? members() : again(known);
        List<Stat> members = known;
        long ticks = 0;
        int threads = 0;
        long memory = 0;
        long removed = 0;
        for (Stat member : members) {
            ticks += member.ticks();
            threads += member.threads();
            Path process = PROC.resolve(Long.toString(member.pid()));
            memory += anonymousBytes(process);
            removed += removedBytes(process);
        }
        return members.isEmpty()
                ? Use.UNKNOWN
                : new Use(Duration.ofMillis(ticks * MILLIS_PER_TICK), threads, memory, removed);
    }

    private List<Stat> members() {
        List<Stat> all = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) read(process, all);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        Set<Long> members = new HashSet<>(Set.of(first));
        // a child may have a smaller number than its parent, once numbers start over
        while (true) {
            int before = members.size();
            for (Stat stat : all)
                if (stat.session() == first || members.contains(stat.parent())) members.add(stat.pid());
            if (members.size() == before) break;
        }
        return all.stream().filter(stat -> members.contains(stat.pid())).toList();
    }

    private static List<Stat> again(List<Stat> before) {
        List<Stat> now = new ArrayList<>();
        for (Stat stat : before) read(PROC.resolve(Long.toString(stat.pid())), now);
        return now;
    }

    private static void read(Path process, List<Stat> into) {
        try {
            into.add(Stat.of(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            // it has ended meanwhile
        }
    }

    private static long anonymousBytes(Path process) {
        try {
            Matcher found = ANONYMOUS.matcher(Files.readString(process.resolve("status"), StandardCharsets.ISO_8859_1));
            return found.find() ? Long.parseLong(found.group(1)) << 10 : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long removedBytes(Path process) {
        long bytes = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) bytes += removedBytesOf(descriptor);
        } catch (IOException | DirectoryIteratorException e) {
            return bytes;
        }
        return bytes;
    }

    private static long removedBytesOf(Path descriptor) {
        try {
            if (!Files.readSymbolicLink(descriptor).toString().endsWith(" (deleted)")) return 0;
            BasicFileAttributes file = Files.readAttributes(descriptor, BasicFileAttributes.class);
            return file.isRegularFile() ? file.size() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Bytes of all files in a folder; every file counts for a block at least, so that many empty ones count as well. */
    static long bytesIn(Path folder) {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) bytes += bytesOf(file);
        } catch (IOException | DirectoryIteratorException e) {
            // the folder is gone
        }
        return bytes;
    }

    private static long bytesOf(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long bytes = Math.max(attributes.size(), SMALLEST_BYTES);
            return attributes.isDirectory() ? bytes + bytesIn(file) : bytes;
        } catch (IOException e) {
            // what goes away while it is counted does not count
            return 0;
        }
    }
}
