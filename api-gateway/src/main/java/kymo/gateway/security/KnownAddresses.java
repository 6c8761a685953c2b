package kymo.gateway.security;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under which names the gateway is known, and whose pages may call it: {@code kymo.web.*}.
 *
 * <p>A name that is neither loopback's nor listed is refused, so that a page of another site cannot reach this machine by a name of its own
 * (DNS rebinding).
 *
 * @param hosts names in the header Host besides those of loopback, without a port
 * @param origins in the header Origin besides the gateway's own, such as {@code https://lab.example}
 */
@ConfigurationProperties("kymo.web")
public record KnownAddresses(
        @DefaultValue List<String> hosts, @DefaultValue List<String> origins) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public KnownAddresses {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    boolean knowsHost(String host) {
        String name = name(host);
        return LOOPBACK.contains(name) || hosts.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The gateway's own page has the host it was called by as its origin. */
    boolean knowsOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host)
                || origins.stream().anyMatch(origin::equalsIgnoreCase);
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
