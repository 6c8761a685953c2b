package kymo.jobs.host;

import java.util.List;

/**
 * Hosts that are alike, so that one can be started before it is known what for.
 *
 * @param task what they do, a public class with a constructor without parameters
 * @param options of the virtual machine that the task needs besides those that every host gets, such as {@code -Djava.security.manager=allow}
 * @param uses classes that stand for the jars that the task needs besides its own and those of this room; when there are any, the host's class path holds
 *     nothing else, which keeps the rest of the product out of its sight and lets it start sooner
 */
public record HostKind(Class<? extends HostTask> task, HostLimits limits, List<String> options, List<Class<?>> uses) {

    public HostKind {
        options = List.copyOf(options);
        uses = List.copyOf(uses);
    }

    /** With the worker's whole class path. */
    public HostKind(Class<? extends HostTask> task, HostLimits limits) {
        this(task, limits, List.of(), List.of());
    }
}
