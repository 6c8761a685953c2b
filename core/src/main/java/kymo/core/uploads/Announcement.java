package kymo.core.uploads;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a file before its bytes come.
 *
 * @param name as the sender tells it; {@link FileName} decides what becomes of it
 * @param metadata all that the sender says, kept to be told again
 * @param sha256 of the bytes, in lower-case hex; where they are stored already, none need be sent
 */
public record Announcement(
        String name,
        long bytes,
        @Nullable String metadata,
        @Nullable String sha256) {

    /** @throws IllegalArgumentException when the length is negative */
    public Announcement {
        if (bytes < 0) throw new IllegalArgumentException("an upload must have 0 or more bytes but has " + bytes);
    }
}
