/**
 * Peaks of stored columns: how a signal is read stretch by stretch, and what of a stretch can be told without the others.
 *
 * <p>Start at {@link kymo.core.peaks.Stretch}, the rows that one call works on. A job works on many of them, each for itself, and puts
 * together what reaches over their borders; a preview works on one. Both give the bits that the kernel gives for the whole column in memory.
 */
@NullMarked
package kymo.core.peaks;

import org.jspecify.annotations.NullMarked;
