/**
 * What every kind of file has in common when it is read.
 *
 * <p>Start at {@link kymo.jobs.ingest.format.FileFormat}: it says what tables it has found in a file, as
 * {@link kymo.jobs.ingest.format.FoundTable}, and each of these gives its rows as blocks. Lines are counted from 1, bytes and rows from 0. What comes
 * out depends on the file's bytes and the table's reading alone, never on threads or on where reading was resumed. Nothing here knows of a job.
 */
@NamedInterface("format")
@NullMarked
package kymo.jobs.ingest.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
