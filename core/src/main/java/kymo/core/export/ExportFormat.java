package kymo.core.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kymo.core.dataset.Schema;
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
    /** The parts' own pages under one footer; of an excerpt, pages made anew. */
    PARQUET,
    /** A workbook with as many sheets as the rows need, and one about them. */
    XLSX;

    private static final int BUFFER_CHARS = 1 << 16;

    /** The format as addresses and files' endings name it, such as {@code csv}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that an option names.
     *
     * @throws ProblemException {@code EXPORT_OPTION_INVALID} at {@code /format}
     */
    public static ExportFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.EXPORT_OPTION_INVALID,
                                "format must be one of %s but was '%s'; choose one of these"
                                        .formatted(
                                                Arrays.stream(values())
                                                        .map(ExportFormat::wireName)
                                                        .collect(Collectors.joining(", ")),
                                                name))
                        .in("format"));
    }

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
                                                .map(f -> "." + f.wireName())
                                                .collect(Collectors.joining(", ")),
                                        name)));
    }

    /** Whether it can begin with what else may be told; the others always hold it. */
    public boolean hasHead() {
        return this == CSV || this == JSON || this == NDJSON;
    }

    /** The rows of one file; nothing has been written before {@link RowWriter#write} or {@link RowWriter#finish} but what comes before the rows. */
    RowWriter rowWriter(Export export, String name, Schema schema, ExportFacts facts, OutputStream out)
            throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(schema, export.head() ? facts.csvHead() : List.of(), export.safe(), text(out));
            case JSON -> new JsonRows(schema, export.head() ? facts.json() : null, true, text(out));
            case NDJSON -> new JsonRows(schema, export.head() ? facts.json() : null, false, text(out));
            case PARQUET -> new ParquetRows(schema, facts.forParquet(), out);
            case XLSX -> new XlsxRows(name, schema, facts, out);
        };
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS);
    }
}
