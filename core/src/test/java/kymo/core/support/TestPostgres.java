package kymo.core.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL for tests: one server a JVM, started at first use and stopped with the JVM; a database of its own, already
 * migrated, for everyone who asks. fsync is on, as in production.
 */
public final class TestPostgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection admin = postgres.getPostgresDatabase().getConnection();
                        Statement sql = admin.createStatement()) {
                    sql.execute("CREATE DATABASE kymo_template");
                }
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", "kymo_template"))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestPostgres() {}

    /** The JDBC address of a new, migrated, empty database; user postgres, no password. */
    public static String newDatabaseUrl() {
        String name = "kymo_" + NUMBER.incrementAndGet();
        try (Connection admin = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement sql = admin.createStatement()) {
            sql.execute("CREATE DATABASE " + name + " TEMPLATE kymo_template");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** A pool of ten connections to a new, migrated, empty database. */
    public static HikariDataSource newDatabase() {
        return pool(newDatabaseUrl());
    }

    /** Another pool of ten connections to the database at {@code url}. */
    public static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
