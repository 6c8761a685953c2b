package kymo.gateway.health;

import java.util.Map;

/**
 * Whether all is there.
 *
 * @param parts each {@code UP} or {@code DOWN}
 */
record Health(String status, String version, Map<String, String> parts) {}
