package kymo.jobs.worker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB doing what the large-file benchmark asks: {@code FILE.csv RESULT.parquet THREADS}. */
public final class DuckDbPeer {

    private DuckDbPeer() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("SET threads = " + Integer.parseInt(arguments[2]));
            List<String> means = new ArrayList<>();
            try (ResultSet columns = sql.executeQuery("DESCRIBE SELECT * FROM read_csv('%s')".formatted(arguments[0]))) {
                while (columns.next()) {
                    String name = columns.getString(1);
                    if (!name.equals("timestamp")) means.add("avg(\"%s\") OVER w AS \"%s\"".formatted(name, name));
                }
            }
            sql.execute(
                    "COPY (SELECT timestamp, %s FROM read_csv('%s') WINDOW w AS (ROWS 100 PRECEDING)) TO '%s' (FORMAT parquet)"
                            .formatted(String.join(", ", means), arguments[0], arguments[1]));
        }
    }
}
