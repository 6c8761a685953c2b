package kymo.jobs.ingest;

import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.jobs.batch.Draft;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Progress;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The blocks of a table of an upload; resumes after the last committed one, unless the draft has been begun anew since. */
final class TableSource implements ItemStreamReader<MadeBlock> {

    private static final String POSITION = "position";
    private static final String GENERATION = "generation";
    private static final String COUNT = "count";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UploadedFile file;
    private final Draft draft;
    private final FoundTable table;
    private final Progress progress;
    private final int threads;
    private RowCount count = RowCount.NONE;
    private List<String> log = List.of();
    private @Nullable TableRows rows;

    TableSource(UploadedFile file, Draft draft, FoundTable table, Progress progress, int threads) {
        this.file = file;
        this.draft = draft;
        this.table = table;
        this.progress = progress;
        this.threads = threads;
    }

    @Override
    public void open(ExecutionContext context) {
        boolean resumes = context.containsKey(POSITION) && context.getInt(GENERATION) == draft.generation();
        JsonNode from = resumes ? JSON.readTree(context.getString(POSITION)) : null;
        count = resumes && context.containsKey(COUNT)
                ? JSON.readValue(context.getString(COUNT), RowCount.class)
                : RowCount.NONE;
        count = count.stored(draft.rows());
        rows = table.rows(file.open().file(), from, threads);
    }

    @Override
    public @Nullable MadeBlock read() {
        TableRows open = opened();
        Block block = open.next();
        if (block == null) {
            count = count.ended(open.rowsMet(), open.skippedLines());
            log = open.log();
            return null;
        }
        List<Reject> rejects = open.takeRejects();
        count = count.and(block.rows(), rejects);
        // how many rows the rest will have, by the share of the file that the rows so far took
        if (open.done() > 0) progress.expect((long) (count.rowsStored() / open.done()));
        return new MadeBlock(block, rejects);
    }

    /** What has become of the file's rows, once the last has been read. */
    RowCount counted() {
        return count;
    }

    /** What was said while reading. */
    List<String> log() {
        return log;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(POSITION, JSON.writeValueAsString(opened().position()));
        context.putString(COUNT, JSON.writeValueAsString(count));
        context.putInt(GENERATION, draft.generation());
    }

    @Override
    public void close() {
        if (rows != null) rows.close();
        rows = null;
        file.close();
    }

    private TableRows opened() {
        if (rows == null) throw new IllegalStateException("a source is opened before it is read");
        return rows;
    }
}
