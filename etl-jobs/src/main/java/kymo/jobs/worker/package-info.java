/**
 * The worker: claims runs from the queue in PostgreSQL, executes them as Spring Batch jobs, takes over those of workers that are gone.
 *
 * <p>Start at {@link kymo.jobs.worker.Worker}; {@link kymo.jobs.worker.RunExecution} is what happens to one claim. Every transaction that writes for
 * a run fails when its lease has gone to another worker, so a worker may die, hang or come back at any moment.
 */
@ApplicationModule(
        allowedDependencies = {
            "batch",
            "export",
            "host",
            "ingest",
            "inquiries",
            "peaks",
            "quality",
            "reader",
            "rolling",
            "script"
        })
@NullMarked
package kymo.jobs.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
