/**
 * What goes between a worker and the host that runs a script.
 *
 * <p>Start at {@link kymo.jobs.script.wire.Kind}. Both sides read here what the other wrote; the worker trusts nothing of it.
 */
@NullMarked
package kymo.jobs.script.wire;

import org.jspecify.annotations.NullMarked;
