package kymo.core.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of an import profile.
 *
 * @param version counted from 1
 * @param latest the profile's newest version
 * @param createdAt when the profile was first written
 * @param changedAt when this version was
 */
public record ImportProfile(
        UUID id, int version, int latest, ImportProfileText text, Instant createdAt, Instant changedAt) {}
