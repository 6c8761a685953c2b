/**
 * How values are written as bytes between a worker and its host: texts, numbers and whole columns, little-endian.
 *
 * <p>Start at {@link kymo.jobs.host.wire.WireOut}, which writes what {@link kymo.jobs.host.wire.WireIn} reads. By hand: a library for JSON takes a host
 * longer to load than its work. Of bytes that say something else some {@link RuntimeException} comes, never a wrong length or an endless loop.
 */
@NamedInterface("wire")
@NullMarked
package kymo.jobs.host.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
