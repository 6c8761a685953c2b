package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a killed worker leaves, and whether Spring Batch itself accepts it mended. */
class BatchRepairsTest {

    private static HikariDataSource database;

    private final AtomicBoolean fails = new AtomicBoolean(true);
    private JdbcClient jdbc;
    private JobRepository repository;
    private TaskExecutorJobOperator operator;
    private Job job;
    private Runs runs;
    private BatchRepairs repairs;

    @BeforeAll
    static void connect() {
        database = TestPostgres.newDatabase();
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @BeforeEach
    void batch() throws Exception {
        jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactionManager = new JdbcTransactionManager(database);
        runs = Runs.postgres(jdbc, new TransactionTemplate(transactionManager), RunsTest.IMPATIENT);
        repairs = new BatchRepairs(jdbc);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(transactionManager);
        factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
        factory.afterPropertiesSet();
        repository = factory.getObject();
        job = new JobBuilder("smooth", repository)
                .start(new StepBuilder("smooth.once", repository)
                        .tasklet(
                                (contribution, context) -> {
                                    if (fails.get()) throw new IllegalStateException("killed");
                                    return RepeatStatus.FINISHED;
                                },
                                transactionManager)
                        .build())
                .build();
        operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTED", "STOPPING", "STARTING", "UNKNOWN"})
    void anExecutionThatADeadWorkerLeftCanBeRestarted(String status) throws Exception {
        UUID run = submitted();
        JobExecution dead = operator.start(job, parameters(run));
        leave(dead, status);
        fails.set(false);
        assertThatThrownBy(() -> operator.start(job, parameters(run))).isNotNull();

        assertThat(repairs.beforeLaunch(run, "smooth")).isEqualTo(1);
        JobExecution again = operator.start(job, parameters(run));
        assertThat(again.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(again.getJobInstanceId()).isEqualTo(dead.getJobInstanceId());
        // a step that never started is as if it had never been: it may have no context to go on from
        assertThat(steps(run))
                .isEqualTo(
                        status.equals("STARTING")
                                ? List.of("smooth.once COMPLETED")
                                : List.of("smooth.once FAILED", "smooth.once COMPLETED"));
        assertThat(repairs.beforeLaunch(run, "smooth")).isZero();
    }

    @Test
    void theDeadWorkersLaterWritesFail() throws Exception {
        UUID run = submitted();
        JobExecution dead = operator.start(job, parameters(run));
        leave(dead, "STARTED");
        repairs.beforeLaunch(run, "smooth");
        StepExecution step = dead.getStepExecutions().iterator().next();
        assertThatThrownBy(() -> repository.update(step)).hasMessageContaining("wrong version");
    }

    @Test
    void anInstanceThatNeverCameToAnExecutionGoes() throws Exception {
        UUID run = submitted();
        UUID other = submitted();
        repository.createJobInstance("smooth", parameters(run));
        repository.createJobInstance("smooth", parameters(other));
        fails.set(false);
        assertThatThrownBy(() -> operator.start(job, parameters(run))).isNotNull();

        repairs.beforeLaunch(run, "smooth");
        assertThat(operator.start(job, parameters(run)).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(repository.getJobInstance("smooth", parameters(other))).isNotNull();
        repairs.beforeLaunch(run, "smooth");
        assertThat(repository.getJobInstance("smooth", parameters(run))).isNotNull();
    }

    @Test
    void otherRunsAreLeftAlone() throws Exception {
        UUID run = submitted();
        UUID other = submitted();
        leave(operator.start(job, parameters(other)), "STARTED");
        assertThat(repairs.beforeLaunch(run, "smooth")).isZero();
    }

    @Test
    void whatIsStillOpenOfAnEndedRunGetsTheRunsStatus() throws Exception {
        UUID completed = submitted();
        UUID stopped = submitted();
        UUID running = submitted();
        for (UUID run : List.of(completed, stopped, running)) leave(operator.start(job, parameters(run)), "STARTED");
        for (Claim claim : runs.claim("w", 99)) {
            if (claim.run().id().equals(completed)) runs.complete(claim, null, null);
            if (claim.run().id().equals(stopped)) runs.stopped(claim);
        }
        assertThat(repairs.tidyEnded(Duration.ofHours(1))).isZero();
        assertThat(repairs.tidyEnded(Duration.ZERO)).isEqualTo(2);
        assertThat(steps(completed)).containsExactly("smooth.once COMPLETED");
        assertThat(steps(stopped)).containsExactly("smooth.once STOPPED");
        assertThat(steps(running)).containsExactly("smooth.once STARTED");
        assertThat(repository
                        .getLastJobExecution("smooth", parameters(completed))
                        .getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
        assertThat(repairs.tidyEnded(Duration.ZERO)).isZero();
    }

    private UUID submitted() {
        return runs.submit(NewRun.of("smooth", 1, UUID.randomUUID(), new JsonMapper().createObjectNode()), false)
                .run()
                .id();
    }

    private static JobParameters parameters(UUID run) {
        return new JobParametersBuilder().addString("run", run.toString()).toJobParameters();
    }

    /** As kill -9 in the middle of the step leaves the tables. */
    private void leave(JobExecution execution, String status) {
        for (String table : List.of("batch_job_execution", "batch_step_execution"))
            jdbc.sql("UPDATE %s SET status = ?, end_time = NULL, exit_code = 'UNKNOWN' WHERE job_execution_id = ?"
                            .formatted(table))
                    .params(status, execution.getId())
                    .update();
    }

    private List<String> steps(UUID run) {
        return jdbc.sql("SELECT step_name || ' ' || status FROM run_step WHERE run_id = ? ORDER BY step_execution_id")
                .param(run)
                .query(String.class)
                .list();
    }
}
