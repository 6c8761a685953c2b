package kymo.jobs.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.List;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptVersion;
import org.jspecify.annotations.Nullable;

/**
 * Hosts in which a script was compiled lately and that nobody uses: whoever moves a slider asks for the same text again and again. Others may have parameters
 * or a dataset of their own, since a session is opened anew each time. For any number of threads.
 */
final class WarmScripts implements AutoCloseable {

    private static final int MOST = 3;
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final ScriptHosts hosts;
    private final Cache<ScriptVersion, ScriptSession> idle = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .removalListener(WarmScripts::removed)
            .build();
    private boolean closed;

    WarmScripts(ScriptHosts hosts) {
        this.hosts = hosts;
    }

    /** One that was taken is somebody's. */
    private static void removed(@Nullable ScriptVersion script, @Nullable ScriptSession session, RemovalCause cause) {
        if (session != null && cause != RemovalCause.EXPLICIT) session.close();
    }

    /** A session in which that script is compiled; the caller closes it or gives it back. */
    ScriptSession take(KeptScript script) {
        ScriptSession waiting = idle.asMap().remove(script.version());
        return waiting == null ? hosts.compiled(script) : waiting;
    }

    /** Takes a session back whose host is as good as new. */
    synchronized void giveBack(ScriptVersion script, ScriptSession session) {
        if (closed) session.close();
        else idle.put(script, session);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (ScriptVersion script : List.copyOf(idle.asMap().keySet())) {
            ScriptSession session = idle.asMap().remove(script);
            if (session != null) session.close();
        }
    }
}
