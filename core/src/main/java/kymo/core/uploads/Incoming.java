package kymo.core.uploads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload on its way, as the database knows it.
 *
 * @param name the file's name, harmless
 * @param metadata what the sender said about the file, as it was said
 * @param sha256 what the sender said that the bytes' SHA-256 is, in lower-case hex
 * @param bytes of the whole file
 * @param received how many of them are durable, from the first on
 * @param writer raised by everyone who begins to write; only what the latest writes counts
 * @param joinedKey where the pieces are being joined, or were, if that file is still to be removed
 * @param uploadId the stored upload that it has become; null until then
 * @param gone whether it was given up, or was not gone on with in time
 */
public record Incoming(
        UUID id,
        String name,
        @Nullable String metadata,
        @Nullable String sha256,
        long bytes,
        long received,
        long writer,
        Instant expiresAt,
        @Nullable String joinedKey,
        @Nullable UUID uploadId,
        boolean gone) {

    /** Whether all bytes have come. */
    public boolean isWhole() {
        return received == bytes;
    }
}
