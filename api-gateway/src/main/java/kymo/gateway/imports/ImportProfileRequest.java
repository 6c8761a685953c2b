package kymo.gateway.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import kymo.core.imports.Fingerprint;
import kymo.core.imports.ImportProfileText;
import kymo.core.problems.ProblemException;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An import profile as it is written: what the API gives out can be handed in again. */
@Schema(name = "ImportProfileRequest")
@JsonIgnoreProperties({"id", "latest", "createdAt", "changedAt"})
record ImportProfileRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Logger 7") @Nullable
        String name,

        @Nullable String description,

        @Schema(
                description = "How its files are read, see docs/reference/ingest-options.md",
                example = "{\"decimal\": \",\"}")
        @Nullable
        JsonNode options,

        @Schema(description = "How its files are known, as a preview answers it; null: the profile is chosen by hand")
        @Nullable
        FingerprintView fingerprint,

        @Schema(description = "The version that is changed; ignored for a new profile") @Nullable
        Integer version) {

    ImportProfileText text() {
        Fingerprint known =
                fingerprint == null ? null : ProblemException.under("fingerprint", fingerprint::fingerprint);
        return new ImportProfileText(
                Required.member("name", name).strip(),
                description,
                Objects.requireNonNullElseGet(options, JsonNodeFactory.instance::objectNode),
                known);
    }
}
