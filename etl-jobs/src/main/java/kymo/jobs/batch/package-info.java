/**
 * What all jobs share: how a job is built for one run, reads blocks, writes parts, tells its progress and ends.
 *
 * <p>Start at {@link kymo.jobs.batch.JobParts}. A job is built anew for every run, of plain objects, so the command line, a small run and a
 * large one build the same job over different {@link kymo.jobs.batch.Draft}s and job repositories.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.jobs.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
