package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An upload to be read as a dataset; the members mean what the fields of the form mean. */
@Schema(name = "FromUpload")
record FromUploadRequest(
        @Schema(description = "A finished upload: one that came by tus, or that of any dataset") @Nullable
        UUID uploadId,

        @Schema(description = "Default: the file's name") @Nullable
        String name,

        @Schema(description = "How to read it; what is left out is found out") @Nullable
        JsonNode options,

        @Schema(description = "What to do with it then; each works on the result of the one before") @Nullable
        List<StepRequest> process) {}
