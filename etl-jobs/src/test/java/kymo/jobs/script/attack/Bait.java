package kymo.jobs.script.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What a script is not to reach: a file with a secret in a folder, a server, a variable of the environment. */
final class Bait implements AutoCloseable {

    private final String secret = "password: " + UUID.randomUUID();
    private final Path folder;
    private final Path canary;
    private final ServerSocketChannel server;
    private final DatagramChannel datagrams;

    Bait(Path folder) throws IOException {
        this.folder = folder;
        canary = Files.writeString(folder.resolve("application.yml"), secret);
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        datagrams = DatagramChannel.open()
                .bind(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.socket().getLocalPort()));
        datagrams.configureBlocking(false);
    }

    /** For parameters of scripts, by name. */
    Map<String, Object> aims() {
        return Map.of(
                "canary",
                canary.toString(),
                "port",
                server.socket().getLocalPort(),
                "text",
                "${System.exit(1)}'; System.exit(1); '\"\"\" + System.exit(1) + \"\"\"");
    }

    /** @param told all that has come from the script */
    void isUntouched(List<String> told) throws IOException {
        assertThat(String.join("\n", told))
                .doesNotContain(secret)
                .doesNotContain("root:")
                .doesNotContain(String.valueOf(System.getenv("PATH")))
                .doesNotContain("uid=");
        assertThat(canary).hasContent(secret);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(canary);
        }
        assertThat(server.accept()).as("a connection").isNull();
        assertThat(datagrams.receive(ByteBuffer.allocate(16))).as("a datagram").isNull();
    }

    @Override
    public void close() throws IOException {
        server.close();
        datagrams.close();
    }
}
