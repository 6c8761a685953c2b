package kymo.core.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that speaks as much of S3 as a file store needs, in memory, on a free port of this machine, with one bucket. It fails when it is
 * told to, as services and networks do.
 */
public final class FakeS3 implements AutoCloseable {

    /** What it makes of {@code If-None-Match}. */
    public enum Conditions {
        HONOURED,
        PASSED_OVER,
        NOT_IMPLEMENTED
    }

    /** What happens to a request. */
    public enum Fault {
        /** It is refused with 503, and nothing is done. */
        BUSY,
        /** It is done, and the connection breaks before the answer. */
        LOST_ANSWER,
        /** The answer's body breaks off after half of it. */
        HALF_ANSWER
    }

    public static final String BUCKET = "lab";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final Pattern PART = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile Conditions conditions = Conditions.HONOURED;
    private volatile int pageSize = 1_000;
    private Predicate<String> struck = request -> false;
    private Fault fault = Fault.BUSY;
    private int strikes;

    private static final class Stored {
        private final byte[] bytes;
        private final Map<String, String> metadata;

        Stored(byte[] bytes, Map<String, String> metadata) {
            this.bytes = bytes;
            this.metadata = metadata;
        }
    }

    private record Upload(
            String key, Map<String, String> metadata, NavigableMap<Integer, byte[]> parts, Instant begun) {}

    public FakeS3() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void conditions(Conditions how) {
        conditions = how;
    }

    /** How many keys a page of a list has. */
    public void pageSize(int keys) {
        pageSize = keys;
    }

    /** The next {@code times} requests whose line, such as {@code PUT a/b?partNumber=1}, fits have this fault. */
    public synchronized void strike(int times, Fault with, Predicate<String> requests) {
        strikes = times;
        fault = with;
        struck = requests;
    }

    /** The lines of all requests so far. */
    public List<String> log() {
        return log;
    }

    /** Keys of uploads that have neither been completed nor aborted. */
    public List<String> unfinished() {
        return uploads.values().stream().map(Upload::key).sorted().toList();
    }

    /** Keys of objects. */
    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** An upload that somebody began and left. */
    public void leave(String key, Instant begun) {
        uploads.put(UUID.randomUUID().toString(), new Upload(key, Map.of(), new TreeMap<>(), begun));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            String key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
            String rawQuery = exchange.getRequestURI().getRawQuery();
            String line = exchange.getRequestMethod() + " " + key + (rawQuery == null ? "" : "?" + rawQuery);
            log.add(line);
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault with = fault(line);
            if (!path.startsWith("/" + BUCKET)) {
                error(exchange, 404, "NoSuchBucket");
                return;
            }
            if (with == Fault.BUSY) {
                error(exchange, 503, "SlowDown");
                return;
            }
            if (with == Fault.LOST_ANSWER) {
                handle(new Silent(exchange), exchange, key, query, body);
                return;
            }
            handle(new Spoken(exchange, with == Fault.HALF_ANSWER), exchange, key, query, body);
        }
    }

    private synchronized Fault fault(String line) {
        if (strikes == 0 || !struck.test(line)) return null;
        strikes--;
        return fault;
    }

    private void handle(Reply reply, HttpExchange exchange, String key, Map<String, String> query, byte[] body)
            throws IOException {
        String method = exchange.getRequestMethod();
        if (isCorrupt(exchange, body)) {
            reply.error(400, "BadDigest");
        } else if (method.equals("GET") && query.containsKey("uploads")) {
            reply.xml(listUploads(query));
        } else if (method.equals("GET") && query.containsKey("list-type")) {
            reply.xml(list(query));
        } else if (method.equals("POST") && query.containsKey("uploads")) {
            String id = UUID.randomUUID().toString();
            uploads.put(id, new Upload(key, metadata(exchange), new TreeMap<>(), Instant.now()));
            reply.xml("<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
        } else if (query.containsKey("uploadId")) {
            upload(reply, exchange, key, query, body);
        } else if (method.equals("PUT")) {
            put(reply, exchange, key, new Stored(body, metadata(exchange)));
        } else if (method.equals("DELETE")) {
            objects.remove(key);
            reply.empty(204);
        } else {
            get(reply, exchange, key);
        }
    }

    private void upload(Reply reply, HttpExchange exchange, String key, Map<String, String> query, byte[] body)
            throws IOException {
        Upload upload = uploads.get(query.get("uploadId"));
        if (upload == null) {
            reply.error(404, "NoSuchUpload");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                String source = exchange.getRequestHeaders().getFirst("x-amz-copy-source");
                byte[] bytes = source == null ? body : copied(source, exchange);
                upload.parts.put(Integer.parseInt(query.get("partNumber")), bytes);
                if (source == null) reply.tagged(tag(bytes));
                else reply.xml("<CopyPartResult><ETag>" + tag(bytes) + "</ETag></CopyPartResult>");
            }
            case "POST" -> {
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                Matcher part = PART.matcher(new String(body, StandardCharsets.UTF_8));
                while (part.find()) joined.writeBytes(upload.parts.get(Integer.parseInt(part.group(1))));
                if (put(reply, exchange, key, new Stored(joined.toByteArray(), upload.metadata)))
                    uploads.remove(query.get("uploadId"));
            }
            default -> {
                uploads.remove(query.get("uploadId"));
                reply.empty(204);
            }
        }
    }

    private byte[] copied(String source, HttpExchange exchange) {
        byte[] bytes = objects.get(
                        URLDecoder.decode(source, StandardCharsets.UTF_8).replaceFirst("^/?" + BUCKET + "/", ""))
                .bytes;
        String range = exchange.getRequestHeaders().getFirst("x-amz-copy-source-range");
        Matcher match = RANGE.matcher(range == null ? "" : range);
        if (!match.matches()) return bytes;
        return Arrays.copyOfRange(bytes, Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)) + 1);
    }

    private synchronized boolean put(Reply reply, HttpExchange exchange, String key, Stored stored) throws IOException {
        boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match");
        if (conditional && conditions == Conditions.NOT_IMPLEMENTED) {
            reply.error(501, "NotImplemented");
            return false;
        }
        if (conditional && conditions == Conditions.HONOURED && objects.containsKey(key)) {
            reply.error(412, "PreconditionFailed");
            return false;
        }
        objects.put(key, stored);
        if (exchange.getRequestMethod().equals("POST"))
            reply.xml("<CompleteMultipartUploadResult><ETag>" + tag(stored.bytes)
                    + "</ETag></CompleteMultipartUploadResult>");
        else reply.tagged(tag(stored.bytes));
        return true;
    }

    private void get(Reply reply, HttpExchange exchange, String key) throws IOException {
        Stored stored = objects.get(key);
        if (stored == null) {
            reply.error(404, "NoSuchKey");
            return;
        }
        stored.metadata.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", tag(stored.bytes));
        Matcher range =
                RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            reply.body(200, stored.bytes);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        if (from >= stored.bytes.length) {
            reply.error(416, "InvalidRange");
            return;
        }
        int end = range.group(2).isEmpty()
                ? stored.bytes.length
                : Math.min(stored.bytes.length, Integer.parseInt(range.group(2)) + 1);
        reply.body(206, Arrays.copyOfRange(stored.bytes, from, end));
    }

    private String list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        List<String> found = objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
                .toList();
        List<String> page = found.subList(0, Math.min(pageSize, found.size()));
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        page.forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key></Contents>"));
        boolean more = page.size() < found.size();
        xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more)
            xml.append("<NextContinuationToken>")
                    .append(page.get(page.size() - 1))
                    .append("</NextContinuationToken>");
        return xml.append("</ListBucketResult>").toString();
    }

    private String listUploads(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        StringBuilder xml = new StringBuilder("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>");
        uploads.forEach((id, upload) -> {
            if (upload.key.startsWith(prefix))
                xml.append("<Upload><Key>%s</Key><UploadId>%s</UploadId><Initiated>%s</Initiated></Upload>"
                        .formatted(upload.key, id, upload.begun));
        });
        return xml.append("</ListMultipartUploadsResult>").toString();
    }

    private static boolean isCorrupt(HttpExchange exchange, byte[] body) {
        String told = exchange.getRequestHeaders().getFirst("Content-MD5");
        return told != null && !told.equals(Base64.getEncoder().encodeToString(md5(body)));
    }

    private static Map<String, String> metadata(HttpExchange exchange) {
        Map<String, String> metadata = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-meta-")) metadata.put(name, values.get(0));
        });
        return metadata;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw == null) return query;
        for (String one : raw.split("&", -1)) {
            int equals = one.indexOf('=');
            String name = equals < 0 ? one : one.substring(0, equals);
            query.put(name, equals < 0 ? "" : URLDecoder.decode(one.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String tag(byte[] bytes) {
        return "\"" + HexFormat.of().formatHex(md5(bytes)) + "\"";
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        new Spoken(exchange, false).error(status, code);
    }

    /** How an answer goes out. */
    private interface Reply {
        void body(int status, byte[] bytes) throws IOException;

        default void xml(String text) throws IOException {
            body(200, ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8));
        }

        default void error(int status, String code) throws IOException {
            body(
                    status,
                    "<Error><Code>%s</Code><Message>%s</Message></Error>"
                            .formatted(code, code)
                            .getBytes(StandardCharsets.UTF_8));
        }

        default void empty(int status) throws IOException {
            body(status, new byte[0]);
        }

        void tagged(String tag) throws IOException;
    }

    private record Spoken(HttpExchange exchange, boolean half) implements Reply {
        @Override
        public void body(int status, byte[] bytes) throws IOException {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes, 0, half ? bytes.length / 2 : bytes.length);
        }

        @Override
        public void tagged(String tag) throws IOException {
            exchange.getResponseHeaders().set("ETag", tag);
            body(200, new byte[0]);
        }
    }

    /** Closes the connection without a word. */
    private record Silent(HttpExchange exchange) implements Reply {
        @Override
        public void body(int status, byte[] bytes) {}

        @Override
        public void tagged(String tag) {}
    }
}
