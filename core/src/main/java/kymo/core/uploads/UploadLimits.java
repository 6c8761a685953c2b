package kymo.core.uploads;

import java.time.Duration;

/**
 * How much may come in.
 *
 * @param maxBytes of one file
 * @param quotaBytes of all uploads together, those on their way by their whole length; 0: no limit
 * @param freeBytes that stay free on the store's disk
 * @param keepFor how long an upload on its way is kept after its last byte
 */
public record UploadLimits(long maxBytes, long quotaBytes, long freeBytes, Duration keepFor) {

    /** @throws IllegalArgumentException when one of them is negative, or a file may have no bytes */
    public UploadLimits {
        if (maxBytes < 1 || quotaBytes < 0 || freeBytes < 0 || keepFor.isNegative())
            throw new IllegalArgumentException(
                    "limits must be maxBytes >= 1 and the others >= 0 but were %d, %d, %d, %s"
                            .formatted(maxBytes, quotaBytes, freeBytes, keepFor));
    }
}
