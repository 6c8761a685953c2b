package kymo.jobs.batch;

import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Neighbourhood;
import kymo.core.files.FileStore;
import kymo.core.processors.BlockFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The blocks of a row range of a dataset, each with the neighbours that a function needs; resumes after the last committed one. */
public final class BlockSource implements ItemStreamReader<Neighbourhood> {

    private static final String NEXT = "next.block";

    private final Catalogue catalogue;
    private final FileStore files;
    private final Assignment run;
    private final int[] columns;
    private final Halo halo;
    private final BlockRange range;
    private @Nullable BlockWalk walk;
    private long next;

    public BlockSource(Catalogue catalogue, FileStore files, Assignment run, BlockFunction function, BlockRange range) {
        this(catalogue, files, run, function.inputColumns(), function.halo(), range);
    }

    /** @param columns indices of the dataset's columns that the blocks hold */
    public BlockSource(
            Catalogue catalogue, FileStore files, Assignment run, int[] columns, Halo halo, BlockRange range) {
        this.catalogue = catalogue;
        this.files = files;
        this.run = run;
        this.columns = columns.clone();
        this.halo = halo;
        this.range = range;
    }

    @Override
    public void open(ExecutionContext context) {
        next = context.getLong(NEXT, range.first());
        walk = new BlockWalk(DatasetReader.open(catalogue, files, run.datasetId()), columns, halo, next, range.end());
    }

    @Override
    public @Nullable Neighbourhood read() {
        if (walk == null) throw new IllegalStateException("a source is opened before it is read");
        Neighbourhood block = walk.next();
        if (block != null) next++;
        return block;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT, next);
    }

    @Override
    public void close() {
        if (walk != null) walk.close();
        walk = null;
    }
}
