package kymo.gateway.uploads;

import java.time.Duration;
import kymo.core.uploads.UploadLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may come in, and how: {@code kymo.uploads.*}.
 *
 * @param maxBytes of one file
 * @param quotaBytes of all uploads together; 0: no limit
 * @param freeBytes that stay free on the store's disk
 * @param keepUnfinished how long an upload by tus is kept after its last byte
 * @param patience how long a sender may be silent before another request may go on with its upload
 * @param sweepEvery how often what has expired is removed
 */
@ConfigurationProperties("kymo.uploads")
record UploadSettings(
        @DefaultValue("64GB") DataSize maxBytes,
        @DefaultValue("0") DataSize quotaBytes,
        @DefaultValue("1GB") DataSize freeBytes,
        @DefaultValue("7d") Duration keepUnfinished,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("10m") Duration sweepEvery) {

    UploadLimits limits() {
        return new UploadLimits(maxBytes.toBytes(), quotaBytes.toBytes(), freeBytes.toBytes(), keepUnfinished);
    }
}
