package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kymo.core.intake.IngestOptions;
import kymo.core.support.Conformance;
import kymo.jobs.ingest.Described;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every delimited file and every workbook of other people's instruments is understood as its expected answer says. */
class RealFilesConformanceTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** What is not understood yet, and why. */
    private static final Map<String, String> NOT_YET = Map.of();

    @TestFactory
    Stream<DynamicTest> isUnderstood() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Path folder = Conformance.folder("real");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path answer : files.filter(f -> f.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList()) {
                JsonNode expected = JSON.readTree(Files.readAllBytes(answer));
                String name = expected.path("file").stringValue("");
                String kind = expected.path("kind").stringValue("");
                if (!List.of("delimited", "whitespace", "xls", "xlsx").contains(kind)) continue;
                tests.add(DynamicTest.dynamicTest(name, () -> check(folder.resolve(name), expected)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> numbersStayWhereNoMarkerIsConfigured() {
        Path file = Conformance.folder("real").resolve("AirQualityUCI.csv");
        if (!Files.exists(file)) return Stream.of();
        return Stream.of(DynamicTest.dynamicTest("AirQualityUCI.csv", () -> {
            JsonNode column = Described.describe(BytesFile.of(file), "AirQualityUCI.csv", IngestOptions.none())
                    .at("/tables/0/columns/2");
            assertThat(column.path("min").doubleValue()).isEqualTo(-200);
            assertThat(column.path("null_count").longValue()).isZero();
        }));
    }

    private static void check(Path file, JsonNode expected) {
        String name = file.getFileName().toString();
        List<String> wrong = differences(file, expected);
        String reason = NOT_YET.get(name);
        if (reason == null) assertThat(wrong).as(name).isEmpty();
        else
            assertThat(wrong)
                    .as("%s is understood now; take it off the list (%s)", name, reason)
                    .isNotEmpty();
    }

    private static List<String> differences(Path file, JsonNode expected) {
        List<String> wrong = new ArrayList<>();
        JsonNode found;
        try {
            found = Described.describe(BytesFile.of(file), file.getFileName().toString(), options(expected));
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
        String encoding = expected.path("encoding").stringValue("");
        if (!encoding.isEmpty())
            differ(
                    wrong,
                    "encoding",
                    found.path("encoding").stringValue(""),
                    encoding.equals("ASCII") ? "UTF-8" : encoding);
        for (String key :
                List.of("bom", "line_ending", "delimiter", "decimal", "thousands", "comment", "compression")) {
            if (expected.has(key)) differ(wrong, key, found.path(key), expected.path(key));
        }
        if (expected.has("quote")) differ(wrong, "quote", found.path("quote"), expected.path("quote"));
        // a text file may hold tables that are not told apart yet; of a workbook every sheet counts
        boolean workbook = expected.path("kind").stringValue("").startsWith("xls");
        int tables = workbook ? expected.path("tables").size() : 1;
        if (workbook) differ(wrong, "tables", found.path("tables").size(), tables);
        for (int table = 0; table < tables; table++)
            compareTable(
                    wrong,
                    found.path("tables").path(table),
                    expected.path("tables").path(table));
        return wrong;
    }

    private static void compareTable(List<String> wrong, JsonNode foundTable, JsonNode table) {
        if (table.has("sheet")) differ(wrong, "sheet", foundTable.path("sheet"), table.path("sheet"));
        for (String key : List.of("row_count", "column_count", "header_line", "units_line", "first_data_line")) {
            if (table.has(key)) differ(wrong, key, foundTable.path(key), table.path(key));
        }
        for (int column = 0; column < table.path("columns").size(); column++)
            compareColumn(
                    wrong,
                    foundTable.path("columns").path(column),
                    table.path("columns").path(column),
                    table);
    }

    /** What a user would configure for the file. */
    private static IngestOptions options(JsonNode expected) {
        ObjectNode options = JSON.createObjectNode();
        JsonNode markers = expected.at("/tables/0/missing_markers");
        if (markers.isArray()) options.set("missing", markers);
        if (expected.path("encoding").stringValue("").equals("Shift_JIS")) options.put("encoding", "Shift_JIS");
        return IngestOptions.parse(options);
    }

    private static void compareColumn(List<String> wrong, JsonNode found, JsonNode expected, JsonNode table) {
        // a name may be trimmed
        String name = expected.path("name").stringValue("").strip();
        if (!name.isEmpty())
            differ(wrong, "name", found.path("name").stringValue("").strip(), name);
        for (String key : List.of(
                "unit", "type", "null_count", "first", "last", "first_valid", "last_valid", "min", "max", "sum")) {
            if (!expected.has(key)) continue;
            // a whole number beyond 64 bits may be kept as text, digit by digit
            boolean exact = found.path("type").stringValue("").equals("string")
                    && expected.path(key).isBigInteger();
            if (exact || (key.equals("type") && expected.path("max").isBigInteger())) continue;
            if (key.equals("unit") && isUnitOfDocumentation(name, found, expected, table)) continue;
            if (isNumberAsText(key, found, expected)) continue;
            if (!same(found.path(key), expected.path(key)))
                wrong.add("%s %s: %s instead of %s".formatted(name, key, found.path(key), expected.path(key)));
        }
    }

    /** Units that only the documentation of a workbook tells need not be found. */
    private static boolean isUnitOfDocumentation(String name, JsonNode found, JsonNode expected, JsonNode table) {
        return table.path("sheet").isString()
                && !table.has("units_line")
                && found.path("unit").isNull()
                && !name.contains(expected.path("unit").stringValue(""));
    }

    /** Numbers that a workbook stores as text may be read as either. */
    private static boolean isNumberAsText(String key, JsonNode found, JsonNode expected) {
        boolean either = expected.path("type").stringValue("").equals("string")
                && found.path("type").stringValue("").equals("float");
        if (!either || key.equals("type")) return either;
        return found.path(key).isNumber()
                && expected.path(key).isString()
                && found.path(key)
                                .decimalValue()
                                .compareTo(new BigDecimal(expected.path(key).stringValue()))
                        == 0;
    }

    private static boolean same(JsonNode found, JsonNode expected) {
        if (found.isNumber() && expected.isNumber())
            return found.decimalValue().compareTo(expected.decimalValue()) == 0;
        if (found.isString() && expected.isString() && found.stringValue().contains(":")) {
            String one = found.stringValue();
            String other = expected.stringValue();
            if (other.matches("\\d\\d:\\d\\d(:\\d\\d)?"))
                return LocalTime.parse(one).equals(LocalTime.parse(other));
            if (other.matches("\\d{4}-.*T.*(Z|[+-]\\d\\d:\\d\\d)"))
                return OffsetDateTime.parse(one).equals(OffsetDateTime.parse(other));
        }
        return found.equals(expected) || (found.isMissingNode() && expected.isNull());
    }

    private static void differ(List<String> wrong, String what, Object found, Object expected) {
        boolean same = (found instanceof JsonNode one && expected instanceof JsonNode other)
                ? same(one, other)
                : found.equals(expected);
        if (!same) wrong.add("%s: %s instead of %s".formatted(what, found, expected));
    }
}
