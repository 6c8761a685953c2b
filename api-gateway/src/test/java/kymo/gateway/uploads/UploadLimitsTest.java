package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kymo.gateway.support.RunningGateway;
import kymo.gateway.uploads.TusClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not come in is refused before it does, by either door. */
class UploadLimitsTest {

    private static final String FORM_START =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    private static final String FORM_END = "\r\n--b--\r\n";

    @TempDir
    Path folder;

    @Test
    void aFileThatIsTooLargeIsRefusedByItsWord() throws IOException {
        try (RunningGateway gateway = new RunningGateway(folder, "--kymo.uploads.max-bytes=1MB")) {
            TusClient tus = new TusClient(gateway.port());
            assertThat(tus.create(1 << 20).status()).isEqualTo(201);
            assertRefused(tus.create((1 << 20) + 1), 413, "upload-too-large");
            assertRefused(announcedForm(gateway.port(), 10_000_000), 413, "upload-too-large");
            assertThat(form(gateway.port(), "a\n" + "1\n".repeat((1 << 19) - 1)).status())
                    .isEqualTo(202);
            assertRefused(form(gateway.port(), "a\n" + "1\n".repeat(1 << 19)), 413, "upload-too-large");
            assertRefused(chunkedForm(gateway.port(), "a\n" + "1\n".repeat(1 << 19)), 413, "upload-too-large");
            assertThat(gateway.files.list("uploads/")).hasSize(1);
        }
    }

    @Test
    void theQuotaCountsWhatIsStoredAndWhatIsOnItsWay() throws IOException {
        try (RunningGateway gateway = new RunningGateway(folder, "--kymo.uploads.quota-bytes=1MB")) {
            TusClient tus = new TusClient(gateway.port());
            assertThat(form(gateway.port(), "a\n" + "1\n".repeat(200_000)).status())
                    .isEqualTo(202);
            Answer begun = tus.create(500_000);
            assertThat(begun.status()).isEqualTo(201);
            assertRefused(tus.create(200_000), 413, "upload-quota");
            assertRefused(form(gateway.port(), "b\n" + "2\n".repeat(100_000)), 413, "upload-quota");
            assertRefused(chunkedForm(gateway.port(), "b\n" + "2\n".repeat(100_000)), 413, "upload-quota");
            assertThat(tus.delete(begun.header("Location")).status()).isEqualTo(204);
            assertThat(tus.create(200_000).status()).isEqualTo(201);
        }
    }

    @Test
    void theDiskKeepsItsRoom() throws IOException {
        try (RunningGateway gateway = new RunningGateway(folder, "--kymo.uploads.free-bytes=1000TB")) {
            assertRefused(new TusClient(gateway.port()).create(10), 507, "upload-no-space");
            assertRefused(form(gateway.port(), "a\n1\n"), 507, "upload-no-space");
            assertRefused(chunkedForm(gateway.port(), "a\n1\n"), 507, "upload-no-space");
            assertThat(gateway.files.list("")).isEmpty();
        }
    }

    /** Says how long the form is, waits to be asked for it and never sends it. */
    private static Answer announcedForm(int port, long length) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head("Content-Length: " + length + "\r\nExpect: 100-continue"));
            return TusClient.answer("POST", socket.getInputStream());
        }
    }

    private static Answer form(int port, String file) throws IOException {
        String body = FORM_START + file + FORM_END;
        return sent(port, head("Content-Length: " + body.length()), body);
    }

    private static Answer chunkedForm(int port, String file) throws IOException {
        String body = FORM_START + file + FORM_END;
        String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        return sent(port, head("Transfer-Encoding: chunked"), chunk);
    }

    private static Answer sent(int port, byte[] head, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return TusClient.answer("POST", in);
        }
    }

    private static byte[] head(String length) {
        return ("POST /api/datasets HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
