package kymo.core.series;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/** A list whose items are made when they are asked for, so that ten thousand of them need not live at once. */
final class Listed<T> extends AbstractList<T> {

    private final int size;
    private final boolean backwards;
    private final IntFunction<T> item;

    private Listed(int size, boolean backwards, IntFunction<T> item) {
        this.size = size;
        this.backwards = backwards;
        this.item = item;
    }

    static <T> List<T> of(int size, boolean backwards, IntFunction<T> item) {
        return new Listed<>(size, backwards, item);
    }

    @Override
    public T get(int index) {
        Objects.checkIndex(index, size);
        return item.apply(backwards ? size - 1 - index : index);
    }

    @Override
    public int size() {
        return size;
    }
}
