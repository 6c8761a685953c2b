package kymo.jobs.cli;

import java.util.function.Consumer;
import kymo.core.dataset.Dataset;
import kymo.jobs.batch.RunLease;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lease of a process that shares its work with nobody: it always stands. */
record OwnLease(String job, Consumer<Advance> told) implements RunLease {
    @Override
    public long token() {
        return 1;
    }

    @Override
    public void fence() {}

    @Override
    public void complete(Dataset result, @Nullable JsonNode summary) {}

    @Override
    public void progress(long rowsDone, long rowsTotal) {
        told.accept(new Advance(job, rowsDone, rowsTotal));
    }

    @Override
    public boolean stopRequested() {
        return false;
    }
}
