/**
 * What can be done to a dataset: each processor's descriptor, the check of its parameters, and its block function.
 *
 * <p>Start at {@link kymo.core.processors.Processor}; {@link kymo.core.processors.RollingMeanProcessor} is the example. The same function serves
 * a job, a preview and the command line. Nothing here reads a file or a clock, and a bad parameter never starts a job.
 */
@NullMarked
package kymo.core.processors;

import org.jspecify.annotations.NullMarked;
