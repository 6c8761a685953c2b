package kymo.gateway.uploads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks tus by hand, a connection a request, so that a connection can be cut at any byte. */
final class TusClient {

    /** The last bytes of a long file are answered once all of it has been joined. */
    private static final int PATIENCE_MILLIS = 600_000;

    private final int port;

    TusClient(int port) {
        this.port = port;
    }

    /** What was answered; names of headers in lower case. */
    record Answer(int status, Map<String, String> headers, String text) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        long offset() {
            return Long.parseLong(header("Upload-Offset"));
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        String code() {
            return json().path("code").asString("");
        }
    }

    Answer create(long length, String... headers) throws IOException {
        return send("POST", "/api/uploads", new byte[0], with(headers, "Upload-Length", Long.toString(length)));
    }

    static String metadata(String key, String value) {
        return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    Answer head(String path) throws IOException {
        return send("HEAD", path, new byte[0]);
    }

    Answer delete(String path) throws IOException {
        return send("DELETE", path, new byte[0]);
    }

    Answer patch(String path, long offset, byte[] bytes, String... headers) throws IOException {
        return send("PATCH", path, bytes, with(headers, ofBytes(offset)));
    }

    /** Sends a request with the version of tus; a header that is given stands for the usual one. */
    Answer send(String method, String path, byte[] body, String... headers) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(method, path, body.length, headers));
            try {
                out.write(body);
                out.flush();
            } catch (IOException e) {
                // refused before all was read: the answer may be there all the same
            }
            return answer(method, socket.getInputStream());
        }
    }

    /** Announces {@code announced} bytes, sends those that there are and leaves the connection open. */
    Socket begin(String path, long offset, byte[] sent, long announced) throws IOException {
        Socket socket = connect();
        OutputStream out = socket.getOutputStream();
        out.write(head("PATCH", path, announced, ofBytes(offset)));
        out.write(sent);
        out.flush();
        return socket;
    }

    /** The same, and then cuts it: {@code hard} by a reset, which also loses what is still under way. */
    void cut(String path, long offset, byte[] sent, long announced, boolean hard) throws IOException {
        try (Socket socket = begin(path, offset, sent, announced)) {
            if (hard) socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // cut earlier than was meant
        }
    }

    static Answer answer(String method, InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        if (status.length < 2) throw new IOException("the connection ended before the answer");
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (method.equals("HEAD")) return new Answer(Integer.parseInt(status[1]), headers, "");
        byte[] body = headers.containsKey("content-length")
                ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                : headers.containsKey("transfer-encoding") ? chunks(in) : new byte[0];
        return new Answer(Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = length(in); length > 0; length = length(in)) {
            body.write(in.readNBytes(length));
            line(in);
        }
        return body.toByteArray();
    }

    private static int length(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.write(c);
        return line.toString(StandardCharsets.UTF_8);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String[] ofBytes(long offset) {
        return new String[] {"Upload-Offset", Long.toString(offset), "Content-Type", "application/offset+octet-stream"};
    }

    private static String[] with(String[] headers, String... usual) {
        String[] all = new String[headers.length + usual.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(headers, 0, all, usual.length, headers.length);
        return all;
    }

    private static byte[] head(String method, String path, long length, String... headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Tus-Resumable", "1.0.0");
        all.put("Host", "localhost");
        all.put("Connection", "close");
        if (length > 0 || method.equals("PATCH") || method.equals("POST"))
            all.put("Content-Length", Long.toString(length));
        for (int i = 0; i < headers.length; i += 2) all.put(headers[i], headers[i + 1]);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        all.forEach((name, value) -> {
            if (!value.isEmpty()) head.append(name).append(": ").append(value).append("\r\n");
        });
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
