/**
 * Profiles: what is worth knowing of a whole column, or of a whole time axis, from one pass over its blocks with bounded memory.
 *
 * <p>Start at {@link kymo.core.kernel.profile.ColumnProfiler} and {@link kymo.core.kernel.profile.AxisProfiler}. A profiler takes blocks in
 * order, can take in the profiler of the rows that follow its own, and can be saved as bytes and restored. Counts, extremes, sums and deviations are
 * exact and rounded once, so they do not depend on how the rows were cut or joined. Quantiles and distinct counts are exact up to a stated number of
 * values and estimates with a stated error beyond. Nothing here reads a file, a clock or a bean.
 */
@NullMarked
package kymo.core.kernel.profile;

import org.jspecify.annotations.NullMarked;
