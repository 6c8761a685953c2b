/**
 * Datasets and runs as JSON, as more than one call answers them.
 *
 * <p>Start at {@link kymo.gateway.view.Views}, which makes them of core's records. Records here are the contract: a field, once released, stays.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package kymo.gateway.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
