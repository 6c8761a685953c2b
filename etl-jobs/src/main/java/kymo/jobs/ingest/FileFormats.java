package kymo.jobs.ingest;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.intake.ReaderDirectory;
import kymo.jobs.ingest.columnar.ColumnarFormat;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.sheet.SheetFormat;
import kymo.jobs.ingest.text.TextFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The kinds of files that are read: those that Kymo understands itself, and those that a script reads where the options say so. */
public final class FileFormats {

    /** So many bytes tell. */
    static final int HEAD_BYTES = 4096;

    /** The first that recognises a file reads it; text, the last, takes all that is left and tells what it cannot be. */
    private static final List<FileFormat> ALL =
            List.of(ColumnarFormat.parquet(), ColumnarFormat.arrow(), new SheetFormat(), new TextFormat());

    /** No script reads any file. */
    public static final FileFormats BUILT_IN = new FileFormats(null, ReaderDirectory.NONE);

    private final @Nullable FileFormat reader;
    private final ReaderDirectory readers;

    private FileFormats(@Nullable FileFormat reader, ReaderDirectory readers) {
        this.reader = reader;
        this.readers = readers;
    }

    /**
     * With files that scripts read.
     *
     * @param reader reads those of which the options say so
     * @param readers the scripts that there are
     */
    public static FileFormats with(FileFormat reader, ReaderDirectory readers) {
        return new FileFormats(reader, readers);
    }

    /**
     * Options with the version of the script that they name, where they name one.
     *
     * @throws kymo.core.problems.ProblemException as {@link ReaderDirectory#pinned}
     */
    public JsonNode pinned(JsonNode options) {
        return readers.pinned(options);
    }

    /** The format of these bytes, if nothing else is told. */
    private static FileFormat of(ReadableFile file, String fileName) {
        return of(file.read(0, (int) Math.min(HEAD_BYTES, file.bytes())), fileName);
    }

    /** The format of a file that begins so. */
    static FileFormat of(byte[] head, String fileName) {
        return ALL.stream()
                .filter(format -> format.recognises(head, fileName))
                .findFirst()
                .orElseThrow();
    }

    /** The format by which a file is read with these options. */
    FileFormat of(ReadableFile file, String fileName, IngestOptions options) {
        if (options.reader() == null) return of(file, fileName);
        // somebody has to know that script
        if (reader == null) throw new IllegalStateException("no script reads files here");
        return reader;
    }

    /**
     * What is understood of a file.
     *
     * @param options with a script in its version, where one reads the file: see {@link #pinned}
     * @throws kymo.core.problems.ProblemException as {@link FileFormat#look} does
     */
    public FoundTable look(ReadableFile file, String fileName, IngestOptions options) {
        return AdjustedTable.of(
                of(file, fileName, options).look(file, fileName, options),
                options.columns().edits());
    }

    /** A table as it was understood before. */
    FoundTable kept(JsonNode reading) {
        // readings of the first versions had no format: all were text
        String name = reading.path(FileFormat.MEMBER).asString(TextFormat.NAME);
        FileFormat known = Stream.concat(ALL.stream(), Stream.ofNullable(reader))
                .filter(format -> Objects.equals(format.name(), name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no format is called '%s'".formatted(name)));
        return AdjustedTable.kept(known, reading);
    }
}
