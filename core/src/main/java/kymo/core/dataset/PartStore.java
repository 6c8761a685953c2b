package kymo.core.dataset;

import java.util.List;
import java.util.UUID;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;

/** Writes part files under names that no two writers share. */
public final class PartStore {

    private final FileStore files;

    public PartStore(FileStore files) {
        this.files = files;
    }

    /**
     * Stores these blocks as part {@code number}; durable when this returns, and invisible until its manifest row is there.
     *
     * @param token of the lease under which this is written, so that a worker that has lost it writes beside its successor
     * @param generation of the draft
     */
    public Part write(
            UUID dataset,
            Schema schema,
            int number,
            long token,
            int generation,
            List<Block> blocks,
            List<Reject> rejects) {
        long rows = 0;
        for (Block block : blocks) rows += block.rows();
        StoredFile file = files.write(key(dataset, number, token, generation), out -> {
            PartWriter part = new PartWriter(schema, out);
            for (Block block : blocks) part.write(block);
            part.finish();
        });
        return new Part(number, rows, file, rejects);
    }

    /**
     * Stores these blocks as a part that is put aside: of any number of rows, in blocks of any sizes, without a pyramid.
     *
     * @param table among the draft's tables
     */
    public Part spill(UUID draft, String table, Schema schema, int number, long token, List<Block> blocks) {
        long rows = 0;
        for (Block block : blocks) rows += block.rows();
        String id = draft.toString();
        String key = "spills/%s/%s-%s-%d-%d.parquet".formatted(id.substring(0, 2), id, table, number, token);
        StoredFile file = files.write(key, out -> {
            ParquetWriter part = new ParquetWriter(schema, out);
            for (Block block : blocks) part.write(block);
            part.finish();
        });
        return new Part(number, rows, file, List.of());
    }

    /** Folders are shared by datasets: a folder made for every one would cost a sync more. */
    private static String key(UUID dataset, int number, long token, int generation) {
        String id = dataset.toString();
        return "parts/%s/%s-%d-%d-%d.parquet".formatted(id.substring(0, 2), id, generation, number, token);
    }
}
