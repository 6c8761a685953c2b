package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.core.intake.Accepted;
import kymo.core.intake.Intake;
import kymo.gateway.view.DatasetView;
import kymo.gateway.view.RunView;
import kymo.gateway.view.Views;

/** A dataset that is made of a file, and its runs. */
@Schema(name = "Taken")
record TakenView(
        DatasetView dataset,
        @Schema(description = "The ingest") RunView run,

        @Schema(description = "All in order, the ingest first")
        List<RunView> runs,

        @Schema(description = "The dataset that the last run makes")
        UUID resultId) {

    static TakenView of(Accepted.Taken taken, Views views) {
        List<RunView> runs = views.runs(taken.runs());
        UUID result = Intake.result(taken.runs().get(taken.runs().size() - 1));
        return new TakenView(views.dataset(taken.dataset().id()), runs.get(0), runs, result);
    }
}
