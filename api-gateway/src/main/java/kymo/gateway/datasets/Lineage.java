package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.LineageNode;
import kymo.core.runs.Run;
import kymo.core.scripts.ScriptKind;
import kymo.gateway.view.DatasetStatus;
import kymo.gateway.view.RunRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a dataset comes from and what was made of it.
 *
 * @param nodes ancestors from the first on, the dataset itself, then what was made of it, level by level
 */
record Lineage(@Nullable UploadView upload, List<Node> nodes) {

    /** A dataset in a lineage. */
    @Schema(name = "LineageNode")
    record Node(
            UUID id,
            String name,
            @Schema(allowableValues = {"raw", "derived"}) String kind,
            DatasetStatus status,
            @Nullable UUID parentId,
            @Nullable RunRef run,
            String processor,
            int processorVersion,

            @Schema(
                    description =
                            "Of which kind the script is that runs: transform, detector, check, summary or reader; null of a built-in processor")
            @Nullable
            String scriptKind,

            JsonNode parameters,
            long rows,

            @Schema(description = "Its rows are gone; it is named for what was made of it")
            boolean deleted) {

        static Node of(LineageNode node, @Nullable Run maker, @Nullable ScriptKind kind) {
            return new Node(
                    node.id(),
                    node.name(),
                    node.origin().kind().wireName(),
                    DatasetStatus.of(node.published(), maker),
                    node.origin().parentId(),
                    RunRef.of(maker),
                    node.origin().processor(),
                    node.origin().processorVersion(),
                    kind == null ? null : kind.wireName(),
                    node.origin().parameters(),
                    node.rows(),
                    node.deleted());
        }
    }
}
