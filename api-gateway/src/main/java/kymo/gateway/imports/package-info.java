/**
 * Import profiles: what people know about the files of an instrument, kept version by version.
 *
 * <p>Start at {@link kymo.gateway.imports.ImportProfileController}.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
