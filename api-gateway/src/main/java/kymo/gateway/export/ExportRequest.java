package kymo.gateway.export;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.export.Excerpt;
import kymo.core.export.Export;
import kymo.core.export.ExportFormat;
import kymo.core.export.ExportJson;
import kymo.core.series.RowWindow;
import kymo.core.series.SeriesReader;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a dataset as a file. */
@Schema(name = "ExportRequest")
record ExportRequest(
        @Schema(
                allowableValues = {"csv", "json", "ndjson", "parquet", "xlsx"},
                description = "csv if left out")
        @Nullable
        String format,

        @Schema(description = "Names, in the order in which they leave; all if left out") @Nullable
        List<String> columns,

        @Schema(description = "The first place on the axis, as its values are written; see the series") @Nullable
        String from,

        @Schema(description = "The last place on the axis, included") @Nullable
        String to,

        @Schema(
                description =
                        "CSV, JSON and NDJSON: whether units and lineage come first; the other formats always hold"
                                + " them")
        @Nullable
        Boolean head,

        @Schema(description = "CSV: whether texts that a spreadsheet takes for formulas get an apostrophe before them")
        @Nullable
        Boolean safe,

        @Schema(description = "A run of data-quality over the dataset, whose flags count") @Nullable
        UUID flags,

        @Schema(
                allowableValues = {"mark", "exclude"},
                description = "Mark flagged rows in a column, the usual, or leave them out")
        @Nullable
        String flagged,

        @Schema(
                allowableValues = {"pass", "suspect"},
                description = "The worst flag of a row that stays; pass if left out")
        @Nullable
        String worst) {

    /** What it means for this dataset. */
    Export export(Dataset dataset, SeriesReader axis) {
        ExportFormat chosen = ExportFormat.named(Objects.requireNonNullElse(format, ExportFormat.CSV.wireName()));
        return new Export(
                chosen,
                excerpt(dataset, axis.window(dataset.id(), from, to)),
                Boolean.TRUE.equals(head),
                Boolean.TRUE.equals(safe),
                ExportJson.flagged(flags, flagged, worst),
                true);
    }

    /** What is whole is said to be, since its Parquet pages can then be sent as they are. */
    private Excerpt excerpt(Dataset dataset, RowWindow window) {
        List<String> chosen = Objects.requireNonNullElse(columns, List.of());
        if (chosen.isEmpty() && window.rows() == dataset.rows()) return Excerpt.WHOLE;
        return new Excerpt(chosen, window.fromRow(), window.toRow());
    }
}
