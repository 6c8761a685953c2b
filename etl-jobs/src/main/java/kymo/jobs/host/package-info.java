/**
 * A forked JVM for work that is not to be trusted: files and scripts that may eat any memory or time.
 *
 * <p>Start at {@link kymo.jobs.host.Host}, which a worker holds; {@link kymo.jobs.host.HostMain} is what runs inside. The two speak in
 * {@link kymo.jobs.host.Frame}s over the host's standard streams. A host has no environment, an empty folder of its own, and limits on all that it could use up;
 * it ends with its worker. Whatever happens to it becomes a problem with a code, and never harms the worker.
 *
 * <p>{@link kymo.jobs.host.Isolation} is how far hosts are kept from the machine, {@link kymo.jobs.host.HostCommand} and {@link kymo.jobs.host.Cage} what makes them so.
 * {@link kymo.jobs.host.HostPool} has hosts ready before they are needed. {@code docs/reference/hosts.md} says what is stopped and what is not.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.jobs.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
