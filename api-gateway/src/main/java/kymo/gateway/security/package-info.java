/**
 * Who may speak to the gateway at all. Until there are users: this machine, under its own name.
 *
 * <p>Start at {@link kymo.gateway.security.KnownHosts}.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package kymo.gateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
