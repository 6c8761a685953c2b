package kymo.core.intake;

import tools.jackson.databind.JsonNode;

/** A processor to run, and its parameters as a JSON object. */
public record Step(String processor, JsonNode parameters) {}
