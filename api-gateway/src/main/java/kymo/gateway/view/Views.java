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
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptVersions;
import kymo.core.scripts.UsedProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Core's records as the API shows them, each with what it needs of other tables, asked for once a page. */
@Component
public class Views {

    private final DatasetIndex datasets;
    private final Runs runs;
    private final ScriptVersions scripts;
    private final InstantSource clock = InstantSource.system();

    Views(DatasetIndex datasets, Runs runs, ScriptVersions scripts) {
        this.datasets = datasets;
        this.runs = runs;
        this.scripts = scripts;
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
        return view(run, reused, around(List.of(run)));
    }

    public PageView<RunView> runs(Page<Run> page) {
        Around around = around(page.items());
        return PageView.of(page.map(run -> view(run, false, around)));
    }

    public List<RunView> runs(List<Run> list) {
        Around around = around(list);
        return list.stream().map(run -> view(run, false, around)).toList();
    }

    /** What views of runs need of other tables: the names of datasets, and the kinds of scripts. */
    private record Around(Map<UUID, String> names, Map<UsedProcessor, ScriptKind> kinds) {}

    private Around around(List<Run> list) {
        return new Around(
                datasets.names(list.stream().map(Run::datasetId).toList()),
                scripts.kinds(list.stream().map(Views::used).toList()));
    }

    private static UsedProcessor used(Run run) {
        return new UsedProcessor(run.processor(), run.processorVersion());
    }

    private RunView view(Run run, boolean reused, Around around) {
        return new RunView(
                run.id(),
                run.processor(),
                run.processorVersion(),
                wireName(around.kinds().get(used(run))),
                run.datasetId(),
                around.names().get(run.datasetId()),
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

    private static @Nullable String wireName(@Nullable ScriptKind kind) {
        return kind == null ? null : kind.wireName();
    }
}
