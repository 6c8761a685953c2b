package kymo.jobs.batch;

import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;

/** A block of the draft, and what of the source could not be read within it. */
public record MadeBlock(Block block, List<Reject> rejects) {
    public MadeBlock(Block block) {
        this(block, List.of());
    }
}
