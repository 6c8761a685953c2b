package kymo.core.support;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.kernel.Block;
import kymo.core.processors.BlockFunction;

/** What a run stores: every block of a dataset with its halo, one after another. */
public final class ComputedBlocks {

    private ComputedBlocks() {}

    /** All rows that the function makes of the dataset, which is closed. */
    public static Block of(DatasetReader dataset, BlockFunction function) {
        List<Block> made = new ArrayList<>();
        try (BlockWalk walk = new BlockWalk(dataset, function.inputColumns(), function.halo(), 0, Long.MAX_VALUE)) {
            for (Neighbourhood block = walk.next(); block != null; block = walk.next()) {
                Neighbourhood.Wide wide = block.read();
                made.add(function.apply(wide.block(), wide.from(), wide.to()));
            }
        }
        return Block.join(made);
    }
}
