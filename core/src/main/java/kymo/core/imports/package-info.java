/**
 * Import profiles: what people know about the files of an instrument, kept version by version, and how such a file is known again.
 *
 * <p>Start at {@link kymo.core.imports.ImportProfiles}; {@link kymo.core.imports.Fingerprint} says which files are alike. A profile is data: whoever reads
 * a file of which nothing was told asks here.
 */
@NullMarked
package kymo.core.imports;

import org.jspecify.annotations.NullMarked;
