package kymo.jobs.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exports that runs write: {@code kymo.exports.*}.
 *
 * @param keep for how long they can be fetched
 */
@ConfigurationProperties("kymo.exports")
public record ExportSettings(@DefaultValue("7d") Duration keep) {}
