package kymo.jobs.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a script is held to: a small dataset or, for a reader, a file; parameters; and what must come of them.
 *
 * @param name for people
 * @param input the dataset, as one block; without rows where there is a file
 * @param file the bytes of the file; null where there is a dataset
 * @param parameters as a run would be given them
 * @param expected columns of the result by name, or null when a problem must come
 * @param problem a part of the message that must come, or null
 * @param tolerance how far a number may be off, as a part of it and at least as much
 */
record ScriptCase(
        String name,
        Schema schema,
        Block input,
        @Nullable ReadableFile file,
        JsonNode parameters,
        @Nullable JsonNode expected,
        @Nullable String problem,
        double tolerance) {

    private static final double USUAL_TOLERANCE = 1e-9;

    /**
     * The cases in a file's JSON, as docs/reference/scripts.md describes it.
     *
     * @throws ProblemException {@code PARAMETER_INVALID} when they make no sense
     */
    static List<ScriptCase> of(JsonNode file) {
        JsonNode cases = file.path("cases");
        if (!cases.isArray() || cases.isEmpty()) throw invalid("a test needs a list 'cases' with at least one case");
        List<ScriptCase> read = new ArrayList<>();
        for (JsonNode one : cases) read.add(one(one, read.size() + 1));
        return read;
    }

    private static ScriptCase one(JsonNode told, int number) {
        String name = told.path("name").asString("case " + number);
        JsonNode expected = told.get("expected");
        String problem = told.hasNonNull("problem") ? told.get("problem").asString() : null;
        if ((expected == null) == (problem == null))
            throw invalid("'%s' needs either 'expected' or 'problem'".formatted(name));
        JsonNode input = told.path("input");
        ReadableFile file = file(name, input);
        Schema schema = new Schema(List.of(), -1, Block.MAX_ROWS);
        Block block = new Block(0, 0, List.of());
        if (file == null) {
            List<ColumnSpec> specs = new ArrayList<>();
            block = dataset(name, input, specs);
            schema = new Schema(specs, -1, Block.MAX_ROWS);
            if (input.hasNonNull("axis"))
                schema = new Schema(specs, schema.named(input.get("axis").asString()), Block.MAX_ROWS);
        }
        return new ScriptCase(
                name,
                schema,
                block,
                file,
                told.path("parameters").isObject() ? told.get("parameters") : JsonNodeFactory.instance.objectNode(),
                expected,
                problem,
                told.path("tolerance").asDouble(USUAL_TOLERANCE));
    }

    /** A file that stands as text, as a list of its lines, or as bytes in Base64; null where there is none. */
    private static @Nullable ReadableFile file(String name, JsonNode input) {
        if (input.isString()) return new GivenFile(input.asString().getBytes(StandardCharsets.UTF_8));
        if (input.isArray()) {
            StringBuilder text = new StringBuilder();
            for (JsonNode line : input) text.append(line.asString()).append('\n');
            return new GivenFile(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (!input.has("base64")) return null;
        try {
            return new GivenFile(Base64.getDecoder().decode(input.get("base64").asString()));
        } catch (IllegalArgumentException e) {
            throw invalid("the input of '%s' must be Base64 but is not (%s)".formatted(name, e.getMessage()));
        }
    }

    private static Block dataset(String name, JsonNode input, List<ColumnSpec> specs) {
        List<Column> columns = new ArrayList<>();
        int rows = -1;
        for (JsonNode column : input.path("columns")) {
            ColumnSpec spec = new ColumnSpec(
                    column.path("name").asString(""),
                    type(column.path("type").asString("float")),
                    column.hasNonNull("unit") ? column.get("unit").asString() : null);
            specs.add(spec);
            columns.add(column(column.path("values"), spec.type()));
            int count = column.path("values").size();
            if (rows >= 0 && rows != count)
                throw invalid("columns of '%s' must have the same number of values (%d) but '%s' has %d"
                        .formatted(name, rows, spec.name(), count));
            rows = count;
        }
        if (rows < 1) throw invalid("'%s' needs an input: columns with values, or for a reader a text".formatted(name));
        return new Block(0, rows, columns);
    }

    private static ColumnType type(String name) {
        for (ColumnType type : ColumnType.values()) if (type.wireName().equals(name)) return type;
        throw invalid("a column's type must be one of float, integer, boolean, string, datetime, instant but was '%s'"
                .formatted(name));
    }

    /** Times stand as nanoseconds. */
    static Column column(JsonNode values, ColumnType type) {
        int rows = values.size();
        long[] valid = new long[Validity.words(rows)];
        for (int row = 0; row < rows; row++) if (!values.get(row).isNull()) valid[row >>> 6] |= 1L << (row & 63);
        return switch (type.carrier()) {
            case DOUBLE -> {
                double[] doubles = new double[rows];
                for (int row = 0; row < rows; row++) doubles[row] = number(values.get(row));
                yield DoubleColumn.of(doubles);
            }
            case LONG -> {
                long[] longs = new long[rows];
                for (int row = 0; row < rows; row++)
                    longs[row] = values.get(row).asLong(0);
                yield LongColumn.of(longs, Validity.of(valid));
            }
            case BOOLEAN -> {
                boolean[] flags = new boolean[rows];
                for (int row = 0; row < rows; row++)
                    flags[row] = values.get(row).asBoolean(false);
                yield BooleanColumn.of(flags, Validity.of(valid));
            }
            case TEXT -> {
                List<@Nullable String> texts = new ArrayList<>();
                for (JsonNode value : values) texts.add(value.isNull() ? null : value.asString());
                yield TextColumn.of(texts);
            }
        };
    }

    private static double number(JsonNode value) {
        if (value.isNull()) return Double.NaN;
        return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID, message + "; see docs/reference/scripts.md for what a test looks like");
    }
}
