package kymo.core.dataset;

import java.time.Instant;
import java.util.UUID;

/**
 * Bytes as they were received, kept for ever; the same bytes are stored once.
 *
 * @param name the file's name as its sender told it
 * @param key where the bytes lie in the file store
 * @param sha256 of the bytes, in lower-case hex; unique
 */
public record Upload(UUID id, String name, String key, long bytes, String sha256, Instant createdAt) {}
