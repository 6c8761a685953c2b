package kymo.core.files;

import java.util.Optional;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Where keys are in S3, and how a failure there is told. */
record S3Place(S3Client client, S3Settings settings) {

    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;

    String bucket() {
        return settings.bucket();
    }

    /** The object of this key; of a key's beginning, the beginning of its object. */
    String object(String key) {
        return settings.prefix().isEmpty() ? key : settings.prefix() + "/" + key;
    }

    String key(String object) {
        return object.substring(object("").length());
    }

    /** What the service knows of the object; empty when there is none. */
    Optional<HeadObjectResponse> find(String key) {
        try {
            return Optional.of(client.headObject(head -> head.bucket(bucket()).key(object(key))));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    ProblemException failed(String what, String key, Throwable cause) {
        return new ProblemException(
                ProblemCode.STORE_FAILED,
                "the file store could not %s '%s' in %s (%s); %s"
                        .formatted(what, key, settings.place(), cause, remedy(cause)),
                cause);
    }

    private static String remedy(Throwable cause) {
        if (!(cause instanceof S3Exception answer))
            return "look at the service and the network to it, then restart the run";
        if (answer.statusCode() == FORBIDDEN)
            return "allow its access key to read, write, delete and list there, then restart the run";
        if ("NoSuchBucket".equals(code(answer))) return "make the bucket, or correct kymo.files.s3.bucket";
        if (answer.statusCode() == NOT_FOUND) return "restore it from a backup";
        return "look at the service's log, then restart the run";
    }

    private static @Nullable String code(S3Exception answer) {
        return answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
    }
}
