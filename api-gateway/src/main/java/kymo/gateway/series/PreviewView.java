package kymo.gateway.series;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import kymo.core.preview.Previewed;

/** What a processor would make of a window as JSON: a series, or rows of a table. */
@Schema(
        name = "Preview",
        oneOf = {SeriesPreviewView.class, TablePreviewView.class})
sealed interface PreviewView permits SeriesPreviewView, TablePreviewView {

    String VERSION = "Of the processor; of a script the newest";
    String LOG =
            "The first and the last lines that a script has logged while it was tried; empty for built-in processors";

    /**
     * What a built-in processor would make.
     *
     * @param version of the processor
     */
    static PreviewView of(Previewed previewed, int version) {
        if (previewed instanceof Previewed.Rows rows) return TablePreviewView.of(rows, version);
        return new SeriesPreviewView(SeriesView.of(((Previewed.Series) previewed).series()), version, List.of());
    }
}
