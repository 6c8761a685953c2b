package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kymo.core.processors.ProcessorDescriptor;
import kymo.core.processors.RollingMeanProcessor;
import kymo.core.support.TestPostgres;
import kymo.core.workers.KnownWorker;
import kymo.core.workers.Workers;
import kymo.jobs.host.Isolation;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class OfferedProcessorsTest {

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWorkerOffersWhatItCanRunAndNotIngest() {
        new WorkerConfiguration()
                .offeredProcessors(
                        sql,
                        new JdbcTransactionManager(database),
                        Workshop.settings("w", 1),
                        ScriptHosts.FRESH,
                        Path.of("no folder"))
                .offer();
        assertThat(rows())
                .containsExactly(
                        "data-quality 1 w Data quality",
                        "exponential-mean 1 w Exponentially weighted mean",
                        "peak-detection 1 w Peak detection",
                        "rolling 1 w Rolling statistic",
                        "rolling-mean 2 w Rolling mean");
    }

    @Test
    void theParametersKeepTheOrderInWhichTheirSchemaTellsThem() {
        new WorkerConfiguration()
                .offeredProcessors(
                        sql,
                        new JdbcTransactionManager(database),
                        Workshop.settings("w", 1),
                        ScriptHosts.FRESH,
                        Path.of("no folder"))
                .offer();
        assertThat(sql.sql(
                                "SELECT json_object_keys(descriptor -> 'parameters' -> 'properties') FROM processor WHERE name = 'rolling-mean'")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(new RollingMeanProcessor()
                        .descriptor()
                        .parameters()
                        .get("properties")
                        .propertyNames());
    }

    @Test
    void aRowStaysWithoutItsWorkerUntilAnotherOneHasNotSeenItForAnHour() {
        offering("first", 1).offer();
        offering("second", 2).offer();
        assertThat(rows()).containsExactly("p 1 first P", "p 2 second P");
        sql.sql("UPDATE processor SET seen_at = seen_at - interval '61 minutes'")
                .update();
        offering("second", 2).offer();
        assertThat(rows()).containsExactly("p 2 second P");
    }

    private OfferedProcessors offering(String worker, int version) {
        return new OfferedProcessors(
                sql,
                worker,
                List.of(new ProcessorDescriptor("p", version, "P", "Does p.", Workshop.json("{}"))),
                Stream::empty,
                new Presence(new Workers(sql), worker));
    }

    @Test
    void eachScriptIsOfferedBeforeTheNextIsCompiled() {
        List<List<String>> meanwhile = new ArrayList<>();
        List<String> scripts = new ArrayList<>(List.of("custom:a", "custom:b"));
        OfferedProcessors offering = new OfferedProcessors(
                sql,
                "w",
                List.of(new ProcessorDescriptor("p", 1, "P", "Does p.", Workshop.json("{}"))),
                () -> scripts.stream().map(name -> {
                    meanwhile.add(rows());
                    return new ProcessorDescriptor(name, 1, "S", "Does s.", Workshop.json("{}"));
                }),
                new Presence(new Workers(sql), "w"));
        offering.offer();
        assertThat(meanwhile).containsExactly(List.of("p 1 w P"), List.of("custom:a 1 w S", "p 1 w P"));
        assertThat(rows()).containsExactly("custom:a 1 w S", "custom:b 1 w S", "p 1 w P");
        // one that is new later, and one that lies there no longer
        scripts.set(0, "custom:c");
        meanwhile.clear();
        offering.offer();
        assertThat(meanwhile.get(1)).containsExactly("custom:a 1 w S", "custom:b 1 w S", "custom:c 1 w S", "p 1 w P");
        assertThat(rows()).containsExactly("custom:b 1 w S", "custom:c 1 w S", "p 1 w P");
    }

    @Test
    void aWorkerSaysHowItKeepsHostsIn() {
        offering("first", 1).offer();
        assertThat(new Workers(sql).alive())
                .containsExactly(new KnownWorker(
                        "first",
                        "development",
                        Isolation.found().level().wireName(),
                        Isolation.found().because(),
                        Isolation.found().keepsCodeIn(),
                        ScriptSettings.current().permit().because()));
    }

    private List<String> rows() {
        return sql.sql("""
                        SELECT name || ' ' || version || ' ' || worker || ' ' || (descriptor ->> 'title')
                        FROM processor ORDER BY 1""").query(String.class).list();
    }
}
