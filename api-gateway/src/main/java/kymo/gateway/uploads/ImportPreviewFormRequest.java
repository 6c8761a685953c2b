package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file to look at, as a form. */
@Schema(name = "ImportPreviewForm")
record ImportPreviewFormRequest(
        @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
        String file,

        @Schema(description = "What the upload is called; default: the file's name") @Nullable
        String name,

        @Schema(
                description = "JSON: how to read it, see docs/reference/ingest-options.md",
                example = "{\"decimal\": \",\"}")
        @Nullable
        String options) {}
