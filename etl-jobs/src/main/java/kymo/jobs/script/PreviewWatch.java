package kymo.jobs.script;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends the host of a preview that takes longer than whoever asked would wait: one block of a run may take longer than that. */
final class PreviewWatch implements AutoCloseable {

    private final ScriptSession session;
    private boolean done;
    private boolean ended;

    PreviewWatch(ScriptSession session, Duration most) {
        this.session = session;
        CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::end);
    }

    private synchronized void end() {
        if (done) return;
        ended = true;
        session.close();
    }

    /** Whether it has ended the host. */
    synchronized boolean hasEnded() {
        return ended;
    }

    @Override
    public synchronized void close() {
        done = true;
    }
}
