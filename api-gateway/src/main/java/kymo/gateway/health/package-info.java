/**
 * Whether all is there that the gateway needs.
 *
 * <p>Start at {@link kymo.gateway.health.HealthController}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.gateway.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
