package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.Launch;
import kymo.jobs.batch.RunLease;
import kymo.jobs.batch.StoredDraft;
import kymo.jobs.worker.Workshop;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.test.JobOperatorTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** One run of a script as Spring Batch sees it: its job over the JDBC repository, launched as often as wanted, and what it told of its progress. */
final class BatchRun {

    /** How far the run was, told after a chunk. */
    record Told(long rowsDone, long rowsTotal) {}

    private final Workshop shop;
    private final Dataset input;
    private final Assignment assignment;
    private long leases;
    private final List<Told> told = new ArrayList<>();
    private Runnable afterChunk = () -> {};

    BatchRun(Workshop shop, Dataset input, String parameters) {
        this.shop = shop;
        this.input = input;
        UUID run = UUID.randomUUID();
        JsonNode given = Workshop.json(parameters);
        assignment = new Assignment(run, "custom:tested", 1, input.id(), given, run.toString());
        Origin origin = new Origin(null, input.id(), null, "custom:tested", 1, given);
        shop.catalogue.draft(run, "result", origin, run.toString(), null);
    }

    /** Done after every chunk from now on. */
    BatchRun afterChunk(Runnable deed) {
        afterChunk = deed;
        return this;
    }

    /** The job, begun or taken up again; its last execution. */
    JobExecution launch(ScriptShelf shelf, ScriptHosts hosts) throws Exception {
        return utils(shelf, hosts).startJob(JobParts.parameters(assignment.runId()));
    }

    /** One step alone. */
    StepExecution step(String name, ScriptShelf shelf, ScriptHosts hosts) throws Exception {
        return utils(shelf, hosts)
                .startStep(name)
                .getStepExecutions()
                .iterator()
                .next();
    }

    /** What the steps of its job have in common. */
    ScriptRun script(ScriptShelf shelf, ScriptHosts hosts) {
        return ScriptRun.of(assignment, new ScriptJob(shelf, hosts), input, parts());
    }

    private JobParts parts() {
        Lease lease = new Lease(++leases);
        StoredDraft draft =
                new StoredDraft(shop.catalogue, shop.files, lease, new TransactionTemplate(shop.tx), result());
        return new JobParts(shop.repository, shop.tx, shop.catalogue, shop.files, lease, draft, 2);
    }

    private JobOperatorTestUtils utils(ScriptShelf shelf, ScriptHosts hosts) throws Exception {
        Job job = new ScriptJob(shelf, hosts).job(assignment, parts());
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(shop.repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        JobOperatorTestUtils utils = new JobOperatorTestUtils(operator, shop.repository);
        utils.setJob(job);
        return utils;
    }

    Dataset result() {
        return shop.catalogue.dataset(assignment.runId());
    }

    /** The hashes of the result's parts so far. */
    List<String> hashes() {
        return shop.catalogue.parts(assignment.runId()).stream()
                .map(Part::file)
                .map(file -> file.sha256())
                .toList();
    }

    List<Told> told() {
        return told;
    }

    /** Why the job failed. */
    static Throwable cause(JobExecution execution) {
        Throwable cause = Launch.cause(execution);
        if (cause == null) throw new AssertionError("the job ended as " + execution.getStatus());
        return cause;
    }

    /** Another one with every launch, as a worker has. */
    private final class Lease implements RunLease {
        private final long token;

        Lease(long token) {
            this.token = token;
        }

        @Override
        public long token() {
            return token;
        }

        @Override
        public void fence() {}

        @Override
        public void complete(Dataset result, @Nullable JsonNode summary) {}

        @Override
        public void progress(long rowsDone, long rowsTotal) {
            told.add(new Told(rowsDone, rowsTotal));
            afterChunk.run();
        }

        @Override
        public boolean stopRequested() {
            return false;
        }
    }
}
