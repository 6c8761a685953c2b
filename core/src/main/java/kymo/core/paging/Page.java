package kymo.core.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list.
 *
 * @param nextCursor where the list goes on; null at its end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of up to {@code limit} items.
     *
     * @param found the items from the page's first on, one more than {@code limit} where the list goes on
     * @param cursor the place just behind an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) return new Page<>(found, null);
        return new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    /** The same page of other items, one for one. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }
}
