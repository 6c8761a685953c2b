package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.dataset.Upload;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.uploads.TusClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any sequence of calls and cuts leaves what a simple model says: an offset for each upload, and at the end its bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TusPropertyTest {

    private static final int STEPS = 120;

    private RunningGateway gateway;
    private TusClient tus;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new RunningGateway(folder);
        tus = new TusClient(gateway.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** What the model knows of an upload. */
    private static final class Known {
        final String path;
        final Bytes bytes;
        long offset;
        boolean gone;

        Known(String path, Bytes bytes) {
            this.path = path;
            this.bytes = bytes;
        }

        long left() {
            return bytes.length() - offset;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anySequenceLeavesWhatTheModelSays(long seed) throws Exception {
        Random random = new Random(seed);
        List<Known> all = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (all.isEmpty() || random.nextInt(8) == 0) all.add(create(random));
            else act(all.get(random.nextInt(all.size())), random);
        }
        for (Known known : all) if (!known.gone) finish(known);
        assertThat(gateway.files.list("incoming/")).isEmpty();
    }

    private Known create(Random random) throws IOException {
        long length = random.nextInt(6) == 0 ? random.nextInt(20 << 20) : random.nextInt(50_000);
        // a few bodies come more than once
        Bytes bytes = new Bytes(random.nextInt(1 << 20), length);
        Answer begun = tus.create(length);
        assertThat(begun.status()).isEqualTo(201);
        return new Known(begun.header("Location"), bytes);
    }

    private void act(Known known, Random random) throws Exception {
        switch (random.nextInt(known.gone ? 2 : 8)) {
            case 0 -> look(known);
            case 1 -> patch(known, known.offset + 1 + random.nextInt(9), 1, 409, "");
            case 2 -> cut(known, random);
            case 3 -> checked(known, random, true);
            case 4 -> checked(known, random, false);
            case 5 -> {
                if (random.nextInt(4) > 0) return;
                assertThat(tus.delete(known.path).status()).isEqualTo(204);
                known.gone = true;
            }
            default -> patch(known, known.offset, some(known, random), 204, "");
        }
    }

    private void look(Known known) throws IOException {
        Answer answer = tus.head(known.path);
        assertThat(answer.status()).isEqualTo(known.gone ? 410 : 200);
        if (!known.gone) assertThat(answer.offset()).isEqualTo(known.offset);
    }

    private void patch(Known known, long offset, int length, int status, String checksum) throws IOException {
        Answer answer = tus.patch(known.path, offset, known.bytes.at(offset, length), "Upload-Checksum", checksum);
        if (known.gone) {
            assertThat(answer.status()).isEqualTo(410);
            return;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status != 204) return;
        known.offset += length;
        assertThat(answer.offset()).isEqualTo(known.offset);
    }

    private void checked(Known known, Random random, boolean right) throws Exception {
        int length = some(known, random);
        byte[] bytes = known.bytes.at(known.offset, length);
        MessageDigest md5 = md5();
        if (!right) md5.update((byte) 1);
        String checksum = "md5 " + Base64.getEncoder().encodeToString(md5.digest(bytes));
        patch(known, known.offset, length, right ? 204 : 460, checksum);
    }

    /** All that was sent before the cut is kept. */
    private void cut(Known known, Random random) throws Exception {
        int announced = some(known, random);
        if (announced < 2) return;
        int sent = 1 + random.nextInt(announced - 1);
        tus.cut(known.path, known.offset, known.bytes.at(known.offset, sent), announced, false);
        known.offset += sent;
        await().atMost(Duration.ofMinutes(1)).until(() -> tus.head(known.path).offset() == known.offset);
        look(known);
    }

    private void finish(Known known) throws IOException {
        if (known.left() > 0) patch(known, known.offset, (int) known.left(), 204, "");
        Answer done = tus.head(known.path);
        Upload upload = gateway.catalogue.upload(UUID.fromString(done.header("Kymo-Upload-Id")));
        assertThat(upload.sha256()).isEqualTo(known.bytes.sha256());
        assertThat(gateway.files.open(upload.key()).bytes()).isEqualTo(known.bytes.length());
    }

    private static int some(Known known, Random random) {
        return known.left() == 0 ? 0 : (int) Math.min(known.left(), 1 + random.nextInt((int) known.left()));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
