package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.gateway.view.DatasetView;
import kymo.gateway.view.RunView;

/** What became of a file. */
@Schema(name = "Accepted")
record AcceptedView(
        DatasetView dataset,
        @Schema(description = "The ingest") RunView run,

        @Schema(description = "All in order, the ingest first")
        List<RunView> runs,

        @Schema(description = "The dataset that the last run makes")
        UUID resultId) {}
