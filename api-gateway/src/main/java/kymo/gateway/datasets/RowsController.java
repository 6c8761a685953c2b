package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Cells;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.DatasetReader;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.series.RowWindow;
import kymo.core.series.SeriesReader;
import kymo.gateway.view.ColumnView;
import kymo.gateway.web.ColumnsParameter;
import kymo.gateway.web.PageSize;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows by the page, for people to look at; programs take the export. */
@RestController
@Tag(name = "Datasets")
class RowsController {

    /** So that an answer stays small also where a dataset has thousands of columns. */
    private static final int MOST_CELLS = 200_000;

    private final Catalogue catalogue;
    private final FileStore files;

    private final SeriesReader axes;

    RowsController(Catalogue catalogue, FileStore files, SeriesReader axes) {
        this.catalogue = catalogue;
        this.files = files;
        this.axes = axes;
    }

    @GetMapping("/api/datasets/{id}/rows")
    @Operation(
            operationId = "getRows",
            summary = "Some rows of a dataset",
            description =
                    "With from or to only those whose place on the axis lies between the two, both included; offset counts within them, and total tells how many they are.")
    @Parameter(
            name = ColumnsParameter.NAME,
            in = ParameterIn.QUERY,
            description = ColumnsParameter.DESCRIPTION + "; all if left out",
            array = @ArraySchema(schema = @Schema(type = "string")))
    RowsView rows(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @Parameter(description = "The first place on the axis, as its values are written")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last place on the axis, included") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(description = "The first row, counted from 0") @RequestParam(defaultValue = "0") long offset,
            @RequestParam(defaultValue = "100") int limit) {
        if (offset < 0)
            throw new ProblemException(
                            ProblemCode.QUERY_INVALID,
                            "offset must be 0 or more but was %d; rows are counted from 0".formatted(offset))
                    .in("offset");
        try (DatasetReader reader = DatasetReader.open(catalogue, files, id)) {
            kymo.core.dataset.Schema schema = reader.dataset().schema();
            int[] columns = columns(ColumnsParameter.names(query.get(ColumnsParameter.NAME), () -> schema), schema);
            int most = Math.max(1, MOST_CELLS / Math.max(1, columns.length));
            RowWindow window = axes.window(id, from, to);
            long first = Math.min(window.toRow(), window.fromRow() + offset);
            long end =
                    Math.min(window.toRow(), first + PageSize.within("limit", limit, 1, Math.min(PageSize.MOST, most)));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            List<ColumnSpec> specs = IntStream.of(columns)
                    .mapToObj(column -> schema.columns().get(column))
                    .toList();
            for (Block block : reader.rows(first, end, columns)) rows.addAll(Cells.of(block, specs));
            return new RowsView(
                    offset, window.rows(), specs.stream().map(ColumnView::of).toList(), rows);
        }
    }

    private static int[] columns(List<String> names, kymo.core.dataset.Schema schema) {
        if (names.isEmpty()) return IntStream.range(0, schema.columns().size()).toArray();
        return ProblemException.under(
                ColumnsParameter.NAME,
                () -> names.stream().mapToInt(schema::named).distinct().toArray());
    }
}
