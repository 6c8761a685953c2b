/**
 * What the workers can run, as they wrote it down.
 *
 * <p>Start at {@link kymo.gateway.processors.ProcessorController}.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package kymo.gateway.processors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
