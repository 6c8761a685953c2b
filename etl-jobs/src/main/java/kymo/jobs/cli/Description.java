package kymo.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What was understood of a file, for a person: lines of facts, a table of columns, then notes and what could not be read. */
final class Description {

    private static final int SHOWN_REJECTS = 20;
    private static final int NAME_WIDTH = 32;
    private static final int VALUE_WIDTH = 23;

    private Description() {}

    static void print(JsonNode described, PrintWriter out) {
        if (described.has("encoding")) out.println(delimited(described));
        else if (described.has("format")) out.println(columnar(described));
        for (JsonNode table : described.path("tables")) {
            if (table.has("member")) out.println(text(table.path("member")));
            if (table.path("sheet").isString()) {
                String hidden = table.path("hidden").asBoolean() ? "hidden sheet" : "sheet";
                out.println("%s '%s'".formatted(hidden, text(table.path("sheet"))));
            }
            out.println(facts(table));
            out.println();
            columns(table.path("columns")).print(out);
            out.println();
        }
        for (JsonNode notice : described.path("notices")) out.println("note: " + text(notice.path("message")));
        for (JsonNode problem : described.path("problems"))
            out.println("no table: %s (%s)".formatted(text(problem.path("member")), text(problem.path("message"))));
        long rejects = described.path("reject_count").asLong();
        if (rejects > 0) out.println(RejectLine.heading(rejects));
        int shown = 0;
        for (JsonNode reject : described.path("rejects")) {
            if (shown++ == SHOWN_REJECTS) break;
            out.println(RejectLine.of(
                    reject.path("line").asLong(),
                    text(reject.path("column")),
                    text(reject.path("text")),
                    text(reject.path("reason"))));
        }
        if (rejects > SHOWN_REJECTS)
            out.println(String.format(Locale.ROOT, "  … and %,d more; --json lists 100", rejects - SHOWN_REJECTS));
    }

    private static String delimited(JsonNode described) {
        return "%s, %s line ends, delimiter %s, decimal %s"
                .formatted(
                        text(described.path("encoding")),
                        text(described.path("line_ending")),
                        quoted(text(described.path("delimiter"))),
                        quoted(text(described.path("decimal"))));
    }

    private static String columnar(JsonNode described) {
        String writer = text(described.path("writer"));
        return "%s file%s".formatted(text(described.path("format")), writer.isEmpty() ? "" : ", written by " + writer);
    }

    private static String facts(JsonNode table) {
        StringBuilder facts = new StringBuilder()
                .append(Counted.of(table.path("row_count").asLong(), "row"))
                .append(", ")
                .append(Counted.of(table.path("columns").size(), "column"));
        JsonNode header = table.path("header_line");
        if (header.isMissingNode()) return facts.toString();
        facts.append(header.isNumber() ? ", names in line " + header.asLong() : ", no line of names");
        JsonNode units = table.path("units_line");
        if (units.isNumber()) facts.append(", units in line ").append(units.asLong());
        if (table.path("row_count").asLong() > 0)
            facts.append(", data from line ")
                    .append(table.path("first_data_line").asLong());
        return facts.toString();
    }

    private static TextTable columns(JsonNode columns) {
        TextTable table =
                new TextTable(List.of("column", "type", "unit", "missing", "first", "last", "min", "max"), "missing");
        for (JsonNode column : columns) {
            String type = text(column.path("type"));
            List<String> cells = new ArrayList<>(List.of(
                    cut(text(column.path("name")), NAME_WIDTH),
                    type,
                    text(column.path("unit")),
                    text(column.path("null_count"))));
            for (String value : List.of("first", "last", "min", "max"))
                cells.add(cut(text(column.path(value)), VALUE_WIDTH));
            table.add(cells, type.equals("integer") || type.equals("float"));
        }
        return table;
    }

    private static String cut(String text, int width) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }

    private static String quoted(String text) {
        return text.equals("\t") ? "tab" : text.equals(" ") ? "blank" : text.length() == 1 ? "'" + text + "'" : text;
    }
}
