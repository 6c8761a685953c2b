package kymo.jobs;

import java.util.Arrays;
import kymo.jobs.cli.CommandLineKymo;
import kymo.jobs.worker.WorkerApplication;

/** The executable jar: the command line, and {@code worker}, which stays. */
public final class Kymo {

    private Kymo() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("worker")) {
            WorkerApplication.start(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        System.exit(CommandLineKymo.execute(arguments));
    }
}
