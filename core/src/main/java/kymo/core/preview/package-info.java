/**
 * What a processor would make of a window, without a run: the same functions on the same blocks, and nothing stored.
 *
 * <p>Start at {@link kymo.core.preview.Preview}.
 */
@NullMarked
package kymo.core.preview;

import org.jspecify.annotations.NullMarked;
