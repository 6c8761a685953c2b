/**
 * The {@code rolling-mean} job: smooths a dataset block by block.
 *
 * <p>Start at {@link kymo.jobs.rolling.RollingMeanJob}. The arithmetic is the kernel's; here is only the way of the blocks.
 */
@ApplicationModule(allowedDependencies = {"batch"})
@NullMarked
package kymo.jobs.rolling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
