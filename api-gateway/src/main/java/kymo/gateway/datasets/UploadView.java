package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import kymo.core.dataset.Upload;
import org.jspecify.annotations.Nullable;

/** The bytes that a dataset was read from, as they were received. */
@Schema(name = "Upload")
record UploadView(UUID id, String name, long bytes, String sha256, Instant createdAt) {
    static @Nullable UploadView of(@Nullable Upload upload) {
        return upload == null
                ? null
                : new UploadView(upload.id(), upload.name(), upload.bytes(), upload.sha256(), upload.createdAt());
    }
}
