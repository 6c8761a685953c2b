package kymo.jobs.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hosts stand back behind all else that the machine does, so that the worst of them costs other runs little. Linux counts niceness in two ways, see sched(7):
 * by thread; and where it shares out processor time by session, by session alone. A host has a session of its own, whose threads together then weigh as
 * much as one.
 */
final class HostPriority {

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final Path PROC = Path.of("/proc");

    private HostPriority() {}

    /** What comes before a command whose threads are to be nice. */
    static List<String> prefix() {
        int nice = HostSettings.current().nice();
        return nice > 0 && Files.isExecutable(NICE)
                ? List.of(NICE.toString(), "-n", Integer.toString(nice))
                : List.of();
    }

    /**
     * Makes the session of a host as nice as its threads.
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
            Files.writeString(session, Integer.toString(nice), StandardCharsets.US_ASCII);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
