/**
 * Which workers there are, and how well each can keep untrusted work in.
 *
 * <p>Start at {@link kymo.core.workers.Workers}. Workers say it of themselves; nobody is asked.
 */
@NullMarked
package kymo.core.workers;

import org.jspecify.annotations.NullMarked;
