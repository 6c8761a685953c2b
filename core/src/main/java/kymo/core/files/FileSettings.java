package kymo.core.files;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept; the gateway and all workers must be told the same.
 *
 * @param root the folder of a local store
 */
@ConfigurationProperties("kymo.files")
public record FileSettings(
        @DefaultValue("local") Kind store,
        @DefaultValue("./data/files") Path root) {

    /** What keeps them. */
    public enum Kind {
        /** A folder, which all applications see. */
        LOCAL,
        /** A bucket. */
        S3
    }

    /**
     * The store.
     *
     * @throws IllegalArgumentException when it is S3 without a bucket
     */
    public FileStore open(S3Settings s3) {
        return switch (store) {
            case LOCAL -> new LocalFileStore(root);
            case S3 -> S3FileStore.open(s3);
        };
    }
}
