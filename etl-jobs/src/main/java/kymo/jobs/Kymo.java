package kymo.jobs;

import java.util.Arrays;
import java.util.List;
import kymo.jobs.cli.CommandLineKymo;
import kymo.jobs.worker.WorkerApplication;

/** The executable jar: the command line, and {@code worker}, which stays. */
public final class Kymo {

    private Kymo() {}

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        boolean asksForHelp = given.contains("--help") || given.contains("-h");
        if (!given.isEmpty() && given.get(0).equals("worker") && !asksForHelp) {
            WorkerApplication.start(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        System.exit(CommandLineKymo.execute(arguments));
    }
}
