package kymo.gateway.live;

import java.util.function.Consumer;
import org.springframework.web.socket.CloseStatus;

/** The way to one client. */
interface Line {

    /** Begins to send a text, and tells later whether it went out; never blocks. The next text is sent after that only. */
    void send(String text, Consumer<Boolean> sent);

    /** Ends the connection; may wait for the client. No text may be under way. */
    void close(CloseStatus status);
}
