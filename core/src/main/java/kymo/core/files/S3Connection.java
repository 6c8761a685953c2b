package kymo.core.files;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** How a service that speaks S3 is spoken to. */
final class S3Connection {

    private static final int ATTEMPTS = 5;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);

    private S3Connection() {}

    static S3Client client(S3Settings settings) {
        if (settings.bucket().isBlank())
            throw new IllegalArgumentException(
                    "files are kept in S3 (kymo.files.store=s3) but kymo.files.s3.bucket names no bucket; set it to"
                            + " one that exists");
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE_TIMEOUT)
                        .build())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // a body goes as it is: it is in memory, and not every service takes signed chunks apart
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                // parts carry an MD5, which every service checks; the newer checksums not every one knows
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()));
        if (settings.endpoint() != null) builder.endpointOverride(settings.endpoint());
        if (settings.accessKey() != null && settings.secretKey() != null && settings.hasKeys())
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        return builder.build();
    }
}
