package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresServerTest {

    @TempDir
    Path folder;

    @Test
    void dataAreSafeAndFoundAgainAlsoWhenTheOldProcessNumberIsAnothersByNow() throws Exception {
        try (DataFolder data = DataFolder.take(folder.resolve("data"))) {
            try (PostgresServer server = PostgresServer.start(data)) {
                JdbcClient sql = JdbcClient.create(server.dataSource());
                assertThat(sql.sql("SHOW fsync").query(String.class).single()).isEqualTo("on");
                assertThat(sql.sql("SHOW synchronous_commit")
                                .query(String.class)
                                .single())
                        .isEqualTo("on");
                assertThatThrownBy(() -> DriverManager.getConnection(server.url(), PostgresServer.USER, "guess"))
                        .hasMessageContaining("password authentication failed");
                sql.sql("CREATE TABLE kept AS SELECT upper('é') AS letter").update();
            }
            Path pidFile = data.path().resolve("postgres/postmaster.pid");
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + data.path() + "\n");

            try (PostgresServer server = PostgresServer.start(data)) {
                assertThat(JdbcClient.create(server.dataSource())
                                .sql("SELECT letter FROM kept")
                                .query(String.class)
                                .single())
                        .isEqualTo("É");
            }
        }
    }
}
