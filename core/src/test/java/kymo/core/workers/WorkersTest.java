package kymo.core.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkersTest {

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Workers workers = new Workers(sql);

    @AfterEach
    void close() {
        database.close();
    }

    private static KnownWorker worker(String name, String level) {
        return new KnownWorker(name, "1.2", level, "because", level.equals("caged"), "because of that");
    }

    @Test
    void aWorkerIsKnownByWhatItSaidLast() {
        workers.say(worker("b", "caged"));
        workers.say(worker("a", "caged"));
        workers.say(worker("b", "limits"));
        assertThat(workers.alive()).containsExactly(worker("a", "caged"), worker("b", "limits"));
    }

    @Test
    void whoIsNotHeardOfForThreeMinutesIsGoneAndIsForgottenAfterAnHour() {
        workers.say(worker("a", "caged"));
        sql.sql("UPDATE worker SET seen_at = seen_at - interval '4 minutes'").update();
        workers.say(worker("b", "caged"));
        assertThat(workers.alive()).containsExactly(worker("b", "caged"));
        sql.sql("UPDATE worker SET seen_at = seen_at - interval '61 minutes'").update();
        workers.say(worker("b", "caged"));
        assertThat(sql.sql("SELECT name FROM worker").query(String.class).list())
                .containsExactly("b");
    }
}
