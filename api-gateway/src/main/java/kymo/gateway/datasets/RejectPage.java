package kymo.gateway.datasets;

import java.util.List;
import kymo.core.dataset.Reject;
import org.jspecify.annotations.Nullable;

/** A page of rejects; {@code total} counts them all. */
record RejectPage(List<Reject> items, @Nullable String nextCursor, long total) {}
