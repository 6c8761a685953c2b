/**
 * Which workers there are, and how well they can keep untrusted work in, as they said themselves.
 *
 * <p>Start at {@link kymo.gateway.system.SystemController}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.gateway.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
