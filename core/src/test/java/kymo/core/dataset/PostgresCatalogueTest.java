package kymo.core.dataset;

import com.zaxxer.hikari.HikariDataSource;
import kymo.core.support.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresCatalogueTest extends CatalogueTest {
    private @Nullable HikariDataSource database;

    @Override
    Catalogue newCatalogue() {
        database = TestPostgres.newDatabase();
        return new PostgresCatalogue(JdbcClient.create(database));
    }

    @AfterEach
    void close() {
        if (database != null) database.close();
    }
}
