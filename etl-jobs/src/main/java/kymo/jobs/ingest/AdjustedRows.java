package kymo.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rows of a table whose columns are renamed or left out; what could not be read in a column that is left out is nobody's loss.
 *
 * @param kept the columns that stay, by their place in {@code rows}
 * @param names what those columns are called, by what they were
 */
record AdjustedRows(TableRows rows, List<Integer> kept, Map<String, String> names) implements TableRows {

    @Override
    public @Nullable Block next() {
        Block block = rows.next();
        if (block == null) return null;
        List<Column> columns = new ArrayList<>(kept.size());
        for (int column : kept) columns.add(block.column(column));
        return new Block(block.firstRow(), block.rows(), columns);
    }

    @Override
    public List<Reject> takeRejects() {
        List<Reject> taken = new ArrayList<>();
        for (Reject reject : rows.takeRejects()) {
            String name = reject.column().isEmpty() ? "" : names.get(reject.column());
            if (name != null) taken.add(reject.in(name));
        }
        return taken;
    }

    @Override
    public JsonNode position() {
        return rows.position();
    }

    @Override
    public double done() {
        return rows.done();
    }

    @Override
    public long rowsMet() {
        return rows.rowsMet();
    }

    @Override
    public long skippedLines() {
        return rows.skippedLines();
    }

    @Override
    public List<String> log() {
        return rows.log();
    }

    @Override
    public void close() {
        rows.close();
    }
}
