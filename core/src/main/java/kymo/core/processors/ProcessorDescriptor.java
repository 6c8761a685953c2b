package kymo.core.processors;

import tools.jackson.databind.JsonNode;

/**
 * What the world is told of a processor.
 *
 * @param name its stable name, such as {@code rolling-mean}
 * @param version raised whenever the same input and parameters could give other bytes
 * @param title for people
 * @param description one sentence for people
 * @param parameters JSON Schema (2020-12) of its parameters
 */
public record ProcessorDescriptor(String name, int version, String title, String description, JsonNode parameters) {}
