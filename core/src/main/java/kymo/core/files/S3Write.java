package kymo.core.files;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One object on its way into the bucket: in one request when it fits into a part, else part by part, with one part in memory. It is there
 * once it is {@link #finish}ed.
 */
final class S3Write extends OutputStream {

    static final int PART_BYTES = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(S3Write.class);
    private static final int FIRST_BYTES = 64 << 10;
    /** S3 takes 10,000 parts: the thousands grow, so that an object may have 430 GiB. */
    private static final int PARTS_OF_A_SIZE = 1_000;
    /** Tells this write's object from another writer's. */
    private static final String WRITER = "kymo-writer";

    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Place place;
    private final String key;
    private final String writer = UUID.randomUUID().toString();
    private final MessageDigest digest = digest("SHA-256");
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] part = new byte[FIRST_BYTES];
    private int filled;
    private long bytes;
    private @Nullable String upload;
    private boolean isCopied;

    S3Write(S3Place place, String key) {
        this.place = place;
        this.key = key;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        digest.update(source, offset, length);
        bytes += length;
        for (int at = 0; at < length; ) {
            if (filled == partBytes()) sendPart();
            if (filled == part.length) part = Arrays.copyOf(part, (int) Math.min(partBytes(), 2L * part.length));
            int fits = Math.min(length - at, part.length - filled);
            System.arraycopy(source, offset + at, part, filled, fits);
            filled += fits;
            at += fits;
        }
    }

    /** Takes a whole object as the next part, of which no byte comes here: the digest is none then. All parts but the last have 5 MiB at least. */
    void copy(String piece, long pieceBytes) {
        String to = begun();
        int number = parts.size() + 1;
        String tag = place.client()
                .uploadPartCopy(copy -> copy.sourceBucket(place.bucket())
                        .sourceKey(place.object(piece))
                        .destinationBucket(place.bucket())
                        .destinationKey(place.object(key))
                        .uploadId(to)
                        .partNumber(number))
                .copyPartResult()
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        bytes += pieceBytes;
        isCopied = true;
    }

    /**
     * Makes the object appear.
     *
     * @throws IllegalArgumentException when the key is taken
     */
    StoredFile finish() {
        String id = upload;
        if (id == null) {
            ifAbsent(condition -> place.client()
                    .putObject(
                            put -> put.bucket(place.bucket())
                                    .key(place.object(key))
                                    .metadata(Map.of(WRITER, writer))
                                    .contentMD5(md5())
                                    .ifNoneMatch(condition),
                            body()));
        } else {
            if (filled > 0) sendPart();
            ifAbsent(condition -> complete(id, condition));
        }
        return new StoredFile(key, bytes, isCopied ? "" : HexFormat.of().formatHex(digest.digest()));
    }

    /** Lets go of the parts so far: nothing of the object is left. */
    void abort() {
        if (upload == null) return;
        try {
            place.client()
                    .abortMultipartUpload(abort ->
                            abort.bucket(place.bucket()).key(place.object(key)).uploadId(upload));
        } catch (SdkException e) {
            LOG.warn(
                    "parts of '{}' stay in {} until they are swept, unseen ({})",
                    key,
                    place.settings().place(),
                    e.toString());
        }
    }

    private int partBytes() {
        return PART_BYTES * (1 + parts.size() / PARTS_OF_A_SIZE);
    }

    private String begun() {
        String id = upload;
        if (id != null) return id;
        id = place.client()
                .createMultipartUpload(create ->
                        create.bucket(place.bucket()).key(place.object(key)).metadata(Map.of(WRITER, writer)))
                .uploadId();
        upload = id;
        return id;
    }

    private void sendPart() {
        String of = begun();
        int number = parts.size() + 1;
        String tag = place.client()
                .uploadPart(
                        send -> send.bucket(place.bucket())
                                .key(place.object(key))
                                .uploadId(of)
                                .partNumber(number)
                                .contentMD5(md5()),
                        body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        filled = 0;
    }

    private void complete(String id, @Nullable String condition) {
        place.client()
                .completeMultipartUpload(complete -> complete.bucket(place.bucket())
                        .key(place.object(key))
                        .uploadId(id)
                        .ifNoneMatch(condition)
                        .multipartUpload(all -> all.parts(parts)));
    }

    /** The object was looked for before the first byte, so a service that does not know conditions may do without. */
    private void ifAbsent(Consumer<@Nullable String> request) {
        try {
            request.accept("*");
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                case CONFLICT, PRECONDITION_FAILED -> requireOurs(e);
                // an upload that is completed is there no more
                case S3Place.NOT_FOUND -> {
                    if (!isOurs()) throw e;
                }
                case NOT_IMPLEMENTED -> request.accept(null);
                default -> throw e;
            }
        }
    }

    /** When an answer is lost the SDK asks once more, and meets the object that the first request made. */
    private void requireOurs(S3Exception refusal) {
        if (isOurs()) return;
        if (place.find(key).isEmpty()) throw refusal;
        throw Keys.taken(key, refusal);
    }

    private boolean isOurs() {
        return place.find(key)
                .map(found -> writer.equals(found.metadata().get(WRITER)))
                .orElse(false);
    }

    private RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(part, 0, filled), filled, "application/octet-stream");
    }

    private String md5() {
        MessageDigest md5 = digest("MD5");
        md5.update(ByteBuffer.wrap(part, 0, filled));
        return Base64.getEncoder().encodeToString(md5.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
