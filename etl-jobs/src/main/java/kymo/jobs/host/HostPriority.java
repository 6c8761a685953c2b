package kymo.jobs.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hosts that work for runs stand back behind all else that the machine does, so that the worst of them costs other runs little. Linux counts niceness in two
 * ways, see sched(7): by thread; and where it shares out processor time by session, between sessions.
 */
final class HostPriority {

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Path PROC = Path.of("/proc");
    private static final int MOST_NICE = 19;
    /** By one step of niceness more, what a thread gets is less by this factor. */
    private static final double STEP = 1.25;

    private HostPriority() {}

    /** What comes before a command whose threads are to be nice. */
    static List<String> prefix() {
        int nice = HostSettings.current().nice();
        return nice > 0 && Files.isExecutable(NICE)
                ? List.of(NICE.toString(), "-n", Integer.toString(nice))
                : List.of();
    }

    /**
     * Makes the session of a host nice.
     *
     * @param process the first of the host's
     * @return false when it is to be tried again: the process has no session of its own yet, or the system, which allows ten such changes a second, put it off
     */
    static boolean lowerSession(long process) {
        int nice = HostSettings.current().nice();
        Path own = PROC.resolve(Long.toString(process));
        Path session = own.resolve("autogroup");
        if (nice == 0 || !HostCommand.leadsGroup() || !Files.isWritable(session)) return true;
        try {
            // until then the session is the worker's
            if (!HostProcesses.leadsSession(own)) return false;
            int lowered = sessionNice(nice, Runtime.getRuntime().availableProcessors());
            Files.writeString(session, Integer.toString(lowered), StandardCharsets.US_ASCII);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A session's weight is shared by its threads on all processors: beside one that keeps all of them busy, a host's has to be as much smaller. */
    static int sessionNice(int nice, int processors) {
        return Math.min(MOST_NICE, nice + (int) Math.round(Math.log(processors) / Math.log(STEP)));
    }
}
