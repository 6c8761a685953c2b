/**
 * The product's arithmetic: blocks of columns, and pure functions from columns to columns.
 *
 * <p>Start at {@link kymo.core.kernel.Rolling}; every other operation has the same shape. Time is int64 nanoseconds. A missing
 * double is NaN in memory and null at rest; every other column carries a bit per row. Nothing here reads a file, a clock
 * or a bean; nothing logs; rows are never boxed.
 */
@NullMarked
package kymo.core.kernel;

import org.jspecify.annotations.NullMarked;
