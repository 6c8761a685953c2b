package kymo.jobs.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.PartJoin;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** The forms in which a dataset leaves Kymo. */
public enum ExportFormat {
    /** One header line, comma, decimal point; missing values are empty. */
    CSV,
    /** An array of objects, one a row; missing values are null. */
    JSON,
    /** An object a line. */
    NDJSON,
    /** The parts' own pages under one footer. */
    PARQUET;

    private static final int BUFFER_CHARS = 1 << 16;

    /**
     * The format that a file's name ends in.
     *
     * @throws ProblemException {@code OUTPUT_FORMAT}
     */
    public static ExportFormat ofFileName(String name) {
        String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> ending.equals("." + format.name()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.OUTPUT_FORMAT,
                        "an output's name must end in %s but was '%s'; use one of these endings"
                                .formatted(
                                        Arrays.stream(values())
                                                .map(f -> "." + f.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", ")),
                                        name)));
    }

    /** Writes all rows of a published dataset to {@code out}, which stays the caller's to close. */
    public void write(Catalogue catalogue, FileStore files, UUID dataset, OutputStream out) throws IOException {
        write(catalogue, files, dataset, out, rows -> {});
    }

    /** The same; {@code told} hears now and then how many rows are written. */
    public void write(Catalogue catalogue, FileStore files, UUID dataset, OutputStream out, LongConsumer told)
            throws IOException {
        if (this == PARQUET) {
            PartJoin.write(catalogue.dataset(dataset).published(), catalogue.parts(dataset), files, out);
            return;
        }
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS);
        try (DatasetReader reader = DatasetReader.open(catalogue, files, dataset)) {
            int[] all = IntStream.range(0, reader.dataset().schema().columns().size())
                    .toArray();
            RowWriter rows = rowWriter(reader, text);
            for (long block = 0; block < reader.blocks(); block++) {
                Block next = reader.read(block, all);
                rows.write(next);
                told.accept(next.firstRow() + next.rows());
            }
            rows.finish();
        }
        text.flush();
    }

    private RowWriter rowWriter(DatasetReader reader, Writer out) throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(reader.dataset().schema(), out);
            case JSON -> new JsonRows(reader.dataset().schema(), out, true);
            case NDJSON -> new JsonRows(reader.dataset().schema(), out, false);
            case PARQUET -> throw new IllegalStateException("Parquet is written by the page");
        };
    }
}
