/**
 * The {@code data-quality} job: every row of every chosen column and of the axis gets a flag from every test, told as runs of equal flags.
 *
 * <p>Start at {@link kymo.jobs.quality.QualityJob}.
 */
@ApplicationModule(allowedDependencies = {"batch"})
@NullMarked
package kymo.jobs.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
