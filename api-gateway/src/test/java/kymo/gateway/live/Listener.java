package kymo.gateway.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that keeps what it hears. */
final class Listener implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> heard = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean reads;
    private volatile int closedWith;

    private Listener(URI address, boolean reads) {
        this.reads = reads;
        this.socket = HTTP.newWebSocketBuilder().buildAsync(address, this).join();
    }

    static Listener at(LiveGateway gateway) {
        return new Listener(gateway.address(), true);
    }

    /** One that does not read before {@link #read()}. */
    static Listener idleAt(LiveGateway gateway) {
        return new Listener(gateway.address(), false);
    }

    void read() {
        reads = true;
        socket.request(1);
    }

    Listener subscribe(String topic, long after) {
        return say("{\"op\":\"subscribe\",\"topic\":\"%s\",\"after\":%d}".formatted(topic, after));
    }

    Listener subscribe(String topic) {
        return say("{\"op\":\"subscribe\",\"topic\":\"%s\"}".formatted(topic));
    }

    Listener say(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Everything but pings. */
    synchronized List<JsonNode> heard() {
        return heard.stream()
                .filter(message -> !message.path("op").asString("").equals("ping"))
                .toList();
    }

    synchronized int pings() {
        return heard.size() - heard().size();
    }

    /** Numbers of the topic's events. */
    List<Long> seqs(String topic) {
        return heard().stream()
                .filter(m -> !m.has("op")
                        && m.has("seq")
                        && m.path("topic").asString().equals(topic))
                .map(m -> m.path("seq").asLong())
                .toList();
    }

    /** The messages that are no events, such as {@code subscribed 12}. */
    List<String> answers() {
        return heard().stream()
                .filter(m -> m.has("op"))
                .map(m -> m.path("op").asString() + (m.has("seq") ? " " + m.path("seq") : ""))
                .toList();
    }

    /** The code that the server closed with, 0 before. */
    int closedWith() {
        return closedWith;
    }

    /** Goes without a word. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
        text.append(piece);
        if (last) {
            JsonNode message = JSON.readTree(text.toString());
            text.setLength(0);
            synchronized (this) {
                heard.add(message);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith = code;
        return null;
    }
}
