/**
 * Quality of stored datasets: which facts of a column its tests go by, the runs of equal flags of a part, and what they make in sum.
 *
 * <p>Start at {@link kymo.core.quality.PartCheck}. The tests themselves are the kernel's; which of them a column gets, with which settings, the processor
 * {@code data-quality} says, from a request and from {@link kymo.core.quality.ValueFacts} and {@link kymo.core.quality.StepFacts}.
 */
@NullMarked
package kymo.core.quality;

import org.jspecify.annotations.NullMarked;
