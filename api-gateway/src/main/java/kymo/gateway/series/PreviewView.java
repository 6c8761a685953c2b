package kymo.gateway.series;

import io.swagger.v3.oas.annotations.media.Schema;
import kymo.core.preview.Previewed;

/** What a processor would make of a window as JSON: a series, or rows of a table. */
@Schema(
        name = "Preview",
        oneOf = {SeriesView.class, TablePreviewView.class})
sealed interface PreviewView permits SeriesView, TablePreviewView {

    static PreviewView of(Previewed previewed) {
        if (previewed instanceof Previewed.Rows rows) return TablePreviewView.of(rows);
        return SeriesView.of(((Previewed.Series) previewed).series());
    }
}
