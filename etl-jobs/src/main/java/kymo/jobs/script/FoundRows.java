package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.ScriptBinding;
import kymo.jobs.host.wire.WireOut;
import org.jspecify.annotations.Nullable;

/**
 * What a script makes of one part of a dataset, in order, cut into blocks so small that those of all parts, one of each, fit into memory together: they may all
 * compete for the next row of the result.
 */
final class FoundRows {

    private static final int MOST_MIB = 128;
    /** Of the blocks of all parts, one of each. */
    private static final long COMPETING_ROWS = 1L << 18;

    private static final long COMPETING_BYTES = 64L << 20;
    private static final int LEAST_ROWS = 16;

    private final ScriptBinding binding;
    private final List<Block> found = new ArrayList<>();
    private long rows;
    private long bytes;

    FoundRows(ScriptBinding binding) {
        this.binding = binding;
    }

    /** @throws ProblemException {@code SCRIPT_FAILED} when it becomes too much */
    void add(@Nullable Block made) {
        if (made == null || made.rows() == 0) return;
        found.add(made);
        rows += made.rows();
        for (Column column : made.columns()) bytes += WireOut.bytes(column);
        if (bytes > (long) MOST_MIB << 20)
            throw new ProblemException(
                    ProblemCode.SCRIPT_FAILED,
                    "%s.groovy failed: what it finds in 16 blocks may have at most %d MiB together but has more; find less of it"
                            .formatted(binding.version().name(), MOST_MIB));
    }

    /** @param parts how many there are in all */
    List<Block> inOrder(int parts) {
        MergedRows merged = MergedRows.of(binding.declaration().kind(), found);
        int most = rows == 0 ? LEAST_ROWS : blockRows(parts);
        List<Block> blocks = new ArrayList<>();
        for (Block next = merged.next(0, most); next != null; next = merged.next(0, most)) blocks.add(next);
        return blocks;
    }

    private int blockRows(int parts) {
        long fitting = Math.min(COMPETING_ROWS, COMPETING_BYTES * rows / Math.max(1, bytes)) / parts;
        return (int) Math.max(LEAST_ROWS, Math.min(binding.output().blockRows(), fitting));
    }
}
