package kymo.gateway.recipes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.gateway.view.RunView;

/** The runs of a recipe over one dataset. */
@Schema(name = "Applied")
record AppliedView(
        UUID datasetId,

        @Schema(description = "In the order of the steps") List<RunView> runs,

        @Schema(description = "The dataset that the last run makes")
        UUID resultId) {}
