package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the operating system grants this process at most: to ask for more for a host would be refused, and with it the host. */
final class HardLimits {

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final int HARD = 2;

    private HardLimits() {}

    /**
     * As much as is wanted, or what there is.
     *
     * @param name as in {@code /proc/self/limits}, such as {@code Max open files}
     */
    static long capped(String name, long wanted) throws IOException {
        return capped(Files.readAllLines(LIMITS), name, wanted);
    }

    static long capped(List<String> lines, String name, long wanted) {
        for (String line : lines) {
            String[] fields = line.split(" {2,}", -1);
            if (fields[0].equals(name) && fields.length > HARD && !fields[HARD].equals("unlimited"))
                return Math.min(wanted, Long.parseLong(fields[HARD]));
        }
        return wanted;
    }
}
