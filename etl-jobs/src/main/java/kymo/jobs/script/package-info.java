/**
 * The lab's own processors: Groovy scripts from a folder that run in forked hosts, never in a worker, not even to be listed.
 *
 * <p>Start at {@link kymo.jobs.script.ScriptJob}, whose work is done by {@link kymo.jobs.script.ScriptSession}, one host with one script: it compiles,
 * opens, works on blocks and saves what the script remembers. What comes from a host is checked like any input. {@link kymo.jobs.script.api} is what
 * scripts see, {@link kymo.jobs.script.inside} what runs in the host.
 */
@ApplicationModule(allowedDependencies = {"batch", "host", "host :: wire", "inquiries"})
@NullMarked
package kymo.jobs.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
