package kymo.core.export;

import java.time.Instant;
import java.util.UUID;
import kymo.core.files.StoredFile;

/**
 * A file that a run has written and that waits to be fetched.
 *
 * @param id the run's
 * @param dataset what it is an export of; may be deleted since
 * @param name the dataset's, when the file was written
 * @param expiresAt when the file is removed
 */
public record StoredExport(
        UUID id,
        UUID dataset,
        String name,
        ExportFormat format,
        StoredFile file,
        long rows,
        Instant createdAt,
        Instant expiresAt) {}
