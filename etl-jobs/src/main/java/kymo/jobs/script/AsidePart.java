package kymo.jobs.script;

import java.util.function.Supplier;
import kymo.core.kernel.Block;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;

/** The blocks of a part that was put aside. Its file is open only from the second block to the last, since that of every part is asked for its first at once. */
final class AsidePart implements Supplier<@Nullable Block>, AutoCloseable {

    private final Spilled aside;
    private final int number;
    private Spilled.@Nullable Part open;
    private int blocks = -1;
    private int next;

    AsidePart(Spilled aside, int number) {
        this.aside = aside;
        this.number = number;
    }

    @Override
    public @Nullable Block get() {
        if (next == blocks) return null;
        Spilled.Part part = open;
        if (part == null) open = part = aside.open(number);
        blocks = part.blocks();
        Block block = part.read(next++);
        if (next == 1 || next == blocks) close();
        return block;
    }

    @Override
    public void close() {
        if (open != null) open.close();
        open = null;
    }
}
