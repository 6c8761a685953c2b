/**
 * What a chart asks: which rows lie between two places on the axis, and what they hold in as many buckets as it has pixels.
 *
 * <p>Start at {@link kymo.core.series.SeriesReader}. A place on the axis is a <em>position</em>, a 64-bit number in the order of the axis' values
 * (see {@link kymo.core.series.Scale}), so that whole numbers, floats, times and row numbers are searched by the same code. Long windows are
 * answered from the pyramids, of which the finest level is kept in memory; short ones from the rows. Nothing here writes.
 */
@NullMarked
package kymo.core.series;

import org.jspecify.annotations.NullMarked;
