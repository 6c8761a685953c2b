package kymo.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * Files as objects of a bucket, in any service that speaks S3. An object appears whole or not at all, and only where none is.
 *
 * <p>That nothing is overwritten is asked of the service with every write ({@code If-None-Match: *}). A service that does not know the
 * condition has been asked before whether the object is there; two writers of one key at the same moment it does not tell apart, but keys are
 * made of random ids and tokens. Requests are repeated by the SDK's standard retry, and reads that break off go on where they were.
 */
public final class S3FileStore implements FileStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(S3FileStore.class);
    /** What S3 allows. */
    private static final int MOST_PARTS = 10_000;

    private static final long LEAST_PART_BYTES = 5L << 20;
    private static final long MOST_PART_BYTES = 5L << 30;
    private static final Duration LEFT_OVER = Duration.ofDays(1);
    private static final Duration SWEEP_EVERY = Duration.ofHours(6);

    private final S3Place place;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kymo-s3-sweep");
        thread.setDaemon(true);
        return thread;
    });

    S3FileStore(S3Place place) {
        this.place = place;
    }

    /**
     * Opens the store, and aside from that aborts, now and every few hours, uploads that were begun more than a day ago by writers that are gone.
     *
     * @throws IllegalArgumentException when no bucket is named
     */
    public static S3FileStore open(S3Settings settings) {
        S3FileStore store = new S3FileStore(new S3Place(S3Connection.client(settings), settings));
        ScheduledFuture<?> unused =
                store.clock.scheduleWithFixedDelay(store::sweepLeftOver, 0, SWEEP_EVERY.toMinutes(), TimeUnit.MINUTES);
        return store;
    }

    @Override
    public StoredFile write(String key, Content content) {
        Keys.checked(key);
        S3Write write = new S3Write(place, key);
        boolean isDone = false;
        try {
            if (place.find(key).isPresent()) throw Keys.taken(key, null);
            content.writeTo(write);
            StoredFile stored = write.finish();
            isDone = true;
            return stored;
        } catch (IOException | SdkException e) {
            throw place.failed("write", key, e);
        } finally {
            if (!isDone) write.abort();
        }
    }

    /** Without a byte that comes here, where the service can copy the pieces itself: all but the last have 5 MiB at least. */
    @Override
    public StoredFile join(String key, List<String> pieces) {
        Keys.checked(key);
        List<Long> bytes = pieces.stream().map(this::bytes).toList();
        if (!canCopy(bytes)) return FileStore.super.join(key, pieces);
        S3Write write = new S3Write(place, key);
        boolean isDone = false;
        try {
            if (place.find(key).isPresent()) throw Keys.taken(key, null);
            for (int piece = 0; piece < pieces.size(); piece++)
                write.copy(Keys.checked(pieces.get(piece)), bytes.get(piece));
            StoredFile stored = write.finish();
            isDone = true;
            return stored;
        } catch (SdkException e) {
            throw place.failed("join", key, e);
        } finally {
            if (!isDone) write.abort();
        }
    }

    private long bytes(String key) {
        try (ReadableFile file = open(key)) {
            return file.bytes();
        }
    }

    private static boolean canCopy(List<Long> bytes) {
        if (bytes.isEmpty() || bytes.size() > MOST_PARTS || bytes.get(bytes.size() - 1) == 0) return false;
        return bytes.stream().allMatch(piece -> piece <= MOST_PART_BYTES)
                && bytes.stream().limit(bytes.size() - 1).allMatch(piece -> piece >= LEAST_PART_BYTES);
    }

    @Override
    public ReadableFile open(String key) {
        Keys.checked(key);
        try {
            return new S3File(
                    place,
                    key,
                    place.find(key)
                            .orElseThrow(() -> NoSuchKeyException.builder()
                                    .message("no such object")
                                    .statusCode(S3Place.NOT_FOUND)
                                    .build())
                            .contentLength());
        } catch (SdkException e) {
            throw place.failed("open", key, e);
        }
    }

    @Override
    public InputStream stream(String key, long offset) {
        return new S3Stream(place, Keys.checked(key), offset, null);
    }

    @Override
    public boolean exists(String key) {
        Keys.checked(key);
        try {
            return place.find(key).isPresent();
        } catch (SdkException e) {
            throw place.failed("look for", key, e);
        }
    }

    @Override
    public void delete(String key) {
        Keys.checked(key);
        try {
            place.client().deleteObject(delete -> delete.bucket(place.bucket()).key(place.object(key)));
        } catch (SdkException e) {
            throw place.failed("delete", key, e);
        }
    }

    /** And parts of uploads of it that are not finished, which no key shows. */
    @Override
    public void discard(String key) {
        delete(key);
        try {
            unfinished(key)
                    .filter(upload -> upload.key().equals(place.object(key)))
                    .forEach(this::abort);
        } catch (SdkException e) {
            throw place.failed("delete", key, e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        try {
            return place
                    .client()
                    .listObjectsV2Paginator(list -> list.bucket(place.bucket()).prefix(place.object(prefix)))
                    .contents()
                    .stream()
                    .map(object -> place.key(object.key()))
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw place.failed("list", prefix, e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        place.client().close();
    }

    /** Aborts uploads of this store that were begun before {@code latest}; how many. */
    long sweep(Instant latest) {
        return unfinished("")
                .filter(upload -> upload.initiated().isBefore(latest) && abort(upload))
                .count();
    }

    private Stream<MultipartUpload> unfinished(String prefix) {
        return place
                .client()
                .listMultipartUploadsPaginator(
                        list -> list.bucket(place.bucket()).prefix(place.object(prefix)))
                .uploads()
                .stream();
    }

    /** Whether it was there: applications that start at the same time sweep at the same time. */
    private boolean abort(MultipartUpload upload) {
        try {
            place.client()
                    .abortMultipartUpload(abort ->
                            abort.bucket(place.bucket()).key(upload.key()).uploadId(upload.uploadId()));
            return true;
        } catch (NoSuchUploadException e) {
            return false;
        }
    }

    private void sweepLeftOver() {
        try {
            long swept = sweep(Instant.now().minus(LEFT_OVER));
            if (swept > 0)
                LOG.info(
                        "{} unfinished uploads of more than a day ago are swept from {}",
                        swept,
                        place.settings().place());
        } catch (SdkException e) {
            LOG.warn(
                    "{} could not be looked through for unfinished uploads; they stay there until the next sweep ({})",
                    place.settings().place(),
                    e.toString());
        }
    }
}
