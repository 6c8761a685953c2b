package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kymo.core.dataset.ColumnType;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.support.Conformance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bulk route finds the cells, and the numbers in them, that commons-csv and the Java library find, in every file of other people's instruments. */
class BothRoutesConformanceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> bothRoutesReadTheSame() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Path folder = Conformance.folder("real");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path answer : files.filter(file -> file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList()) {
                JsonNode expected = JSON.readTree(Files.readAllBytes(answer));
                String name = expected.path("file").stringValue("");
                String kind = expected.path("kind").stringValue("");
                if (!List.of("delimited", "whitespace").contains(kind) || name.endsWith(".gz")) continue;
                String encoding = expected.path("encoding").stringValue("");
                tests.add(DynamicTest.dynamicTest(name, () -> check(folder.resolve(name), encoding)));
            }
        }
        return tests.stream();
    }

    private static void check(Path path, String encoding) throws IOException {
        IngestOptions options =
                encoding.equals("Shift_JIS") ? IngestOptions.none().withEncoding(encoding) : IngestOptions.none();
        BytesFile file = BytesFile.of(path);
        Reading reading = TextLook.look(file, path.getFileName().toString(), options);
        List<CsvRecords.Row> records = records(Files.readAllBytes(path), reading);
        List<Block> texts =
                TextBlocksTest.run(file, asTexts(reading), Position.start(asTexts(reading)), 2, 1 << 16).blocks;
        List<Block> typed = TextBlocksTest.run(file, reading, Position.start(reading), 2, 1 << 16).blocks;
        assertThat(texts.stream().mapToInt(Block::rows).sum()).isEqualTo(records.size());
        for (int column = 0; column < reading.columns().size(); column++) {
            ColumnReading told = reading.columns().get(column);
            List<@Nullable String> cells = cells(texts, column);
            for (int row = 0; row < cells.size(); row++)
                assertThat(cells.get(row))
                        .as("%s, row %d", told.name(), row)
                        .isEqualTo(cell(records.get(row), told.field()));
            if (told.type() == ColumnType.FLOAT) checkNumbers(reading, cells, typed, column);
        }
    }

    private static void checkNumbers(Reading reading, List<@Nullable String> cells, List<Block> typed, int column) {
        int row = 0;
        for (Block block : typed) {
            for (double value : ((DoubleColumn) block.column(column)).values()) {
                String cell = cells.get(row++);
                Double expected = number(cell == null || reading.missing().contains(cell) ? "" : cell, reading);
                assertThat(value)
                        .as("row %d: %s", row, cell)
                        .isEqualTo(Objects.requireNonNullElse(expected, Double.NaN));
            }
        }
    }

    private static @Nullable Double number(String cell, Reading reading) {
        String plain = reading.thousands() == null ? cell : cell.replace(reading.thousands(), "");
        String english = plain.replace(reading.decimal(), ".").replaceFirst("(?i)inf(inity)?$", "Infinity");
        try {
            return Double.valueOf(english);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<CsvRecords.Row> records(byte[] bytes, Reading reading) {
        int from = (int) reading.dataOffset();
        int to = Math.toIntExact(Objects.requireNonNullElse(reading.dataEnd(), (long) bytes.length));
        String text = new String(bytes, from, to - from, Charset.forName(reading.encoding()));
        return CsvRecords.of(text, 1, reading.delimiter(), reading.quote(), reading.comment(), Integer.MAX_VALUE)
                .stream()
                .filter(row -> !row.fields().stream().allMatch(String::isBlank))
                .toList();
    }

    private static Reading asTexts(Reading reading) {
        List<ColumnReading> texts = reading.columns().stream()
                .map(column -> new ColumnReading(column.name(), null, ColumnType.STRING, null, column.field()))
                .toList();
        return new Reading(
                reading.encoding(),
                reading.bom(),
                reading.lineEnding(),
                reading.delimiter(),
                reading.decimal(),
                null,
                reading.quote(),
                reading.comment(),
                reading.headerLine(),
                reading.unitsLine(),
                reading.firstDataLine(),
                reading.dataOffset(),
                reading.dataEnd(),
                reading.fields(),
                List.of(),
                texts,
                List.of(),
                -1,
                1024,
                List.of(),
                List.of());
    }

    private static List<@Nullable String> cells(List<Block> blocks, int column) {
        List<@Nullable String> cells = new ArrayList<>();
        for (Block block : blocks) {
            TextColumn texts = (TextColumn) block.column(column);
            for (int row = 0; row < block.rows(); row++) cells.add(texts.isMissing(row) ? null : texts.text(row));
        }
        return cells;
    }

    private static @Nullable String cell(CsvRecords.Row row, int field) {
        String cell = field < row.fields().size() ? row.fields().get(field) : "";
        return cell.isEmpty() ? null : cell;
    }
}
