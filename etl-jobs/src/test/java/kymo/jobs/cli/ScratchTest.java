package kymo.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ScratchTest {

    @TempDir
    private Path folder;

    @Test
    void endsWithoutATraceOfWorkAndLeavesWhatIsFinished() throws IOException {
        Path kept = folder.resolve("kept.csv");
        Scratch scratch = Scratch.begin(() -> {});
        scratch.files().write("some/part", out -> out.write(1));
        scratch.create(folder.resolve("unfinished"));
        scratch.create(folder.resolve("finished"));
        scratch.finish(folder.resolve("finished"), kept);
        assertThat(scratch.folder()).isNotEmptyDirectory();
        scratch.close();
        assertThat(scratch.folder()).doesNotExist();
        assertThat(folder).isDirectoryContaining(kept::equals);
        assertThat(folder.resolve("unfinished")).doesNotExist();
    }

    @Test
    void anInterruptionWaitsForTheWriteUnderWayRemovesEverythingAndLetsNothingBeWrittenAgain() throws Exception {
        StringWriter said = new StringWriter();
        Ticker ticker = new Ticker(new Terminal(new PrintWriter(said), new PrintWriter(said), true), false);
        Scratch scratch = Scratch.begin(ticker::interrupted);
        Path output = folder.resolve("out.csv");
        OutputFile out = OutputFile.open(output, List.of(), scratch);

        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread work = new Thread(() -> {
            for (int part = 0; ; part++) {
                scratch.files().write("part" + part, bytes -> {
                    writing.countDown();
                    await(goOn);
                    bytes.write(1);
                });
            }
        });
        work.setDaemon(true);
        work.start();
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
        Thread interruption = new Thread(scratch::interrupted);
        interruption.start();
        goOn.countDown();
        interruption.join();

        assertThat(scratch.folder()).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        ticker.accept(new Advance("ingest", 1, 1));
        assertThat(said).hasToString("kymo: interrupted; nothing was written\n");

        // whoever has the whole output in hand now does not get to name it
        Thread late = new Thread(() -> out.write(bytes -> bytes.write("late".getBytes(StandardCharsets.UTF_8))));
        late.setDaemon(true);
        late.setUncaughtExceptionHandler((thread, thrown) -> {});
        late.start();
        late.join(200);
        assertThat(Files.exists(output)).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
