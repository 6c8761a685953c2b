/**
 * Exports as runs: a dataset's file is written to the store, from where it is fetched.
 *
 * <p>Start at {@link kymo.jobs.export.ExportJob}. The files are core's, the same as the gateway streams and the command line writes.
 */
@ApplicationModule(allowedDependencies = {"batch"})
@NullMarked
package kymo.jobs.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
