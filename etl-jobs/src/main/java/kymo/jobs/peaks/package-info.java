/**
 * The job {@code peak-detection}: every stretch of every signal for itself, and what reaches over their borders put together between the passes.
 *
 * <p>Start at {@link kymo.jobs.peaks.PeakDetectionJob}. A <em>stretch</em> is the rows of one part of the source; an <em>item</em> is a signal's
 * stretch. What an item finds is put aside; only the choice by distance goes over all candidates one after the other.
 */
@ApplicationModule(allowedDependencies = {"batch"})
@NullMarked
package kymo.jobs.peaks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
