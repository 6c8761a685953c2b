/**
 * What can go wrong in a user's eyes: stable codes and the exception that carries one.
 *
 * <p>Start at {@link kymo.core.problems.ProblemCode}, the whole list, from which {@code docs/reference/errors.md} is made. A message gives
 * the rule, the value found, where, and what to do, in one line. Every room but the kernel may look here.
 */
@NullMarked
package kymo.core.problems;

import org.jspecify.annotations.NullMarked;
