package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system's limit of processes and threads for a host, as the kernel counts them: all that run for the user. A user namespace has a count of its own
 * from Linux 5.14 on; elsewhere the worker's own and everybody else's of the same user are in it, which is no ground to refuse a host its threads. There the
 * limit is a last resort, and the {@link HostGuard}'s count comes first.
 */
final class ProcessAllowance {

    private static final Pattern VERSION = Pattern.compile("^(\\d+)\\.(\\d+)");
    private static final Pattern UID = Pattern.compile("(?m)^Uid:\\s+(\\d+)");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    /** So many above the limit that the worker holds, who can say why. */
    private static final long GRACE = 16;

    private static final int LAST_RESORT = 1_024;

    private ProcessAllowance() {}

    static long of(HostLevel level, HostLimits limits) {
        if (level == HostLevel.CAGED && namespacesCount()) return limits.threads() + GRACE;
        return threadsOfUser() + Math.max(limits.threads(), LAST_RESORT);
    }

    private static boolean namespacesCount() {
        Matcher version = VERSION.matcher(System.getProperty("os.version", ""));
        if (!version.find()) return false;
        int major = Integer.parseInt(version.group(1));
        return major > 5 || (major == 5 && Integer.parseInt(version.group(2)) >= 14);
    }

    private static long threadsOfUser() {
        String user = first(UID, Path.of("/proc/self/status"));
        long threads = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                Path status = process.resolve("status");
                if (first(UID, status).equals(user)) threads += Long.parseLong(first(THREADS, status));
            }
        } catch (IOException e) {
            return LAST_RESORT;
        }
        return threads;
    }

    /** What the pattern finds; 0 for a process that is gone. */
    private static String first(Pattern pattern, Path status) {
        try {
            Matcher found = pattern.matcher(Files.readString(status));
            return found.find() ? found.group(1) : "0";
        } catch (IOException e) {
            return "0";
        }
    }
}
