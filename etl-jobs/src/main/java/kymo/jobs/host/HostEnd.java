package kymo.jobs.host;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.HostGuard.Ended;
import org.jspecify.annotations.Nullable;

/** What became of a host that speaks no more, in words for whoever sent the worker on the errand. */
record HostEnd(HostErrand errand, HostLimits limits, int exit, HostLog log) {

    /** What the JVM exits with when the system's limit of processor time ends it: 128 and SIGXCPU. */
    private static final int OUT_OF_CPU = 152;

    /** @param why null when it ended by itself */
    ProblemException problem(@Nullable Ended why) {
        return why == null ? byItself() : byItsWorker(why);
    }

    private ProblemException byItsWorker(Ended why) {
        return switch (why) {
            case START_TOO_SLOW -> tookLonger("%d s to begin".formatted(HostLimits.START.toSeconds()));
            case TOO_SLOW -> tookLonger("%.3g s".formatted(limits.patience().toMillis() / 1e3));
            case RUN_TOO_LONG -> tookLonger("%d s in all".formatted(limits.run().toSeconds()));
            case TOO_MUCH_CPU -> tookLonger(cpu());
            case TOO_MUCH_MEMORY -> neededMore("%d MiB of memory in all".formatted(limits.memoryMiB()));
            case TOO_MANY_THREADS ->
                beyond("run at most %d threads and processes at once".formatted(limits.threads()), "started more");
            case TOO_MUCH_WRITTEN ->
                beyond("keep at most %s in files".formatted(bytes(limits.folderBytes())), "wrote more");
            case TOO_MUCH_SENT ->
                beyond("answer with at most %s in all".formatted(bytes(limits.outputBytes())), "sent more");
            case BAD_FRAME, CLOSED -> died();
        };
    }

    /** The virtual machine's own words say which of its limits it has met. */
    private ProblemException byItself() {
        if (exit == OUT_OF_CPU) return tookLonger(cpu());
        if (log.tellsOf("OutOfMemoryError: unable to create native thread"))
            return beyond("run at most %d threads and processes at once".formatted(limits.threads()), "started more");
        if (log.tellsOf("OutOfMemoryError: Metaspace"))
            return neededMore("%d MiB of memory for classes".formatted(limits.metaspaceMiB()));
        if (exit == HostMain.OUT_OF_MEMORY || log.tellsOf("OutOfMemoryError"))
            return neededMore("%d MiB of memory".formatted(limits.heapMiB()));
        if (log.tellsOf("IOException: File too large"))
            return beyond("write at most %s to a file".formatted(bytes(limits.fileBytes())), "wrote more");
        if (log.tellsOf("Too many open files"))
            return beyond("have at most %d files open at once".formatted(limits.openFiles()), "opened more");
        return died();
    }

    private String cpu() {
        return "%d s of processor time".formatted(limits.cpu().toSeconds());
    }

    private ProblemException tookLonger(String most) {
        return new ProblemException(
                ProblemCode.HOST_TIMEOUT,
                "%s may take at most %s but took longer and was ended; %s"
                        .formatted(errand.what(), most, errand.advice()));
    }

    private ProblemException neededMore(String most) {
        return new ProblemException(
                ProblemCode.HOST_MEMORY,
                "%s may use at most %s but needed more and was ended; %s"
                        .formatted(errand.what(), most, errand.advice()));
    }

    private ProblemException beyond(String most, String found) {
        return new ProblemException(
                ProblemCode.HOST_LIMIT,
                "%s may %s but %s and was ended; %s".formatted(errand.what(), most, found, errand.advice()));
    }

    private ProblemException died() {
        String said = log.lastWords();
        String lastWords = said.isEmpty() ? "" : ", its last words being '" + said + "'";
        return new ProblemException(
                ProblemCode.HOST_DIED,
                "%s ended without a result: its process exited with code %d%s; %s"
                        .formatted(errand.what(), exit, lastWords, errand.advice()));
    }

    private static String bytes(long bytes) {
        return bytes % (1 << 20) == 0 ? "%d MiB".formatted(bytes >> 20) : "%,d bytes".formatted(bytes);
    }
}
