package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kymo.core.dataset.Reject;
import kymo.core.intake.FixedWidths;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.jobs.ingest.Described;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Columns that touch, as Fortran writes them, are read by the place where they stand. */
class FixedWidthsTest {

    private static final String TOUCHING = """
        STATION OF OBSERVATION: KÖLN

        YEARMO  TEMP   RAIN
        202101 -12.5 1000.5
        2021021-13.51001.25
        202103
        202104  -1.5
        """;

    @Test
    void columnsThatTouchAreCutByTheirWidths() {
        JsonNode table = describe(TOUCHING, "{\"widths\": [6, 6, 7]}");
        assertThat(table.path("header_line").asInt()).isEqualTo(3);
        assertThat(table.path("row_count").asInt()).isEqualTo(4);
        assertThat(table.at("/columns/0/name").asString()).isEqualTo("YEARMO");
        assertThat(table.at("/columns/0/sum").asLong()).isEqualTo(202101 + 202102 + 202103 + 202104);
        assertThat(table.at("/columns/1/first").asDouble()).isEqualTo(-12.5);
        assertThat(table.at("/columns/2/name").asString()).isEqualTo("RAIN");
        assertThat(table.at("/columns/2/max").asDouble()).isEqualTo(1001.25);
        assertThat(table.at("/columns/2/null_count").asInt()).isEqualTo(2);
        assertThat(table.path("remarks").toString()).contains("KÖLN");
    }

    @Test
    void whatStandsBehindTheLastColumnIsAReject() {
        List<Reject> rejects = rejects("a  b  \n1  2  \n3  4  x9\n5  6  \n", "{\"widths\": [3, 3]}");
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.code()).isEqualTo("too-many-fields");
            assertThat(reject.text()).isEqualTo("3  4  x9");
            assertThat(reject.line()).isEqualTo(3);
            assertThat(reject.byteOffset()).isEqualTo("a  b  \n1  2  \n".length());
        });
    }

    @Test
    void aCellThatDoesNotFitIsListedWithItsPlaceInTheFile() {
        String text = "Käse b  \n" + "  1.5  2\n".repeat(30) + "  2.5  ?x\n".replace("?x", "x") + "  3.5  4\n";
        List<Reject> rejects = rejects(text, "{\"widths\": [5, 3], \"types\": {\"b\": \"integer\"}}");
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.text()).isEqualTo("x");
            assertThat(reject.line()).isEqualTo(32);
            assertThat(reject.byteOffset()).isEqualTo(utf8("Käse b  \n" + "  1.5  2\n".repeat(30) + "  2.5  "));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyNumberComesBackWhateverTheWidthsTheEncodingAndTheThreads(long seed) {
        Random random = new Random(seed);
        int[] widths = random.ints(2 + random.nextInt(5), 6, 12).toArray();
        String charset =
                List.of("UTF-8", "windows-1252", "UTF-16LE", "Shift_JIS").get(random.nextInt(4));
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++)
            text.append(("%-" + widths[column] + "s").formatted("c" + column));
        text.append(end);
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < 500 + random.nextInt(60_000); row++) {
            double[] values = new double[widths.length];
            for (int column = 0; column < widths.length; column++) {
                values[column] = random.nextInt(1_000_000) / 10.0 - 50_000;
                String cell = Double.toString(values[column]);
                if (cell.length() > widths[column]) {
                    values[column] = random.nextInt(999) + 0.5;
                    cell = Double.toString(values[column]);
                }
                text.append(" ".repeat(widths[column] - cell.length())).append(cell);
            }
            rows.add(values);
            text.append(end);
        }
        String told = java.util.Arrays.toString(widths);
        BytesFile file = new BytesFile(text.toString().getBytes(Charset.forName(charset)));
        Reading reading = TextLook.look(
                file, "f.txt", options("{\"widths\": %s, \"encoding\": \"%s\"}".formatted(told, charset)));
        assertThat(reading.columns()).hasSize(widths.length);
        try (TextBlocks blocks = TextBlocks.open(file, reading, Position.start(reading), 1 + random.nextInt(2))) {
            int row = 0;
            for (Block block = blocks.next(); block != null; block = blocks.next()) {
                for (int at = 0; at < block.rows(); at++, row++) {
                    for (int column = 0; column < widths.length; column++)
                        assertThat(((DoubleColumn) block.column(column)).values()[at])
                                .isEqualTo(rows.get(row)[column]);
                }
            }
            assertThat(row).isEqualTo(rows.size());
            assertThat(blocks.takeRejects()).isEmpty();
        }
    }

    @Test
    void bothRoutesCutALineAlike() {
        Random random = new Random(5);
        WidthCutter cutter = new WidthCutter(new FixedWidths(List.of(2, 3, 1)));
        for (int i = 0; i < 2_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int c = random.nextInt(9); c > 0; c--) line.append("ab 1\u001F".charAt(random.nextInt(5)));
            String text = line.toString();
            List<String> padded = new ArrayList<>();
            String plain = text.replace('\u001F', ' ');
            for (int[] cut : new int[][] {{0, 2}, {2, 5}, {5, 6}})
                padded.add(plain.substring(Math.min(cut[0], plain.length()), Math.min(cut[1], plain.length()))
                        .strip());
            if (plain.length() > 6 && !plain.substring(6).isBlank())
                padded.add(plain.substring(6).strip());
            if (plain.isBlank()) continue;
            assertThat(cutter.fields(plain)).as("'%s'", text).isEqualTo(padded);
        }
    }

    @Test
    void widthsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> options("{\"widths\": [5, 0]}"))
                .hasMessage(
                        "option 'widths' must be a list of the columns' widths in characters, such as [5, 8, 8], each"
                                + " from 1 to 100000 but was '[5,0]'; correct it or leave it out to have it found out");
        assertThatThrownBy(() -> options("{\"widths\": [5, 6], \"delimiter\": \",\"}"))
                .hasMessageStartingWith("option 'widths' must be told without the option delimiter but was '[5,6]'");
    }

    @Test
    void theChoiceIsShownAsTheDelimiter() {
        TextTable table = TextLook.table(BytesFile.of(TOUCHING), "f.txt", options("{\"widths\": [6, 6, 7]}"));
        assertThat(table.decided())
                .filteredOn(choice -> choice.name().equals("delimiter"))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.value().asString()).isEqualTo("widths 6 6 7");
                    assertThat(choice.told()).isTrue();
                });
        assertThat(options("{\"delimiter\": \"widths 6 6 7\"}")).isEqualTo(options("{\"widths\": [6, 6, 7]}"));
    }

    private static List<Reject> rejects(String text, String options) {
        BytesFile file = BytesFile.of(text);
        Reading reading = TextLook.look(file, "f.txt", options(options));
        try (TextBlocks blocks = TextBlocks.open(file, reading, Position.start(reading), 1)) {
            assertThat(blocks.next()).isNotNull();
            return blocks.takeRejects();
        }
    }

    private static int utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private static JsonNode describe(String text, String options) {
        return Described.describe(BytesFile.of(text), "f.txt", options(options)).at("/tables/0");
    }

    private static IngestOptions options(String json) {
        return IngestOptions.parse(JsonMapper.shared().readTree(json));
    }
}
