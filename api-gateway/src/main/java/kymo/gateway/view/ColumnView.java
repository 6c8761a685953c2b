package kymo.gateway.view;

import io.swagger.v3.oas.annotations.media.Schema;
import kymo.core.dataset.ColumnSpec;
import org.jspecify.annotations.Nullable;

/** A column of a dataset. */
@Schema(name = "Column")
public record ColumnView(
        String name,

        @Schema(
                allowableValues = {
                    "float",
                    "integer",
                    "boolean",
                    "string",
                    "date",
                    "datetime",
                    "instant",
                    "time",
                    "empty"
                })
        String type,

        @Nullable String unit) {
    public static ColumnView of(ColumnSpec column) {
        return new ColumnView(column.name(), column.type().wireName(), column.unit());
    }
}
