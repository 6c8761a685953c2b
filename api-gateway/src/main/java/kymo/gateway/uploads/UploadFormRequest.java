package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form as the API's description shows it; {@link IncomingForm} reads it. */
@Schema(name = "UploadForm")
record UploadFormRequest(
        @Schema(type = "string", format = "binary", description = "What the instrument wrote, of any length")
        String file,

        @Schema(
                description =
                        "How to read it, a JSON object: see docs/reference/ingest-options.md; what is left out is found out",
                example = "{\"delimiter\": \";\", \"decimal\": \",\"}")
        @Nullable
        String options,

        @Schema(
                description = "What to do with it then, a JSON array; each works on the result of the one before",
                example = "[{\"processor\": \"rolling-mean\", \"parameters\": {\"window\": 25}}]")
        @Nullable
        String process,

        @Schema(description = "Default: the file's name") @Nullable
        String name) {}
