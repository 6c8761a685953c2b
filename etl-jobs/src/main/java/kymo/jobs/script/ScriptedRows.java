package kymo.jobs.script;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.TextColumn;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PutAside;
import kymo.jobs.batch.SpillTable;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;

/**
 * A script that makes any number of rows of a part: an item is a part of the input, and the last one what the script has held back. What it
 * remembers is put aside with each part.
 */
final class ScriptedRows implements ItemWork {

    private static final String ROWS = "rows";
    private static final SpillTable STATES =
            new SpillTable("states", List.of(new ColumnSpec("state", ColumnType.STRING, null)));

    private final ScriptRun run;
    private @Nullable ScriptSession session;

    ScriptedRows(ScriptRun run) {
        this.run = run;
    }

    /** The rows of the result, an item's as a part of it, in order. */
    static SpillTable rows(ScriptRun run) {
        return new SpillTable(ROWS, run.binding().output());
    }

    @Override
    public PutAside on(int item) {
        ScriptSession script = opened(item);
        FoundRows found = new FoundRows(run.binding());
        long rowsRead = 0;
        if (item < parts()) {
            long first = (long) item * Schema.BLOCKS_PER_PART;
            try (BlockWalk walk = new BlockWalk(
                    DatasetReader.open(
                            run.parts().catalogue(),
                            run.parts().files(),
                            run.input().id()),
                    run.binding().inputColumns(),
                    run.binding().halo(),
                    first,
                    first + Schema.BLOCKS_PER_PART)) {
                for (Neighbourhood block = walk.next(); block != null; block = walk.next()) {
                    rowsRead += block.rows();
                    found.add(run.process(script, block.read()));
                }
            }
        } else {
            found.add(script.finish());
        }
        List<PutAside.Rows> tables = new ArrayList<>();
        tables.add(new PutAside.Rows(rows(run), item, found.inOrder(parts() + 1)));
        if (run.isSequential() && item < parts()) tables.add(new PutAside.Rows(STATES, item, List.of(state(script))));
        return new PutAside(tables, rowsRead);
    }

    private int parts() {
        return Math.toIntExact(run.input().schema().parts(run.input().rows()));
    }

    private ScriptSession opened(int item) {
        ScriptSession open = session;
        if (open == null) session = open = run.open(run.isSequential() && item > 0 ? remembered(item - 1) : null);
        return open;
    }

    private static Block state(ScriptSession script) {
        String text = Base64.getEncoder().encodeToString(script.state());
        return new Block(0, 1, List.of(TextColumn.of(List.of(text))));
    }

    private byte[] remembered(int item) {
        Spilled states = run.parts().draft().spills().read(STATES);
        try (Spilled.Part part = states.open(item)) {
            String text = ((TextColumn) part.read(0).column(0)).text(0);
            return Base64.getDecoder().decode(text == null ? "" : text);
        }
    }

    @Override
    public void close() {
        if (session == null) return;
        run.log().add(session.log());
        session.close();
        session = null;
    }
}
