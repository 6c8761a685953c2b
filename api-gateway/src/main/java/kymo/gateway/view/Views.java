package kymo.gateway.view;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.DatasetListing;
import kymo.core.intake.Intake;
import kymo.core.paging.Page;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import org.springframework.stereotype.Component;

/** Core's records as the API shows them, each with what it needs of other tables, asked for once a page. */
@Component
public class Views {

    private final DatasetIndex datasets;
    private final Runs runs;
    private final InstantSource clock = InstantSource.system();

    Views(DatasetIndex datasets, Runs runs) {
        this.datasets = datasets;
        this.runs = runs;
    }

    public DatasetView dataset(UUID id) {
        return dataset(datasets.listing(id));
    }

    public DatasetView dataset(DatasetListing listing) {
        UUID id = listing.dataset().id();
        return DatasetView.of(listing, runs.makers(List.of(id)).get(id));
    }

    public PageView<DatasetView> datasets(Page<DatasetListing> page) {
        Map<UUID, Run> makers =
                runs.makers(page.items().stream().map(l -> l.dataset().id()).toList());
        return PageView.of(page.map(
                listing -> DatasetView.of(listing, makers.get(listing.dataset().id()))));
    }

    public RunView run(Run run) {
        return run(run, false);
    }

    public RunView run(Run run, boolean reused) {
        return view(run, reused, datasets.names(List.of(run.datasetId())));
    }

    public PageView<RunView> runs(Page<Run> page) {
        Map<UUID, String> names = names(page.items());
        return PageView.of(page.map(run -> view(run, false, names)));
    }

    public List<RunView> runs(List<Run> list) {
        Map<UUID, String> names = names(list);
        return list.stream().map(run -> view(run, false, names)).toList();
    }

    private Map<UUID, String> names(List<Run> list) {
        return datasets.names(list.stream().map(Run::datasetId).toList());
    }

    private RunView view(Run run, boolean reused, Map<UUID, String> names) {
        return new RunView(
                run.id(),
                run.processor(),
                run.processorVersion(),
                run.datasetId(),
                names.get(run.datasetId()),
                Intake.result(run),
                run.parameters(),
                run.status(),
                run.attempt(),
                run.stopRequested(),
                reused,
                ProgressView.of(run, clock.instant()),
                ProblemView.of(run.problem()),
                run.after(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt(),
                run.eventSeq());
    }
}
