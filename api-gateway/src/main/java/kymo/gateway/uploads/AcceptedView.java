package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.core.intake.Accepted;
import kymo.gateway.view.DatasetView;
import kymo.gateway.view.RunView;
import kymo.gateway.view.Views;

/** What became of a file. */
@Schema(name = "Accepted")
record AcceptedView(
        @Schema(description = "The first of datasets, as are run, runs and resultId")
        DatasetView dataset,

        @Schema(description = "The ingest") RunView run,

        @Schema(description = "All in order, the ingest first")
        List<RunView> runs,

        @Schema(description = "The dataset that the last run makes")
        UUID resultId,

        @Schema(description = "All that is made of it: of a file one dataset, of an archive one of each file in it")
        List<TakenView> datasets) {

    static AcceptedView of(Accepted accepted, Views views) {
        List<TakenView> all =
                accepted.all().stream().map(taken -> TakenView.of(taken, views)).toList();
        TakenView first = all.get(0);
        return new AcceptedView(first.dataset(), first.run(), first.runs(), first.resultId(), all);
    }
}
