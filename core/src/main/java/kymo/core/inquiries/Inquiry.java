package kymo.core.inquiries;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A question as a worker gets it.
 *
 * @param claim which claim of it this is, counted from 1; an answer to an earlier claim is ignored
 */
public record Inquiry(UUID id, String kind, JsonNode request, int claim) {}
