/**
 * Who may speak to the gateway at all. Until there are users: this machine's own pages and programs.
 *
 * <p>Start at {@link kymo.gateway.security.KnownAddresses}.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package kymo.gateway.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
