package kymo.jobs.worker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import kymo.core.dataset.Catalogue;
import kymo.core.files.FileStore;
import kymo.core.runs.RunPolicy;
import kymo.core.support.TestPostgres;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A worker in a process of its own that ends without a word at a chosen point: {@code DATABASE FOLDER NAME POINT NUMBER}. The process halts when it comes to the
 * point for the {@code NUMBER}th time.
 */
public final class DeadlyWorker {

    /** Where a worker can die. */
    enum Point {
        /** Nowhere: until the process is killed. */
        NEVER,
        /** Batch knows of a step's execution, and not yet of its context. */
        STEP_CREATED,
        /** Before a part's first byte. */
        BEFORE_PART,
        /** After some of a part's bytes. */
        INSIDE_PART,
        /** A part is durable and no manifest knows it. */
        PART_WRITTEN,
        /** The manifest's row is written and not committed. */
        BEFORE_COMMIT,
        /** A chunk is committed, at its border to the next. */
        CHUNK_COMMITTED,
        /** The result is published and the run is complete; Spring Batch does not know. */
        PUBLISHED
    }

    private final Point point;
    private final AtomicInteger left;

    private DeadlyWorker(Point point, int number) {
        this.point = point;
        this.left = new AtomicInteger(number);
    }

    static final RunPolicy POLICY = new RunPolicy(
            Duration.ofMillis(2_000),
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            3,
            1_000,
            2_000);

    static WorkerSettings settings(String name, int threads) {
        return new WorkerSettings(name, 1, threads, Duration.ofMillis(50), POLICY.lease(), Duration.ofSeconds(20));
    }

    public static void main(String[] arguments) {
        Workshop shop = new Workshop(TestPostgres.pool(arguments[0]), Path.of(arguments[1]), POLICY);
        DeadlyWorker deadly = new DeadlyWorker(Point.valueOf(arguments[3]), Integer.parseInt(arguments[4]));
        shop.worker(
                        settings(arguments[2], 2),
                        deadly.catalogue(shop.catalogue),
                        deadly.files(shop.files),
                        deadly.tx(shop.tx),
                        deadly.repository(shop.repository))
                .start();
    }

    private void at(Point here) {
        if (here == point && left.decrementAndGet() == 0) Runtime.getRuntime().halt(137);
    }

    private JobRepository repository(JobRepository repository) {
        return proxy(JobRepository.class, repository, (method, arguments, call) -> {
            Object answer = call.proceed();
            if (method.equals("createStepExecution")) at(Point.STEP_CREATED);
            return answer;
        });
    }

    private FileStore files(FileStore files) {
        return proxy(FileStore.class, files, (method, arguments, call) -> {
            if (!method.equals("write")) return call.proceed();
            at(Point.BEFORE_PART);
            FileStore.Content content = (FileStore.Content) arguments[1];
            Object stored = files.write((String) arguments[0], out -> content.writeTo(new Mortal(out)));
            at(Point.PART_WRITTEN);
            return stored;
        });
    }

    private Catalogue catalogue(Catalogue catalogue) {
        return proxy(Catalogue.class, catalogue, (method, arguments, call) -> {
            Object answer = call.proceed();
            if (method.equals("addPart") || method.equals("addSpill")) {
                chunkOpen.set(true);
                at(Point.BEFORE_COMMIT);
            }
            if (method.equals("publish")) publishing.set(true);
            return answer;
        });
    }

    private final ThreadLocal<Boolean> chunkOpen = ThreadLocal.withInitial(() -> false);
    private final ThreadLocal<Boolean> publishing = ThreadLocal.withInitial(() -> false);

    private PlatformTransactionManager tx(PlatformTransactionManager tx) {
        return proxy(PlatformTransactionManager.class, tx, (method, arguments, call) -> {
            Object answer = call.proceed();
            if (!method.equals("commit")) return answer;
            if (chunkOpen.get()) at(Point.CHUNK_COMMITTED);
            if (publishing.get()) at(Point.PUBLISHED);
            chunkOpen.set(false);
            publishing.set(false);
            return answer;
        });
    }

    private final class Mortal extends FilterOutputStream {
        private long bytes;

        Mortal(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            bytes += length;
            if (bytes > 100_000) {
                out.flush();
                bytes = Long.MIN_VALUE;
                at(Point.INSIDE_PART);
            }
        }
    }

    private interface Call {
        Object proceed() throws Throwable;
    }

    private interface Around {
        Object call(String method, Object[] arguments, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Around around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> around.call(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
