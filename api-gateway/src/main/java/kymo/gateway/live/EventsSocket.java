package kymo.gateway.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * The WebSocket's end: gives every session its client. Messages are taken in pieces, since a whole one that is too long would make the web server
 * close the session.
 */
final class EventsSocket extends AbstractWebSocketHandler {

    /** A session's client and the pieces of its message so far. */
    private record Connection(Client client, StringBuilder message) {}

    private final Clients clients;
    private final Function<Line, Client> newClient;
    private final LiveSettings settings;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    EventsSocket(Clients clients, Function<Line, Client> newClient, LiveSettings settings) {
        this.clients = clients;
        this.newClient = newClient;
        this.settings = settings;
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Client client = newClient.apply(new WebSocketLine(session, settings.patience()));
        connections.put(session.getId(), new Connection(client, new StringBuilder()));
        clients.add(client);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage piece) {
        Connection connection = connections.get(session.getId());
        if (connection == null) return;
        StringBuilder message = connection.message();
        // one char too many is kept, to tell that there were
        int room = settings.messageChars() + 1 - message.length();
        message.append(piece.getPayload(), 0, Math.min(room, piece.getPayload().length()));
        if (!piece.isLast()) return;
        if (message.length() > settings.messageChars())
            connection
                    .client()
                    .refuse("a message must have at most %d characters but had more"
                            .formatted(settings.messageChars()));
        else connection.client().take(message.toString());
        message.setLength(0);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage piece) {
        Connection connection = connections.get(session.getId());
        if (connection != null && piece.isLast()) connection.client().refuse("a message must be text but was binary");
    }

    /** A connection that breaks is closed, too, and told there. */
    @Override
    public void handleTransportError(WebSocketSession session, Throwable cause) {}

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Connection connection = connections.remove(session.getId());
        if (connection != null) clients.remove(connection.client());
    }
}
