package kymo.jobs.ingest;

import java.util.List;
import java.util.Objects;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.columnar.ColumnarFormat;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.sheet.SheetFormat;
import kymo.jobs.ingest.text.TextFormat;
import tools.jackson.databind.JsonNode;

/** The kinds of files that are read. */
public final class FileFormats {

    /** So many bytes tell. */
    static final int HEAD_BYTES = 4096;

    /** The first that recognises a file reads it; text, the last, takes all that is left and tells what it cannot be. */
    private static final List<FileFormat> ALL =
            List.of(ColumnarFormat.parquet(), ColumnarFormat.arrow(), new SheetFormat(), new TextFormat());

    private FileFormats() {}

    /** The format of these bytes. */
    static FileFormat of(ReadableFile file, String fileName) {
        return of(file.read(0, (int) Math.min(HEAD_BYTES, file.bytes())), fileName);
    }

    /** The format of a file that begins so. */
    static FileFormat of(byte[] head, String fileName) {
        return ALL.stream()
                .filter(format -> format.recognises(head, fileName))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What is understood of a file.
     *
     * @throws kymo.core.problems.ProblemException as {@link FileFormat#look} does
     */
    public static FoundTable look(ReadableFile file, String fileName, IngestOptions options) {
        return AdjustedTable.of(
                of(file, fileName).look(file, fileName, options),
                options.columns().edits());
    }

    /** A table as it was understood before. */
    static FoundTable kept(JsonNode reading) {
        // readings of the first versions had no format: all were text
        String name = reading.path(FileFormat.MEMBER).asString(TextFormat.NAME);
        FileFormat known = ALL.stream()
                .filter(format -> Objects.equals(format.name(), name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no format is called '%s'".formatted(name)));
        return AdjustedTable.kept(known, reading);
    }
}
