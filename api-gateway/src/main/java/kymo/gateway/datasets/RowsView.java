package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import kymo.gateway.view.ColumnView;
import org.jspecify.annotations.Nullable;

/** Some rows of a dataset as they are. */
@Schema(name = "Rows")
record RowsView(
        long offset,

        @Schema(description = "Rows of the dataset, or of its window where one was asked for")
        long total,

        List<ColumnView> columns,

        @Schema(
                description =
                        "A row's cells in the order of the columns: a number, true or false, a text, or null; infinities are the texts Infinity and -Infinity")
        List<List<@Nullable Object>> rows) {}
