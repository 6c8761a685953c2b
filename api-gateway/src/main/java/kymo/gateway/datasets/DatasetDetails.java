package kymo.gateway.datasets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Upload;
import kymo.gateway.view.ColumnView;
import kymo.gateway.view.DatasetView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A dataset with all that is known of it. */
@Schema(name = "DatasetDetails")
record DatasetDetails(
        @JsonUnwrapped DatasetView summary,

        @Schema(description = "null until the look at its file has settled them") @Nullable
        List<ColumnView> columns,

        @Schema(
                description =
                        "How its file was understood: encoding, delimiter, decimal, headerLine, notices, …; null for a derived dataset")
        @Nullable
        JsonNode reading,

        @Nullable UploadView upload) {

    static DatasetDetails of(DatasetView summary, Dataset dataset, @Nullable Upload upload) {
        kymo.core.dataset.Schema schema = dataset.committedSchema();
        return new DatasetDetails(
                summary,
                schema == null
                        ? null
                        : schema.columns().stream().map(ColumnView::of).toList(),
                dataset.reading(),
                UploadView.of(upload));
    }
}
