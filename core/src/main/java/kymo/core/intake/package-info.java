/**
 * The one door: what is asked of Kymo comes in here, in one transaction, whoever asks.
 *
 * <p>Start at {@link kymo.core.intake.Intake}. When a call returns, what it took is never lost; when it throws, nothing was taken.
 */
@NullMarked
package kymo.core.intake;

import org.jspecify.annotations.NullMarked;
