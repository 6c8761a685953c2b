package kymo.core.preview;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import kymo.core.dataset.DatasetReader;
import kymo.core.peaks.SignalFacts;

/** {@link SignalFacts} of the columns asked for lately: datasets never change, and a slider asks again and again. */
final class Facts {

    private static final int KEPT = 256;

    private final Cache<ColumnKey, Double> noise = cache();
    private final Cache<UUID, Double> steps = cache();

    double noise(DatasetReader dataset, int column) {
        return noise.get(
                new ColumnKey(dataset.dataset().id(), column), key -> SignalFacts.noise(dataset, key.column()));
    }

    double step(DatasetReader dataset) {
        return steps.get(dataset.dataset().id(), id -> SignalFacts.step(dataset));
    }

    private static <K> Cache<K, Double> cache() {
        return Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();
    }

    private record ColumnKey(UUID dataset, int column) {}
}
