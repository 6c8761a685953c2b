package kymo.jobs.ingest.unpacked;

import kymo.core.files.ReadableFile;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was before it was packed.
 *
 * @param file its bytes
 * @param name what it is called
 * @param compression how it was packed: {@code gzip}, {@code zstd} or {@code zip}; null when it was not
 */
public record Unpacked(
        ReadableFile file, String name, @Nullable String compression) implements AutoCloseable {

    /** Whether the bytes are others than those that were uploaded. */
    public boolean isPacked() {
        return compression != null;
    }

    /** Closes the file; one that was unpacked is gone. */
    @Override
    public void close() {
        file.close();
    }
}
