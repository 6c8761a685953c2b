/**
 * Datasets as files to take away: streamed as they are written, or written by a run and fetched then.
 *
 * <p>Start at {@link kymo.gateway.export.ExportController}. The files are core's, the same as the command line writes.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
