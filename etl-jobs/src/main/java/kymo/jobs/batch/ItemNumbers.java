package kymo.jobs.batch;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** The numbers of the items of a step, ascending; resumes after the last committed one. */
final class ItemNumbers implements ItemStreamReader<Integer> {

    private static final String NEXT = "next.item";

    private final int first;
    private final int end;
    private int next;

    /** From {@code first} (inclusive) to {@code end} (exclusive). */
    ItemNumbers(int first, int end) {
        this.first = first;
        this.end = end;
    }

    @Override
    public void open(ExecutionContext context) {
        next = context.getInt(NEXT, first);
    }

    @Override
    public @Nullable Integer read() {
        return next < end ? next++ : null;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(NEXT, next);
    }
}
