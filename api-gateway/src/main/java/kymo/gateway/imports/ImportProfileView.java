package kymo.gateway.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import kymo.core.imports.ImportProfileText;
import kymo.core.versions.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A version of an import profile. */
@Schema(name = "ImportProfile")
record ImportProfileView(
        UUID id,
        String name,
        @Nullable String description,
        JsonNode options,
        @Nullable FingerprintView fingerprint,

        @Schema(description = "Counted from 1") int version,

        @Schema(description = "The newest version") int latest,

        Instant createdAt,

        @Schema(description = "When this version was written")
        Instant changedAt) {

    static ImportProfileView of(Version<ImportProfileText> profile) {
        return new ImportProfileView(
                profile.id(),
                profile.text().name(),
                profile.text().description(),
                profile.text().options(),
                FingerprintView.of(profile.text().fingerprint()),
                profile.version(),
                profile.latest(),
                profile.createdAt(),
                profile.changedAt());
    }
}
