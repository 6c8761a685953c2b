package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetFilter;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.DatasetKind;
import kymo.core.dataset.DatasetListing;
import kymo.core.dataset.LineageNode;
import kymo.core.dataset.Upload;
import kymo.core.intake.Intake;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Run;
import kymo.core.runs.Runs;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptVersions;
import kymo.core.scripts.UsedProcessor;
import kymo.gateway.view.DatasetView;
import kymo.gateway.view.PageView;
import kymo.gateway.view.Views;
import kymo.gateway.web.PageSize;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Datasets over HTTP, as far as they are looked at and deleted. */
@RestController
@RequestMapping("/api/datasets")
@Tag(name = "Datasets")
class DatasetController {

    private final Catalogue catalogue;
    private final DatasetIndex index;
    private final Runs runs;
    private final ScriptVersions scripts;
    private final Intake intake;
    private final Views views;

    DatasetController(
            Catalogue catalogue, DatasetIndex index, Runs runs, ScriptVersions scripts, Intake intake, Views views) {
        this.catalogue = catalogue;
        this.index = index;
        this.runs = runs;
        this.scripts = scripts;
        this.intake = intake;
        this.views = views;
    }

    @GetMapping
    @Operation(
            operationId = "listDatasets",
            summary = "List datasets, the newest first",
            description = "Drafts too, whose run has not ended.")
    PageView<DatasetView> list(
            @Parameter(description = "A part of the name, in any case") @RequestParam(required = false) @Nullable
                    String q,
            @Parameter(description = "raw or derived") @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        DatasetFilter filter = new DatasetFilter(q == null || q.isEmpty() ? null : q, kind(kind));
        return views.datasets(index.page(filter, cursor, PageSize.of(limit)));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getDataset",
            summary = "One dataset",
            description = "With its columns, how its file was understood, and the upload that it was read from.")
    DatasetDetails dataset(@PathVariable UUID id) {
        DatasetListing listing = index.listing(id);
        return DatasetDetails.of(views.dataset(listing), listing.dataset(), upload(listing.dataset()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteDataset",
            summary = "Delete a dataset",
            description = "Its rows are gone; the uploaded bytes stay, and so does what was made of it.")
    void delete(@PathVariable UUID id) {
        intake.delete(id);
    }

    @PostMapping("/{id}/release")
    @Operation(
            operationId = "releaseDataset",
            summary = "Release a dataset from quarantine",
            description = "It may be processed again. Nothing changes where it is in none.")
    DatasetView release(@PathVariable UUID id) {
        catalogue.dataset(id);
        catalogue.quarantine(id, null);
        return views.dataset(id);
    }

    @GetMapping("/{id}/lineage")
    @Operation(operationId = "getLineage", summary = "Where a dataset comes from and what was made of it")
    Lineage lineage(@PathVariable UUID id) {
        List<LineageNode> nodes = index.lineage(id);
        Map<UsedProcessor, ScriptKind> kinds =
                scripts.kinds(nodes.stream().map(DatasetController::used).toList());
        Map<UUID, Run> makers = runs.makers(nodes.stream().map(LineageNode::id).toList());
        UUID upload = nodes.get(0).origin().uploadId();
        return new Lineage(
                upload == null ? null : UploadView.of(catalogue.upload(upload)),
                nodes.stream()
                        .map(node -> Lineage.Node.of(node, makers.get(node.id()), kinds.get(used(node))))
                        .toList());
    }

    private static UsedProcessor used(LineageNode node) {
        return new UsedProcessor(node.origin().processor(), node.origin().processorVersion());
    }

    private @Nullable Upload upload(Dataset dataset) {
        UUID id = dataset.origin().uploadId();
        return id == null ? null : catalogue.upload(id);
    }

    private static @Nullable DatasetKind kind(@Nullable String kind) {
        if (kind == null || kind.isEmpty()) return null;
        for (DatasetKind one : DatasetKind.values()) if (one.wireName().equals(kind)) return one;
        throw new ProblemException(
                        ProblemCode.QUERY_INVALID,
                        "kind must be raw or derived but was '%s'; correct it or leave it out for both".formatted(kind))
                .in("kind");
    }
}
