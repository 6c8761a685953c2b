package kymo.jobs.ingest.columnar;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A kind of files of columns. */
public final class ColumnarFormat implements FileFormat {

    private final String name;
    private final Predicate<byte[]> recognises;
    private final BiFunction<ReadableFile, ColumnarRefusals, ColumnarFile> opening;

    private ColumnarFormat(
            String name,
            Predicate<byte[]> recognises,
            BiFunction<ReadableFile, ColumnarRefusals, ColumnarFile> opening) {
        this.name = name;
        this.recognises = recognises;
        this.opening = opening;
    }

    /** Apache Parquet. */
    public static FileFormat parquet() {
        return new ColumnarFormat("parquet", ParquetFile::recognises, ParquetFile::open);
    }

    /** Apache Arrow's files and streams, which are Feather's second version, too. */
    public static FileFormat arrow() {
        return new ColumnarFormat("arrow", ArrowFile::recognises, ArrowFile::open);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean recognises(byte[] head, String fileName) {
        return recognises.test(head);
    }

    /** Few bytes may hold very many rows that are alike. */
    @Override
    public boolean isDense() {
        return true;
    }

    @Override
    public FoundTable look(ReadableFile file, String fileName, IngestOptions options) {
        ColumnarFile open = open(file, fileName);
        ColumnarReading reading = new ColumnarLook(open, name, fileName, options).reading(file.bytes());
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        open.describe(about);
        return new ColumnarTable(this, reading, about);
    }

    @Override
    public FoundTable kept(JsonNode reading) {
        return ColumnarTable.kept(this, reading);
    }

    ColumnarFile open(ReadableFile file, String fileName) {
        ColumnarRefusals refusals = new ColumnarRefusals(fileName);
        return new GuardedFile(opening.apply(file, refusals), refusals);
    }
}
