package kymo.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object's bytes in order; where a connection breaks off, another goes on from there. */
final class S3Stream extends InputStream {

    /** Connections in a row that gave no byte. */
    private static final int MOST_FAILURES = 5;

    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Place place;
    private final String key;
    private final @Nullable Long end;
    private long position;
    private long leftBytes;
    private @Nullable ResponseInputStream<GetObjectResponse> in;

    /**
     * Opens the object.
     *
     * @param end the byte behind the last; null for all there are
     */
    S3Stream(S3Place place, String key, long offset, @Nullable Long end) {
        this.place = place;
        this.key = key;
        this.end = end;
        this.position = offset;
        try {
            connect();
        } catch (SdkException e) {
            throw place.failed("open", key, e);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) return 0;
        for (int failures = 1; leftBytes > 0; failures++) {
            try {
                if (in == null) connect();
                int read = in == null ? -1 : in.read(into, offset, (int) Math.min(length, leftBytes));
                if (read > 0) {
                    position += read;
                    leftBytes -= read;
                    return read;
                }
                throw new IOException("the answer ends %d bytes early".formatted(leftBytes));
            } catch (IOException | SdkException e) {
                disconnect();
                if (failures == MOST_FAILURES) throw place.failed("read", key, e);
            }
        }
        return -1;
    }

    /** Without reading what lies between. */
    @Override
    public long skip(long bytes) {
        long skipped = Math.max(0, Math.min(bytes, leftBytes));
        if (skipped == 0) return 0;
        disconnect();
        position += skipped;
        leftBytes -= skipped;
        return skipped;
    }

    @Override
    public void close() {
        disconnect();
        leftBytes = 0;
    }

    private void connect() {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(place.bucket()).key(place.object(key));
        if (position > 0 || end != null)
            request.range("bytes=%d-%s".formatted(position, end == null ? "" : String.valueOf(end - 1)));
        try {
            ResponseInputStream<GetObjectResponse> answer = place.client().getObject(request.build());
            in = answer;
            leftBytes = answer.response().contentLength();
        } catch (S3Exception e) {
            // there is nothing behind the end, as in a folder's file
            if (e.statusCode() != RANGE_NOT_SATISFIABLE) throw e;
            leftBytes = 0;
        }
    }

    private void disconnect() {
        ResponseInputStream<GetObjectResponse> open = in;
        in = null;
        if (open == null) return;
        // closing would read what is left
        if (leftBytes > 0) open.abort();
        else closeQuietly(open);
    }

    private static void closeQuietly(InputStream open) {
        try {
            open.close();
        } catch (IOException e) {
            // all of it has been read
        }
    }
}
