/**
 * The jobs and everything that executes them: worker and command line.
 *
 * <p>Start at {@link kymo.jobs.Kymo}. Every room below says in its package-info which others it may look at.
 */
@NullMarked
package kymo.jobs;

import org.jspecify.annotations.NullMarked;
