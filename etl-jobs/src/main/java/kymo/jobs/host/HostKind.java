package kymo.jobs.host;

import java.util.List;

/**
 * Hosts that are alike, so that one can be started before it is known what for.
 *
 * @param task what they do, a public class with a constructor without parameters
 * @param options of the virtual machine that the task needs besides those that every host gets, such as {@code -Djava.security.manager=allow}
 * @param uses classes that stand for the jars that the task needs besides its own and those of this room; when there are any, the host's class path holds
 *     nothing else, which keeps the rest of the product out of its sight and lets it start sooner
 * @param prompt whether somebody waits for it at the screen; others stand back behind all else that the machine does, see {@link HostSettings#nice}
 */
public record HostKind(
        Class<? extends HostTask> task, HostLimits limits, List<String> options, List<Class<?>> uses, boolean prompt) {

    public HostKind {
        options = List.copyOf(options);
        uses = List.copyOf(uses);
    }

    /** For runs. */
    public HostKind(Class<? extends HostTask> task, HostLimits limits, List<String> options, List<Class<?>> uses) {
        this(task, limits, options, uses, false);
    }

    /** For runs, with the worker's whole class path. */
    public HostKind(Class<? extends HostTask> task, HostLimits limits) {
        this(task, limits, List.of(), List.of());
    }

    /** The same for what somebody waits for. */
    public HostKind prompted() {
        return new HostKind(task, limits, options, uses, true);
    }
}
