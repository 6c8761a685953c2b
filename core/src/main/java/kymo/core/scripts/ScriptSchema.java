package kymo.core.scripts;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of a script's parameters, as a built-in processor has it: forms are made from it. */
final class ScriptSchema {

    private ScriptSchema() {}

    static ObjectNode of(Declaration declaration) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", declaration.title());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (ScriptParameter parameter : declaration.parameters()) {
            properties.set(parameter.name(), property(parameter));
            if (parameter.usual() == null && parameter.type() != ParameterType.COLUMNS) required.add(parameter.name());
        }
        return schema;
    }

    private static ObjectNode property(ScriptParameter parameter) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        switch (parameter.type()) {
            case NUMBER -> property.put("type", "number");
            case INTEGER -> property.put("type", "integer");
            case FLAG -> property.put("type", "boolean");
            case TEXT -> property.put("type", "string");
            case CHOICE -> {
                ArrayNode choices = property.put("type", "string").putArray("enum");
                parameter.options().forEach(choices::add);
            }
            case COLUMN -> property.put("type", "string").put("format", "kymo-column");
            // for forms: not only a column of numbers will do
            case ANY_COLUMN ->
                property.put("type", "string").put("format", "kymo-column").put("x-column", "any");
            case COLUMNS -> {
                property.put("type", "array").put("uniqueItems", true);
                property.putObject("items").put("type", "string");
                property.put("format", "kymo-columns");
            }
        }
        if (parameter.least() != null) property.put("minimum", parameter.least());
        if (parameter.most() != null) property.put("maximum", parameter.most());
        if (parameter.usual() != null) property.set("default", parameter.usual());
        property.put("title", title(parameter));
        property.put("description", parameter.help());
        return property;
    }

    /** {@code target_column} as {@code Target column}, {@code width} of unit s as {@code Width [s]}. */
    private static String title(ScriptParameter parameter) {
        String words = parameter.name().replace('_', ' ').strip();
        String title = words.isEmpty() ? parameter.name() : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return parameter.unit() == null ? title : "%s [%s]".formatted(title, parameter.unit());
    }
}
