package kymo.jobs.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kymo.core.dataset.Dataset;
import kymo.core.intake.Step;
import kymo.core.runs.Claim;
import kymo.core.runs.EventLog;
import kymo.core.runs.RunPolicy;
import kymo.core.support.TestPostgres;
import org.springframework.util.FileSystemUtils;

/** Counts the SQL statements and commits of one small run, from its claim to its end, and names them: a JSON line. */
public final class SmallJobStatements {

    private final List<String> statements = new ArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();

    private SmallJobStatements() {}

    public static void main(String[] arguments) throws Exception {
        SmallJobStatements count = new SmallJobStatements();
        Path folder = Files.createTempDirectory("kymo-bench");
        Workshop shop = new Workshop(count.counting(TestPostgres.newDatabase()), folder, RunPolicy.USUAL);
        Dataset input = shop.dataset(1_000, 5, 65_536);
        RunExecution execution = shop.execution(2);
        for (int i = 0; i < 2; i++) {
            shop.intake.run(input.id(), new Step("rolling-mean", Workshop.json("{\"window\": 11}")), true);
            count.statements.clear();
            count.commits.set(0);
            Claim claim = shop.runs.claim("bench", 1).get(0);
            execution.execute(new ClaimedRun(claim, shop.runs, new EventLog(shop.sql), progress -> {}));
        }
        System.out.printf(
                "{\"bench\":\"small-job-statements\",\"statements\":%d,\"commits\":%d,\"tables\":\"%s\"}%n",
                count.statements.size(), count.commits.get(), String.join(", ", count.statements));
        FileSystemUtils.deleteRecursively(folder);
        System.exit(0);
    }

    private DataSource counting(DataSource database) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = call(method, database, arguments);
            return answer instanceof Connection connection ? counting(connection) : answer;
        });
    }

    private Connection counting(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = call(method, connection, arguments);
            if (method.getName().equals("commit")) commits.incrementAndGet();
            if (!(answer instanceof PreparedStatement statement)) return answer;
            return proxy(PreparedStatement.class, (me, inner, given) -> {
                if (inner.getName().startsWith("execute")) {
                    statements.add(((String) arguments[0]).strip().replaceAll("\\s+", " ").replaceAll("^(.{40}).*", "$1").replace('"', '\''));
                    // outside a transaction each statement commits by itself
                    if (connection.getAutoCommit()) commits.incrementAndGet();
                }
                return call(inner, statement, given);
            });
        });
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
