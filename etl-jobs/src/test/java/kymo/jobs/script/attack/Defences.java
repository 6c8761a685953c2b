package kymo.jobs.script.attack;

import java.time.Duration;
import java.util.List;
import kymo.jobs.host.HostKind;
import kymo.jobs.host.HostLevel;
import kymo.jobs.host.HostLimits;
import kymo.jobs.host.HostTask;
import kymo.jobs.script.ScriptHost;
import kymo.jobs.script.Unguarded;
import kymo.jobs.script.inside.ScriptTask;
import kymo.jobs.script.wire.Kind;

/** What stands between a script and the machine: all of it, or with the inner walls taken away one after another to see what holds behind them. */
enum Defences {
    ALL_CAGED(HostLevel.CAGED, true, true),
    ALL_LIMITS(HostLevel.LIMITS, true, true),
    /** A cage around it would add nothing that is not seen to be stopped already. */
    NO_LIST(HostLevel.LIMITS, false, true),
    CAGE_ALONE(HostLevel.CAGED, false, false);

    private static final HostLimits LIMITS = new HostLimits(
                    128, Duration.ofSeconds(120), Duration.ofSeconds(60), Kind.MOST_BYTES + 1_024)
            .withThreads(64)
            .withFiles(512, 16 << 20, 96 << 20);

    final HostLevel level;
    private final boolean allowList;
    private final boolean manager;

    Defences(HostLevel level, boolean allowList, boolean manager) {
        this.level = level;
        this.allowList = allowList;
        this.manager = manager;
    }

    /** @param patience in seconds */
    HostKind kind(int patience) {
        HostLimits limits = new HostLimits(
                LIMITS.heapMiB(),
                LIMITS.cpu(),
                Duration.ofSeconds(patience),
                LIMITS.frameBytes(),
                LIMITS.run(),
                LIMITS.metaspaceMiB(),
                LIMITS.threads(),
                LIMITS.openFiles(),
                LIMITS.fileBytes(),
                LIMITS.folderBytes(),
                LIMITS.outputBytes());
        HostKind usual = ScriptHost.kind(limits);
        Class<? extends HostTask> task = allowList ? ScriptTask.class : Unguarded.class;
        // as it is in a Java that has no security manager any more
        List<String> options = manager ? usual.options() : List.of("-Djava.security.manager=disallow");
        return new HostKind(task, limits, options, usual.uses());
    }

    boolean needsManager() {
        return manager && !allowList;
    }
}
