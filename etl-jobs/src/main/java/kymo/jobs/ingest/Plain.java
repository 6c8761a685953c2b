package kymo.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.files.ReadableFile;
import kymo.core.imports.Fingerprint;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is understood of a file of which nothing is told, and what it has in common with others of its instrument. */
final class Plain {

    private static final int MOST_ABOVE = 200;
    private static final int UNREAD_LINES = 30;
    private static final int UNREAD_BYTES = 64 << 10;

    private final @Nullable FoundTable table;
    private final @Nullable ProblemException refused;
    private final Fingerprint fingerprint;

    private Plain(@Nullable FoundTable table, @Nullable ProblemException refused, Fingerprint fingerprint) {
        this.table = table;
        this.refused = refused;
        this.fingerprint = fingerprint;
    }

    static Plain look(ReadableFile file, String fileName) {
        try {
            FoundTable table = FileFormats.BUILT_IN.look(file, fileName, IngestOptions.none());
            return new Plain(table, null, fingerprint(file, table));
        } catch (ProblemException e) {
            return new Plain(null, e, unread(file));
        }
    }

    /** @throws ProblemException what kept it from being understood */
    FoundTable table() {
        if (table != null) return table;
        throw refused == null ? new IllegalStateException("a file is understood or refused") : refused;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    private static Fingerprint fingerprint(ReadableFile file, FoundTable table) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        table.describeFile(described);
        table.describeTable(described);
        JsonNode header = described.path("header_line");
        // a table without lines has names of its own
        boolean named = !header.isNull();
        List<String> names =
                named ? table.schema().columns().stream().map(ColumnSpec::name).toList() : List.of();
        int first = (header.isNumber() ? header : described.path("first_data_line")).asInt(1);
        return Fingerprint.of(
                table.reading().path(FileFormat.MEMBER).asString(),
                names,
                described.path("delimiter").isString()
                        ? described.path("delimiter").stringValue()
                        : null,
                table.rawLines(file, Math.min(MOST_ABOVE, first - 1)));
    }

    /** Of bytes that are not understood, or by a script alone: each stands for the letter that Latin-1 has there. */
    static Fingerprint unread(ReadableFile file) {
        byte[] head = file.read(0, (int) Math.min(UNREAD_BYTES, file.bytes()));
        List<String> lines = new String(head, StandardCharsets.ISO_8859_1)
                .lines()
                .limit(UNREAD_LINES)
                .toList();
        return Fingerprint.of(Fingerprint.UNREAD, List.of(), null, lines);
    }
}
