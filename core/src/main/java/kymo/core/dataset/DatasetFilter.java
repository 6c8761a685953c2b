package kymo.core.dataset;

import org.jspecify.annotations.Nullable;

/**
 * Which datasets to list; null leaves a property open.
 *
 * @param namePart a part of the name, in any case
 */
public record DatasetFilter(
        @Nullable String namePart, @Nullable DatasetKind kind) {

    public static final DatasetFilter ALL = new DatasetFilter(null, null);
}
