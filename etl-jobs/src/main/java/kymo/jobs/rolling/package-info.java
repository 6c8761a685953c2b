/**
 * The jobs {@code rolling-mean}, {@code rolling} and {@code exponential-mean}: a statistic of the rows around each row, block by block.
 *
 * <p>Start at {@link kymo.jobs.rolling.RollingJob}. The arithmetic is the kernel's; here is only the way of the blocks.
 */
@ApplicationModule(allowedDependencies = {"batch"})
@NullMarked
package kymo.jobs.rolling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
