package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Part;
import kymo.core.files.FileStore;
import kymo.core.intake.Step;
import kymo.core.runs.Run;
import kymo.core.runs.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that were given up and come back. */
class LostLeaseTest {

    private static final Step SMOOTH = new Step("rolling-mean", Workshop.json("{\"window\": 7}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aWorkerThatComesBackAfterItsRunWasTakenOverWritesNothingMore() throws Exception {
        Dataset input = shop.dataset(5_000, 1, 64);
        Pausing first = new Pausing(3);
        Pausing second = new Pausing(1);
        Worker sleeper = shop.worker(settings("sleeper"), shop.catalogue, first.over(shop.files), shop.tx);
        Worker heir = shop.worker(settings("heir"), shop.catalogue, second.over(shop.files), shop.tx);
        sleeper.start();
        UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
        first.awaitPause();
        assertThat(keys(run)).hasSize(2);

        shop.runs.voidLeases("sleeper");
        heir.start();
        second.awaitPause();
        first.release();
        sleeper.stop();
        assertThat(keys(run))
                .describedAs("what the manifest knows once the sleeper has ended")
                .hasSize(2);
        second.release();

        Run ended = shop.ended(run);
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(keys(run)).hasSize(5);
        assertThat(keys(run).subList(0, 2)).allMatch(key -> key.endsWith("-1.parquet"));
        assertThat(keys(run).subList(2, 5)).allMatch(key -> key.endsWith("-2.parquet"));
    }

    @Test
    void aSmallRunThatWasTakenOverIsPublishedByItsHeirAlone() throws Exception {
        Dataset input = shop.dataset(900, 1, 64);
        Pausing first = new Pausing(1);
        Worker sleeper = shop.worker(settings("sleeper"), shop.catalogue, first.over(shop.files), shop.tx);
        sleeper.start();
        UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
        first.awaitPause();

        shop.runs.voidLeases("sleeper");
        shop.worker(settings("heir")).start();
        assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
        first.release();
        sleeper.stop();

        assertThat(keys(run)).singleElement().asString().endsWith("-2.parquet");
        assertThat(shop.runs.events("runs/" + run, 0, 20).stream()
                        .filter(event -> event.type().equals("run.completed.v1")))
                .hasSize(1);
    }

    @Test
    void aPartIsDurableBeforeTheManifestKnowsIt() throws Exception {
        Dataset input = shop.dataset(5_000, 1, 64);
        Catalogue strict = (Catalogue) Proxy.newProxyInstance(
                Catalogue.class.getClassLoader(), new Class<?>[] {Catalogue.class}, (self, method, arguments) -> {
                    if (method.getName().equals("addPart")) {
                        Part part = (Part) arguments[1];
                        if (!shop.files.exists(part.file().key())
                                || shop.files.open(part.file().key()).bytes()
                                        != part.file().bytes())
                            throw new AssertionError("the manifest is ahead of the file");
                    }
                    try {
                        return method.invoke(shop.catalogue, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        shop.worker(settings("w"), strict, shop.files, shop.tx).start();
        UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
        assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aRunStopsAtTheBorderOfAChunkWhenAskedAndGoesOnFromThereWhenRestarted() throws Exception {
        Dataset input = shop.dataset(5_000, 1, 64);
        Pausing paused = new Pausing(2);
        WorkerSettings brisk =
                new WorkerSettings("w", 1, 1, Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofSeconds(20));
        Worker worker = shop.worker(brisk, shop.catalogue, paused.over(shop.files), shop.tx);
        worker.start();
        UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
        paused.awaitPause();
        shop.runs.requestStop(run);
        // nothing tells that the worker has heard of it, which it does when it renews its lease, every 50 ms
        Thread.sleep(500);
        paused.release();

        assertThat(shop.ended(run).status()).isEqualTo(RunStatus.STOPPED);
        assertThat(keys(run)).hasSize(2);
        assertThat(shop.catalogue.dataset(run).isPublished()).isFalse();
        shop.runs.restart(run);
        assertThat(shop.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(keys(run)).hasSize(5);
    }

    @Test
    void aWorkerThatIsShutDownHandsItsRunOnAtABorder() throws Exception {
        Dataset input = shop.dataset(5_000, 1, 64);
        Pausing paused = new Pausing(2);
        Worker leaving = shop.worker(settings("leaving"), shop.catalogue, paused.over(shop.files), shop.tx);
        leaving.start();
        UUID run = shop.intake.run(input.id(), SMOOTH, false).run().id();
        paused.awaitPause();
        Thread shutdown = new Thread(leaving::stop);
        shutdown.start();
        // nothing tells that the worker is stopping: it waits for its run
        Thread.sleep(200);
        paused.release();
        shutdown.join();
        assertThat(keys(run)).hasSize(2);
        assertThat(shop.runs.find(run).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);

        shop.worker(settings("heir")).start();
        Run ended = shop.ended(run);
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.silentDeaths()).isZero();
    }

    private static WorkerSettings settings(String name) {
        return new WorkerSettings(name, 1, 1, Duration.ofMillis(50), Duration.ofSeconds(3), Duration.ofSeconds(20));
    }

    private List<String> keys(UUID dataset) {
        return shop.catalogue.parts(dataset).stream()
                .map(part -> part.file().key())
                .toList();
    }

    /** Lets a worker write parts until the {@code number}th, which is written but not told before the release. */
    private static final class Pausing {
        private final CountDownLatch paused = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private int left;

        Pausing(int number) {
            left = number;
        }

        void awaitPause() throws InterruptedException {
            assertThat(paused.await(30, TimeUnit.SECONDS))
                    .describedAs("the worker came to its pause")
                    .isTrue();
        }

        void release() {
            released.countDown();
        }

        FileStore over(FileStore files) {
            return (FileStore) Proxy.newProxyInstance(
                    FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, (self, method, arguments) -> {
                        try {
                            Object answer = method.invoke(files, arguments);
                            if (method.getName().equals("write") && --left == 0) {
                                paused.countDown();
                                released.await();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
