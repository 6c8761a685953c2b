package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.Draft;
import kymo.jobs.batch.HeldDraft;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.Launch;
import kymo.jobs.batch.RunLease;
import kymo.jobs.rolling.RollingJob;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BatchHistoryTest {

    private static final List<String> TABLES = List.of(
            "batch_job_instance",
            "batch_job_execution",
            "batch_job_execution_params",
            "batch_job_execution_context",
            "batch_step_execution",
            "batch_step_execution_context");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Whether the lease is lost when the part is to be added: a job that fails has a history too. */
    @ParameterizedTest(name = "fails: {0}")
    @ValueSource(booleans = {false, true})
    void writesTheRowsThatTheStockRepositoryWouldHaveWritten(boolean fails) {
        try (Workshop shop = new Workshop(folder)) {
            Dataset input = shop.dataset(1_000, 2, 65_536);
            UUID run = UUID.randomUUID();
            execute(shop, input, run, shop.repository, shop.tx, fails);
            List<Map<String, Object>> stock = history(shop);
            shop.sql.sql("TRUNCATE batch_job_instance CASCADE").update();

            JobExecution execution = execute(
                    shop, input, run, new ResourcelessJobRepository(), new ResourcelessTransactionManager(), fails);
            BatchHistory history = new BatchHistory(shop.sql, new ContextText(BatchRepository.serializer()));
            new TransactionTemplate(shop.tx).executeWithoutResult(status -> history.write(execution, run));

            assertThat(history(shop)).isEqualTo(stock);
            assertThat(stock).hasSize(TABLES.size());
        }
    }

    @org.junit.jupiter.api.Test
    void addsAnExecutionToTheInstanceThatIsThere() {
        try (Workshop shop = new Workshop(folder)) {
            Dataset input = shop.dataset(1_000, 2, 65_536);
            UUID run = UUID.randomUUID();
            BatchHistory history = new BatchHistory(shop.sql, new ContextText(BatchRepository.serializer()));
            for (boolean fails : new boolean[] {true, false}) {
                JobExecution execution = execute(
                        shop, input, run, new ResourcelessJobRepository(), new ResourcelessTransactionManager(), fails);
                history.write(execution, run);
            }
            assertThat(shop.repository.getJobInstances("rolling-mean", 0, 10)).hasSize(1);
            assertThat(shop.repository.getJobExecutions(shop.repository
                            .getJobInstances("rolling-mean", 0, 10)
                            .get(0)))
                    .extracting(e -> e.getStatus().name())
                    .containsExactlyInAnyOrder("FAILED", "COMPLETED");
        }
    }

    private static JobExecution execute(
            Workshop shop,
            Dataset input,
            UUID run,
            JobRepository repository,
            PlatformTransactionManager tx,
            boolean fails) {
        Assignment assignment =
                new Assignment(run, "rolling-mean", 1, input.id(), Workshop.json("{\"window\": 7}"), run.toString());
        Draft draft = fails ? new Full(UUID.randomUUID()) : new HeldDraft(UUID.randomUUID());
        JobParts parts = new JobParts(repository, tx, shop.catalogue, shop.files, new Standing(), draft, 1);
        return Launch.launch(new RollingJob("rolling-mean"), assignment, parts);
    }

    private static List<Map<String, Object>> history(Workshop shop) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String table : TABLES) {
            for (Map<String, Object> row :
                    shop.sql.sql("SELECT * FROM " + table).query().listOfRows()) {
                row.keySet()
                        .removeIf(
                                name -> name.endsWith("_id") || name.endsWith("_time") || name.equals("last_updated"));
                // a stack's depth and lambda names differ from call to call
                row.computeIfPresent(
                        "exit_message",
                        (name, text) -> text.toString().lines().findFirst().orElse(""));
                rows.add(row);
            }
        }
        return rows;
    }

    private static final class Full implements Draft {
        private final HeldDraft draft;

        Full(UUID id) {
            draft = new HeldDraft(id);
        }

        @Override
        public UUID id() {
            return draft.id();
        }

        @Override
        public int generation() {
            return draft.generation();
        }

        @Override
        public kymo.core.dataset.Schema schema() {
            return draft.schema();
        }

        @Override
        public tools.jackson.databind.JsonNode reading() {
            return draft.reading();
        }

        @Override
        public void begin(kymo.core.dataset.Schema schema, tools.jackson.databind.JsonNode reading) {
            draft.begin(schema, reading);
        }

        @Override
        public void describe(java.util.function.Supplier<tools.jackson.databind.JsonNode> profile) {
            draft.describe(profile);
        }

        @Override
        public void add(kymo.core.dataset.Part part) {
            throw new IllegalStateException("full");
        }

        @Override
        public long rows() {
            return draft.rows();
        }

        @Override
        public kymo.jobs.batch.Spills spills() {
            return draft.spills();
        }

        @Override
        public void summarise(java.util.function.Supplier<tools.jackson.databind.JsonNode> summary) {
            draft.summarise(summary);
        }
    }

    private record Standing() implements RunLease {
        @Override
        public long token() {
            return System.nanoTime();
        }

        @Override
        public void fence() {}

        @Override
        public void complete(
                Dataset result, tools.jackson.databind.@org.jspecify.annotations.Nullable JsonNode summary) {}

        @Override
        public void progress(long rowsDone, long rowsTotal) {}

        @Override
        public boolean stopRequested() {
            return false;
        }
    }
}
