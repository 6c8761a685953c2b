package kymo.core.uploads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * The SHA-256 of each upload so far, taken while its bytes come. It is kept in memory alone: where it is missing, after a restart or because
 * another gateway took some of the bytes, it is made anew from the pieces, at the end and only if it is needed.
 */
final class RunningDigests {

    private static final int MOST_UPLOADS = 10_000;

    private record Sum(long upTo, MessageDigest digest) {}

    private final FileStore files;
    private final Cache<UUID, Sum> sums =
            Caffeine.newBuilder().maximumSize(MOST_UPLOADS).build();

    RunningDigests(FileStore files) {
        this.files = files;
    }

    /** A digest of the first {@code upTo} bytes, to be gone on with; empty when it is not known here. */
    Optional<MessageDigest> copy(UUID id, long upTo) {
        if (upTo == 0) return Optional.of(sha256());
        Sum sum = sums.getIfPresent(id);
        return sum == null || sum.upTo != upTo ? Optional.empty() : Optional.of(copy(sum.digest));
    }

    /** Keeps the digest of the first {@code upTo} bytes, which are durable. */
    void keep(UUID id, long upTo, MessageDigest digest) {
        sums.put(id, new Sum(upTo, digest));
    }

    void forget(UUID id) {
        sums.invalidate(id);
    }

    /** The SHA-256 of a whole upload in lower-case hex. */
    String whole(Incoming upload, List<Piece> pieces) {
        MessageDigest digest = copy(upload.id(), upload.bytes()).orElseGet(() -> ofPieces(pieces));
        return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest ofPieces(List<Piece> pieces) {
        MessageDigest digest = sha256();
        for (Piece piece : pieces) {
            try (InputStream in = files.stream(piece.key(), 0);
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw new ProblemException(
                        ProblemCode.STORE_FAILED,
                        "the file store could not read '%s' (%s); look at its disk, then ask again"
                                .formatted(piece.key(), e),
                        e);
            }
        }
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JVM can copy a SHA-256", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
