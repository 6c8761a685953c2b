package kymo.core.runs;

import java.util.UUID;

/** A hold that still stands after its renewal; {@code stopRequested}: stop the run at the border of its next chunk. */
public record Lease(UUID runId, long token, boolean stopRequested) {}
