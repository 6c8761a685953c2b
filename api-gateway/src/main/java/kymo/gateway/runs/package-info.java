/**
 * Runs: asked for, listed, stopped, restarted, and what became of them.
 *
 * <p>Start at {@link kymo.gateway.runs.RunController}.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
