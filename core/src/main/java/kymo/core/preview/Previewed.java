package kymo.core.preview;

import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import tools.jackson.databind.JsonNode;

/** What a processor would make of a window: a series where a row becomes a row, else the rows of its result that lie in the window. */
public sealed interface Previewed {

    /** The columns of the result over the axis. */
    record Series(kymo.core.series.Series series) implements Previewed {}

    /**
     * The rows of the result that lie in the window.
     *
     * @param schema of the result, of which the block has all columns
     * @param rows the first of them, at most {@value #MOST_ROWS}
     * @param total how many there are
     * @param summary as a run's, of this window
     */
    record Rows(Schema schema, Block rows, long total, JsonNode summary) implements Previewed {

        /** The most rows that are shown. */
        public static final int MOST_ROWS = 2_000;

        /** Whether there are more. */
        public boolean truncated() {
            return total > rows.rows();
        }
    }
}
