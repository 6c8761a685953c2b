/**
 * The {@code ingest} job: a file that an instrument wrote becomes a dataset.
 *
 * <p>Start at {@link kymo.jobs.ingest.IngestJob}. A file is looked at, then read as what was understood of it; a cell that cannot be read becomes
 * missing and is listed. {@link kymo.jobs.ingest.FileFormats} lists the kinds of files; each has a package of its own.
 */
@ApplicationModule(allowedDependencies = {"batch", "host", "host :: wire", "inquiries"})
@NullMarked
package kymo.jobs.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
