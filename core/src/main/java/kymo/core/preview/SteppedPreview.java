package kymo.core.preview;

import java.util.List;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Block;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.SteppedBlocks;
import kymo.core.series.RowWindow;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rows that stay of a window where a result keeps every so manyth row. */
final class SteppedPreview {

    private SteppedPreview() {}

    static Previewed.Rows of(DatasetReader dataset, BlockFunction function, RowWindow window) {
        long from = SteppedBlocks.rows(window.fromRow(), function.step());
        long to = SteppedBlocks.rows(window.toRow(), function.step());
        // the dataset is closed by whoever opened it
        Block rows = from == to
                ? new Block(0, 0, List.of())
                : new SteppedBlocks(dataset, function).rows(from, Math.min(to, from + Previewed.Rows.MOST_ROWS));
        return new Previewed.Rows(function.output(), rows, to - from, JsonNodeFactory.instance.objectNode());
    }
}
