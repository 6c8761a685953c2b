/**
 * What charts draw: a window of a dataset as points or as buckets.
 *
 * <p>Start at {@link kymo.gateway.series.SeriesController}. The work is core's; here it gets its shape in JSON.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
