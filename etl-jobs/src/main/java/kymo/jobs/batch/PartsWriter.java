package kymo.jobs.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import kymo.core.dataset.Part;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.profile.PartProfile;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes a chunk as one part: first the file, durable; then, in the chunk's transaction, its line in the manifest. */
final class PartsWriter implements ItemWriter<MadeBlock> {

    private final PartStore parts;
    private final Draft draft;
    private final long token;
    private final boolean profiled;

    /** @param profiled whether a profile of each part is put aside with it */
    PartsWriter(PartStore parts, Draft draft, long token, boolean profiled) {
        this.parts = parts;
        this.draft = draft;
        this.token = token;
        this.profiled = profiled;
    }

    @Override
    public void write(Chunk<? extends MadeBlock> chunk) {
        if (chunk.isEmpty()) return;
        List<Block> blocks = new ArrayList<>(chunk.size());
        List<Reject> rejects = new ArrayList<>();
        for (MadeBlock made : chunk) {
            blocks.add(made.block());
            rejects.addAll(made.rejects());
        }
        Schema schema = Objects.requireNonNull(draft.schema(), "a draft is begun before its blocks are written");
        int number = Math.toIntExact(blocks.get(0).firstRow() / schema.partRows());
        // beside the writing, which leaves half of its thread's time to the disk
        CompletableFuture<List<Block>> profile =
                profiled ? CompletableFuture.supplyAsync(() -> PartProfile.of(schema, number, blocks)) : null;
        Part part = parts.write(draft.id(), schema, number, token, draft.generation(), blocks, rejects);
        if (profile != null) new PartProfiles(draft, schema).put(number, profile.join());
        draft.add(part);
    }
}
