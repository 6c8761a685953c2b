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
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.DatasetReader;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.gateway.view.Cells;
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

    RowsController(Catalogue catalogue, FileStore files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    @GetMapping("/api/datasets/{id}/rows")
    @Operation(operationId = "getRows", summary = "Some rows of a dataset")
    @Parameter(
            name = ColumnsParameter.NAME,
            in = ParameterIn.QUERY,
            description = ColumnsParameter.DESCRIPTION + "; all if left out",
            array = @ArraySchema(schema = @Schema(type = "string")))
    RowsView rows(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
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
            long total = reader.dataset().rows();
            long end = Math.min(total, offset + PageSize.within("limit", limit, 1, Math.min(PageSize.MOST, most)));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            List<ColumnSpec> specs = IntStream.of(columns)
                    .mapToObj(column -> schema.columns().get(column))
                    .toList();
            for (Block block : reader.rows(offset, end, columns)) rows.addAll(Cells.of(block, specs));
            return new RowsView(
                    offset, total, specs.stream().map(ColumnView::of).toList(), rows);
        }
    }

    private static int[] columns(List<String> names, kymo.core.dataset.Schema schema) {
        if (names.isEmpty()) return IntStream.range(0, schema.columns().size()).toArray();
        return ProblemException.under(
                ColumnsParameter.NAME,
                () -> names.stream().mapToInt(schema::named).distinct().toArray());
    }
}
