/**
 * The command line: the same jobs without a server, a broker or a database.
 *
 * <p>Start at {@link kymo.jobs.cli.CommandLineKymo}. Exit codes: 0 done, 1 failed, 2 wrong usage. What a program may read goes to standard output,
 * what a person reads meanwhile to standard error.
 */
@ApplicationModule(
        allowedDependencies = {
            "batch",
            "ingest",
            "ingest :: format",
            "ingest :: unpacked",
            "peaks",
            "quality",
            "reader",
            "rolling",
            "script"
        })
@NullMarked
package kymo.jobs.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
