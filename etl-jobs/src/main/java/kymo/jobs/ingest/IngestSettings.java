package kymo.jobs.ingest;

import java.nio.file.Path;
import kymo.jobs.ingest.unpacked.Unpacking;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What reading files may take: {@code kymo.ingest.*}.
 *
 * @param unpackedBytes how large a compressed file, or a file of an archive, may become
 * @param folder where it lies while it is read
 */
@ConfigurationProperties("kymo.ingest")
public record IngestSettings(DataSize unpackedBytes, Path folder) {

    public IngestSettings(@Nullable DataSize unpackedBytes, @Nullable Path folder) {
        Unpacking usual = Unpacking.usual();
        this.unpackedBytes = unpackedBytes == null ? DataSize.ofBytes(usual.mostBytes()) : unpackedBytes;
        this.folder = folder == null ? usual.folder() : folder;
        if (this.unpackedBytes.toBytes() < 1)
            throw new IllegalArgumentException(
                    "kymo.ingest.unpacked-bytes must be at least 1 byte but was " + this.unpackedBytes);
    }

    /** Where nothing is configured. */
    public static IngestSettings usual() {
        return new IngestSettings(null, null);
    }

    Unpacking unpacking() {
        return new Unpacking(unpackedBytes.toBytes(), folder);
    }
}
