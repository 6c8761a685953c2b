package kymo.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What was understood of a file, for a person: a line of facts, a table of columns, then notes and what could not be read. */
final class Description {

    private static final List<String> HEADINGS =
            List.of("column", "type", "unit", "missing", "first", "last", "min", "max");
    private static final int SHOWN_REJECTS = 20;
    private static final int MOST_WIDTH = 32;

    private Description() {}

    static void print(JsonNode described, PrintWriter out) {
        out.println("%s, %s, delimiter %s, decimal %s"
                .formatted(
                        described.path("encoding").asString(),
                        described.path("line_ending").asString(),
                        quoted(described.path("delimiter").asString()),
                        quoted(described.path("decimal").asString())));
        for (JsonNode table : described.path("tables")) {
            out.println("%,d rows, %d columns"
                    .formatted(
                            table.path("row_count").asLong(),
                            table.path("columns").size()));
            out.println();
            columns(table, out);
        }
        for (JsonNode notice : described.path("notices"))
            out.println("note: " + notice.path("message").asString());
        long rejects = described.path("reject_count").asLong();
        if (rejects > 0) out.println("%,d cells or lines could not be read and are missing:".formatted(rejects));
        int shown = 0;
        for (JsonNode reject : described.path("rejects")) {
            if (shown++ == SHOWN_REJECTS) break;
            out.println("  line %d, column '%s': '%s' %s"
                    .formatted(
                            reject.path("line").asLong(),
                            reject.path("column").asString(),
                            reject.path("text").asString(),
                            reject.path("reason").asString()));
        }
    }

    private static void columns(JsonNode table, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        for (JsonNode column : table.path("columns")) {
            lines.add(List.of(
                    text(column.path("name")),
                    text(column.path("type")),
                    text(column.path("unit")),
                    text(column.path("null_count")),
                    text(column.path("first")),
                    text(column.path("last")),
                    text(column.path("min")),
                    text(column.path("max"))));
        }
        int[] widths = new int[HEADINGS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], line.get(i).length());
        }
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) row.append(("%-" + (widths[i] + 2) + "s").formatted(line.get(i)));
            out.println(row.toString().stripTrailing());
        }
        out.println();
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "";
        String text = value.asString();
        return text.length() <= MOST_WIDTH ? text : text.substring(0, MOST_WIDTH - 1) + "…";
    }

    private static String quoted(String text) {
        return text.equals("\t") ? "tab" : text.length() == 1 ? "'" + text + "'" : text;
    }
}
