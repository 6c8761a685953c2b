/**
 * Compressed files and members of archives, as plain files for as long as they are read.
 *
 * <p>Start at {@link kymo.jobs.ingest.unpacked.Unpacking}. What comes out lies in a temporary file, so that it can be read at any place, by several threads and
 * from any position again, in constant memory. The file has no name from its first moment on: it goes with whoever holds it, also when that is killed.
 */
@NamedInterface("unpacked")
@NullMarked
package kymo.jobs.ingest.unpacked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
