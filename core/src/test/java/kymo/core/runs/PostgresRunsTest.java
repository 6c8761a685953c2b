package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import kymo.core.problems.ProblemCode;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresRunsTest extends RunsTest {

    private static HikariDataSource database;

    @BeforeAll
    static void connect() {
        database = TestPostgres.newDatabase();
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    /** A stream of rows that nobody closes keeps its connection, and ten such calls later there is none left. */
    @AfterEach
    void everyConnectionIsGivenBack() {
        assertThat(database.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Override
    Runs newRuns(RunPolicy policy) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("TRUNCATE run, run_live, event, list_event, topic").update();
        return Runs.postgres(jdbc, transactions(), policy);
    }

    @Override
    TransactionOperations transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Test
    void aFenceWithoutATransactionIsRefusedForItWouldFallAtOnce() {
        submit(rolling());
        Claim claim = claim();
        assertThatThrownBy(() -> runs.fence(claim))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fence stands until its transaction ends, so it needs one; begin one first");
    }

    @Test
    void whatTheCallersTransactionDoesNotCommitHasNotHappened() {
        transactions().executeWithoutResult(tx -> {
            submit(rolling());
            tx.setRollbackOnly();
        });
        assertThat(runs.list(RunFilter.ALL, null, 9).items()).isEmpty();
    }

    @Test
    void aProblemThatOnlyANewerWorkerKnowsDoesNotHideItsRun() {
        submit(rolling());
        runs.fail(claim(), ProblemCode.COLUMN_UNKNOWN, "no column 'b'");
        JdbcClient.create(database)
                .sql("UPDATE run SET problem_code = 'moon-too-full'")
                .update();
        assertThat(runs.list(RunFilter.ALL, null, 9).items())
                .extracting(Run::problem)
                .containsExactly(new RunProblem(ProblemCode.INTERNAL, "no column 'b'"));
    }
}
