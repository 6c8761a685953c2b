package kymo.gateway.series;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import kymo.core.dataset.Cells;
import kymo.core.preview.Previewed;
import kymo.gateway.view.ColumnView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of a result that lie in a window, as JSON. */
@Schema(name = "TablePreview")
record TablePreviewView(
        PreviewRowsView rows,

        @Schema(description = "As a run's summary, of this window alone")
        JsonNode summary,

        @Schema(description = VERSION) int version,

        @Schema(description = LOG) List<String> log)
        implements PreviewView {

    static TablePreviewView of(Previewed.Rows previewed, int version) {
        return new TablePreviewView(
                new PreviewRowsView(
                        previewed.schema().columns().stream()
                                .map(ColumnView::of)
                                .toList(),
                        Cells.of(previewed.rows(), previewed.schema().columns()),
                        previewed.total(),
                        previewed.truncated()),
                previewed.summary(),
                version,
                List.of());
    }

    /** The rows. */
    @Schema(name = "PreviewRows")
    record PreviewRowsView(
            List<ColumnView> columns,

            @Schema(description = "The first of them, at most 2,000; cells as in the rows of a dataset")
            List<List<@Nullable Object>> rows,

            @Schema(description = "How many there are in the window")
            long total,

            @Schema(description = "Whether there are more than are shown")
            boolean truncated) {}
}
