/**
 * What datasets there are: lists, pages of rows and rejects, lineage, deletion.
 *
 * <p>Start at {@link kymo.gateway.datasets.DatasetController}.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
