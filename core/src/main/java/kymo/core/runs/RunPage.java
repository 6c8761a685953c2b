package kymo.core.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some runs, the newest first; {@code nextCursor} is where to go on, null at the end. */
public record RunPage(List<Run> items, @Nullable String nextCursor) {}
