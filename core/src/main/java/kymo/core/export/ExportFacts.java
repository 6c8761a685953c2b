package kymo.core.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.LineageNode;
import kymo.core.dataset.Schema;
import kymo.core.dataset.Upload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file tells of itself: what it was made of, how, and the units of its columns. No time is told, so the same export has the same bytes.
 *
 * @param about members in the order in which they are told: dataset, upload, rows, flags, where there are such
 * @param steps from the upload to the dataset
 */
record ExportFacts(Map<String, ObjectNode> about, List<ObjectNode> steps, List<ObjectNode> columns) {

    /** The first line of a CSV's head: the format of the lines below, and its version. */
    static final String CSV_HEAD = "# kymo export 1";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PARQUET_KEY = "kymo.lineage";

    static ExportFacts of(Catalogue catalogue, Dataset source, Schema leaving, Export export) {
        Map<String, ObjectNode> about = new LinkedHashMap<>();
        about.put("dataset", named(source.name(), export.ids() ? source.id() : null));
        List<ObjectNode> steps = new ArrayList<>();
        for (LineageNode node : catalogue.ancestry(source.id())) {
            UUID uploadId = node.origin().uploadId();
            if (uploadId != null) about.put("upload", upload(catalogue.upload(uploadId)));
            steps.add(step(node, export.ids()));
        }
        if (!export.excerpt().isAllRows(source.rows()))
            about.put(
                    "rows",
                    JSON.createObjectNode()
                            .put("from", export.excerpt().fromRow())
                            .put("to", Math.min(source.rows(), export.excerpt().toRow()) - 1));
        Flagged flagged = export.flagged();
        if (flagged != null) about.put("flags", flags(flagged));
        return new ExportFacts(
                about,
                steps,
                leaving.columns().stream().map(ExportFacts::column).toList());
    }

    ObjectNode json() {
        ObjectNode all = JSON.createObjectNode();
        about.forEach(all::set);
        all.putArray("steps").addAll(steps);
        all.putArray("columns").addAll(columns);
        return all;
    }

    /** Lines before the names of a CSV, each without its end. */
    List<String> csvHead() {
        List<String> lines = new ArrayList<>(List.of(CSV_HEAD));
        about.forEach((name, fact) -> lines.add("# %s: %s".formatted(name, text(fact))));
        steps.forEach(step -> lines.add("# step: " + text(step)));
        columns.forEach(column -> lines.add("# column: " + text(column)));
        return lines;
    }

    /** For a footer that tells the columns and their units itself. */
    Map<String, String> forParquet() {
        ObjectNode all = json();
        all.remove("columns");
        return Map.of(PARQUET_KEY, text(all));
    }

    static String text(ObjectNode fact) {
        return JSON.writeValueAsString(fact);
    }

    private static ObjectNode named(String name, @Nullable UUID id) {
        ObjectNode fact = JSON.createObjectNode().put("name", name);
        if (id != null) fact.put("id", id.toString());
        return fact;
    }

    private static ObjectNode upload(Upload upload) {
        ObjectNode fact = JSON.createObjectNode().put("name", upload.name());
        // the command line reads its file once, and does not know
        if (!upload.sha256().isEmpty()) fact.put("sha256", upload.sha256());
        return fact;
    }

    private static ObjectNode step(LineageNode node, boolean ids) {
        ObjectNode fact = JSON.createObjectNode()
                .put("processor", node.origin().processor())
                .put("version", node.origin().processorVersion());
        fact.set("parameters", node.origin().parameters());
        UUID run = node.origin().runId();
        if (ids && run != null) fact.put("run", run.toString());
        if (ids) fact.put("dataset", node.id().toString());
        return fact;
    }

    private static ObjectNode flags(Flagged flagged) {
        ObjectNode fact = JSON.createObjectNode()
                .put("result", flagged.result().toString())
                .put("flagged", flagged.handling().wireName());
        if (flagged.handling() == Flagged.Handling.EXCLUDE)
            fact.put("worst", flagged.worst().wireName());
        return fact;
    }

    private static ObjectNode column(ColumnSpec column) {
        ObjectNode fact = JSON.createObjectNode()
                .put("name", column.name())
                .put("type", column.type().wireName());
        if (column.unit() != null) fact.put("unit", column.unit());
        return fact;
    }
}
