package kymo.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command speaks.
 *
 * @param out what a program may read
 * @param err what a person reads meanwhile
 * @param isScreen whether {@code err} is a screen, on which a line can be drawn anew
 */
record Terminal(PrintWriter out, PrintWriter err, boolean isScreen) {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** The streams of this process. */
    static Terminal ofProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                !"dumb".equals(System.getenv("TERM")) && errorIsScreen());
    }

    /** Java tells of a console only when input and output are both on it; standard error alone is what counts here. */
    private static boolean errorIsScreen() {
        try {
            String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return Ansi.AUTO.enabled();
        }
    }
}
