package kymo.core.files;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which bucket of which S3 service holds the files.
 *
 * @param bucket it must exist; blank where files are not kept in S3
 * @param prefix put before every key with a slash between, so that a bucket can be shared; blank for none
 * @param endpoint of a service other than Amazon's; null: Amazon's in that region
 * @param pathStyle whether the bucket stands in the path of an address rather than in its host, as most services of one's own want it
 * @param accessKey null: the SDK looks for both keys itself (environment, profile, the machine's role)
 */
@ConfigurationProperties("kymo.files.s3")
public record S3Settings(
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("false") boolean pathStyle,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    /** @throws IllegalArgumentException when the prefix is none, or one key is given without the other */
    public S3Settings {
        if (!prefix.isEmpty()) Keys.checked(prefix);
        if (isGiven(accessKey) != isGiven(secretKey))
            throw new IllegalArgumentException(
                    "kymo.files.s3.access-key and kymo.files.s3.secret-key must be given together but one is missing;"
                            + " set both, or neither for the SDK to look for them");
    }

    /** Whether both keys are given. */
    boolean hasKeys() {
        return isGiven(accessKey);
    }

    /** A place as messages name it. */
    String place() {
        return endpoint == null ? "bucket '%s'".formatted(bucket) : "bucket '%s' at %s".formatted(bucket, endpoint);
    }

    /** Never the secret: settings are logged. */
    @Override
    public String toString() {
        return "S3Settings[%s, prefix '%s', region %s]".formatted(place(), prefix, region);
    }

    private static boolean isGiven(@Nullable String key) {
        return key != null && !key.isEmpty();
    }
}
