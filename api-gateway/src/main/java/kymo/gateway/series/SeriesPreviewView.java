package kymo.gateway.series;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The columns of a result over the axis of a window, as JSON. */
@Schema(name = "SeriesPreview")
record SeriesPreviewView(
        @JsonUnwrapped SeriesView series,
        @Schema(description = VERSION) int version,
        @Schema(description = LOG) List<String> log)
        implements PreviewView {}
