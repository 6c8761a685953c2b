package kymo.gateway.uploads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;
import kymo.gateway.uploads.TusClient.Answer;

/** Sends a file in chunks while its connections are cut and its gateway is killed, at places that chance chooses. */
final class BrokenUpload implements AutoCloseable {

    /** What the UI sends at once. */
    static final int CHUNK_BYTES = 8 << 20;

    private final String databaseUrl;
    private final Path folder;
    private final Bytes bytes;
    private final Random random;
    /** Where it breaks; true: the gateway is killed. */
    private final TreeMap<Long, Boolean> breaks = new TreeMap<>();

    private ForkedGateway gateway;
    private TusClient tus;
    private int gateways = 1;

    /** Bytes that had been handed to a connection and had to be sent again, at the worst break and in all. */
    long mostResent;

    long resent;
    long peakBytes;

    BrokenUpload(String databaseUrl, Path folder, Bytes bytes, int cuts, int kills, long seed) throws Exception {
        this.databaseUrl = databaseUrl;
        this.folder = folder;
        this.bytes = bytes;
        this.random = new Random(seed);
        while (breaks.size() < cuts) breaks.put(1 + (long) (random.nextDouble() * (bytes.length() - 1)), false);
        while (breaks.size() < cuts + kills)
            breaks.putIfAbsent(1 + (long) (random.nextDouble() * (bytes.length() - 1)), true);
        gateway = ForkedGateway.start(databaseUrl, folder, gateways);
        tus = gateway.client();
    }

    /** Sends all of it. Returns the answer to the last HEAD. */
    Answer send() throws Exception {
        String path = tus.create(bytes.length(), "Upload-Metadata", TusClient.metadata("filename", "long.bin"))
                .header("Location");
        long offset = 0;
        while (offset < bytes.length()) {
            int chunk = (int) Math.min(CHUNK_BYTES, bytes.length() - offset);
            Long breakAt = breaks.higherKey(offset);
            if (breakAt != null && breakAt < offset + chunk) offset = broken(path, offset, chunk, breakAt);
            else offset = whole(path, offset, chunk);
        }
        peakBytes = Math.max(peakBytes, gateway.peakBytes());
        return tus.head(path);
    }

    private long whole(String path, long offset, int chunk) throws IOException {
        Answer answer = tus.patch(path, offset, bytes.at(offset, chunk));
        if (answer.status() == 204) return answer.offset();
        // the connection before this one was not over yet; the gateway has waited a moment for its end
        if (answer.status() != 409 && answer.status() != 423) throw new AssertionError(answer.text());
        return tus.head(path).offset();
    }

    private long broken(String path, long offset, int chunk, long breakAt) throws Exception {
        int sent = (int) (breakAt - offset);
        if (Boolean.TRUE.equals(breaks.remove(breakAt))) {
            tus.begin(path, offset, bytes.at(offset, sent), chunk).close();
            peakBytes = Math.max(peakBytes, gateway.peakBytes());
            gateway.kill();
            gateway = ForkedGateway.start(databaseUrl, folder, ++gateways);
            tus = gateway.client();
        } else tus.cut(path, offset, bytes.at(offset, sent), chunk, random.nextBoolean());
        long durable = tus.head(path).offset();
        if (durable < offset || durable > breakAt)
            throw new AssertionError("sent %d to %d and %d are durable".formatted(offset, breakAt, durable));
        resent += breakAt - durable;
        mostResent = Math.max(mostResent, breakAt - durable);
        return durable;
    }

    TusClient client() {
        return tus;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
