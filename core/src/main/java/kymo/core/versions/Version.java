package kymo.core.versions;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of what is kept.
 *
 * @param id of all its versions
 * @param version counted from 1
 * @param latest the newest version
 * @param createdAt when the first version was written
 * @param changedAt when this version was
 */
public record Version<T extends KeptText>(
        UUID id, int version, int latest, T text, Instant createdAt, Instant changedAt) {}
