/**
 * The lab's own processors: scripts from a folder, run in hosts.
 *
 * <p>Start at {@link kymo.jobs.script.ScriptFolder}. A script is never compiled or run in the worker itself, not even to be listed.
 */
@ApplicationModule(allowedDependencies = {"batch", "host"})
@NullMarked
package kymo.jobs.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
