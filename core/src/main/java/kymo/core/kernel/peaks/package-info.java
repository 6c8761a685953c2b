/**
 * Peaks of a signal: local maxima or minima, how far they stand out, how wide they are, and which of them count.
 *
 * <p>Start at {@link kymo.core.kernel.peaks.PeakDetection}, which has the whole signal in memory. A signal that does not fit is read three times in
 * blocks: forwards by {@link kymo.core.kernel.peaks.CandidateScan} and {@link kymo.core.kernel.peaks.SpacingScan}; backwards by
 * {@link kymo.core.kernel.peaks.SpacingReturn} (candidates only) and a backward {@link kymo.core.kernel.peaks.BaseScan}; forwards again by a forward
 * one, after which prominence is known and the few survivors are measured through {@link kymo.core.kernel.peaks.Samples}. Both ways give the same
 * bits. Answers are those of scipy.signal.find_peaks, which treats NaN as a value that compares with nothing: no peak, and no way
 * across. Rows count from 0; positions between rows are fractions of a row. Nothing here reads a file or a clock.
 */
@NullMarked
package kymo.core.kernel.peaks;

import org.jspecify.annotations.NullMarked;
