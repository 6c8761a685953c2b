package kymo.gateway.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How live events are told: {@code kymo.live.*}.
 *
 * @param ping how often every client is written to, so that a dead connection is noticed
 * @param poll how often the subscribed topics are looked up in the database while the broker is away; ten times as rarely otherwise, for what
 *     nobody thought of
 * @param patience how long one message may take to a client before it is taken for gone
 * @param topics how many topics a client may be subscribed to at once
 * @param messageChars how long a client's message may be
 * @param outboxChars how much may wait for a client before it is cut off as too slow
 */
@ConfigurationProperties("kymo.live")
record LiveSettings(
        @DefaultValue("20s") Duration ping,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("1000") int topics,
        @DefaultValue("4096") int messageChars,
        @DefaultValue("1000000") int outboxChars) {}
