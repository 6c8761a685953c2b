package kymo.jobs;

import kymo.jobs.cli.CommandLineKymo;

/** The executable jar: the command line, and {@code worker}. */
public final class Kymo {

    private Kymo() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineKymo.execute(arguments));
    }
}
