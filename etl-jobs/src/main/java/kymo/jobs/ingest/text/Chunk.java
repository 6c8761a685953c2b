package kymo.jobs.ingest.text;

import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Some whole records of a file, in the charset that fields are found in. */
final class Chunk {

    /** The records from 0 to {@link #to}, then padding. */
    final byte[] bytes;

    final int to;
    /** Where the records begin in the file. */
    final long sourceOffset;
    /** What forbids to read on behind these records, null when nothing does. */
    final @Nullable ProblemCode failure;
    /** Where in {@link #bytes} that is. */
    final int failureAt;

    private final @Nullable SourceMap source;

    Chunk(
            byte[] bytes,
            int to,
            long sourceOffset,
            @Nullable SourceMap source,
            @Nullable ProblemCode failure,
            int failureAt) {
        this.bytes = bytes;
        this.to = to;
        this.sourceOffset = sourceOffset;
        this.source = source;
        this.failure = failure;
        this.failureAt = failureAt;
    }

    /** Where in the file the byte {@code at} of this chunk comes from. */
    long offset(int at) {
        return sourceOffset + (source == null ? at : source.sourceBytes(at));
    }

    /** Whether some of its bytes stood for no character and are U+FFFD now. */
    boolean isMalformed() {
        return source != null && source.isMalformed();
    }
}
