/**
 * What people write and keep under a name, version by version: nothing is overwritten, and nobody changes what he has not seen.
 *
 * <p>Start at {@link kymo.core.versions.Versions}. What is written is its room's business: {@code recipes}, {@code imports}.
 */
@NullMarked
package kymo.core.versions;

import org.jspecify.annotations.NullMarked;
