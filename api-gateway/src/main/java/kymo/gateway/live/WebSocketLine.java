package kymo.gateway.live;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** A WebSocket session, written to as the container offers it: Spring's own sessions block the writer while the client does not read. */
final class WebSocketLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketLine.class);

    private final WebSocketSession session;
    private final RemoteEndpoint.Async remote;

    WebSocketLine(WebSocketSession session, Duration patience) {
        this.session = session;
        Session container = ((NativeWebSocketSession) session).getNativeSession(Session.class);
        if (container == null) throw new IllegalStateException("a WebSocket session must be one of the web server");
        this.remote = container.getAsyncRemote();
        this.remote.setSendTimeout(patience.toMillis());
    }

    @Override
    public void send(String text, Consumer<Boolean> sent) {
        try {
            remote.sendText(text, result -> sent.accept(result.isOK()));
        } catch (RuntimeException e) {
            // closed in between
            sent.accept(false);
        }
    }

    @Override
    public void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a session could not be closed in good order; it is gone", e);
        }
    }
}
