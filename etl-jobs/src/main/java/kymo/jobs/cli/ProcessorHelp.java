package kymo.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kymo.core.processors.Processor;
import kymo.core.processors.ProcessorDescriptor;
import kymo.core.processors.Processors;
import tools.jackson.databind.JsonNode;

/** What the command line says of a processor: its sentence and its parameters, from the schema that also checks them. */
final class ProcessorHelp {

    private static final int WIDTH = 79;
    private static final int INDENT = 15;

    private ProcessorHelp() {}

    static String[] lines() {
        List<String> lines = new ArrayList<>();
        for (Processor processor : Processors.all()) add(processor.descriptor(), lines);
        // picocli takes each line for a format
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }

    static List<String> linesOf(ProcessorDescriptor descriptor) {
        List<String> lines = new ArrayList<>();
        add(descriptor, lines);
        return lines;
    }

    private static void add(ProcessorDescriptor descriptor, List<String> lines) {
        wrap("  " + descriptor.name() + ": " + descriptor.description(), 6, lines);
        descriptor.parameters().path("properties").properties().forEach(parameter -> {
            String need = isRequired(descriptor, parameter.getKey()) ? ", needed" : usual(parameter.getValue());
            wrap(
                    "    %-10s %s (%s%s)"
                            .formatted(
                                    parameter.getKey(),
                                    parameter.getValue().path("description").asString(""),
                                    kind(parameter.getValue().path("type")),
                                    need),
                    INDENT,
                    lines);
        });
    }

    private static String kind(JsonNode type) {
        if (type.isArray()) return type.valueStream().map(ProcessorHelp::kind).collect(Collectors.joining(" or "));
        return type.asString("").equals("array") ? "list" : type.asString("");
    }

    /** Only scripts say it apart; what built-in processors take by themselves is in their words. */
    private static String usual(JsonNode parameter) {
        return parameter.has("default") ? ", " + parameter.get("default").asString() + " by default" : "";
    }

    private static boolean isRequired(ProcessorDescriptor descriptor, String parameter) {
        for (JsonNode name : descriptor.parameters().path("required")) {
            if (name.asString().equals(parameter)) return true;
        }
        return false;
    }

    private static void wrap(String text, int indent, List<String> lines) {
        String rest = text;
        while (rest.length() > WIDTH) {
            int cut = rest.lastIndexOf(' ', WIDTH);
            if (cut <= indent) break;
            lines.add(rest.substring(0, cut));
            rest = " ".repeat(indent) + rest.substring(cut + 1);
        }
        lines.add(rest);
    }
}
