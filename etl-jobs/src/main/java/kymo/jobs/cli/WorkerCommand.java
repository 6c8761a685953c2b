package kymo.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kymo worker}: what its help says; the worker itself is an application of its own, started before a command line is parsed. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        customSynopsis = "kymo worker [--SETTING=VALUE]...",
        description = {
            "Executes the runs that are queued in a database, until it is stopped.",
            "",
            "Settings are given as --SETTING=VALUE, in kymo-worker.yml, or in the",
            "environment (SPRING_DATASOURCE_URL for spring.datasource.url):",
            "",
            "  spring.datasource.url, .username, .password   the PostgreSQL database",
            "  spring.rabbitmq.host, .port, ...              the broker",
            "  kymo.files.root                               the folder of all files",
            "  kymo.worker.slots                             runs at once",
            "  kymo.worker.threads                           threads of one large run",
        },
        optionListHeading = "%nOptions:%n")
final class WorkerCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new IllegalStateException("the worker is started before the command line is parsed");
    }
}
