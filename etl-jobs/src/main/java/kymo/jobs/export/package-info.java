/**
 * Datasets as files for other programs: CSV, JSON, NDJSON, Parquet.
 *
 * <p>Start at {@link kymo.jobs.export.ExportFormat}. Everything streams, block by block; a CSV written here gives every double back to its last bit.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.jobs.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
