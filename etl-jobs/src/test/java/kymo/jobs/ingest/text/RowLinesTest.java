package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kymo.core.dataset.Reject;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.Whereabouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Rows are found in the lines where they stand: each holds the number of its first line, and of its last. */
class RowLinesTest {

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        "1, LF, UTF-8",
        "2, CRLF, UTF-8",
        "3, CR, UTF-8",
        "4, CRLF, UTF-16LE",
        "5, LF, UTF-16BE",
        "6, LF, windows-1252",
        "7, CRLF, UTF-8"
    })
    void everyRowOfAnOddFileStandsWhereItSays(int seed, String ending, String encoding) {
        String end = ending.replace("CR", "\r").replace("LF", "\n");
        Charset charset = Charset.forName(encoding);
        assertEveryRow(BytesFile.of(odd(new Random(seed), 2_000, end), charset), "{}", 2_000);
    }

    /** Several chunks, which are read by several threads. */
    @Test
    void everyRowOfALongFileStandsWhereItSays() {
        BytesFile file = BytesFile.of(odd(new Random(8), 150_000, "\n"));
        assertThat(file.bytes()).isGreaterThan(3L * Chunks.CHUNK);
        FoundTable table = look(file, "{}");
        for (int row : new int[] {0, 1, 30_000, 30_001, 60_007, 149_999}) {
            Whereabouts one = Objects.requireNonNull(table.whereabouts(file, row, row, 1, () -> false));
            assertThat(table.whereabouts(file, row, row, 3, () -> false)).isEqualTo(one);
            assertThat(one.first()).isEqualTo((long) column(table, file, 0)[row]);
            assertThat(one.last()).isEqualTo((long) column(table, file, 1)[row]);
        }
    }

    /** A title, remarks, a header with units below; then blank lines, comments, texts over several lines, and lines with a field too few or too many. */
    private static String odd(Random random, int rows, String end) {
        StringBuilder text = new StringBuilder();
        int line = 1;
        for (String head : List.of("Station 7", "recorded: by hand", "", "first,last,note,v", ",,,V")) {
            text.append(head).append(end);
            line++;
        }
        for (int row = 0; row < rows; row++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    text.append(end);
                    line++;
                }
                case 1 -> {
                    text.append("# not a row").append(end).append("#").append(end);
                    line += 2;
                }
                default -> {}
            }
            int breaks = random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0;
            String note = breaks == 0 ? "plain" : "\"a, " + ("b" + end).repeat(breaks) + " \"\"c\"\"\"";
            text.append(line).append(',').append(line + breaks).append(',').append(note);
            line += breaks + 1;
            // few enough that no column changes its type
            if (random.nextInt(100) > 0) text.append(',').append(random.nextInt(100));
            else if (random.nextBoolean()) text.append(",1,2,3");
            if (row + 1 < rows || random.nextBoolean()) text.append(end);
        }
        return text.toString();
    }

    private static void assertEveryRow(BytesFile file, String options, int rows) {
        FoundTable table = look(file, options);
        double[] first = column(table, file, 0);
        double[] last = column(table, file, 1);
        assertThat(first).hasSize(rows);
        for (int row = 0; row < rows; row++)
            assertThat(table.whereabouts(file, row, row, 1, () -> false))
                    .as("row %d", row)
                    .isEqualTo(Whereabouts.ofLines((long) first[row], (long) last[row]));
        assertThat(table.whereabouts(file, 3, rows - 1, 2, () -> false))
                .isEqualTo(Whereabouts.ofLines((long) first[3], (long) last[rows - 1]));
    }

    @Test
    void aTableBehindAnotherIsCountedInTheWholeFile() {
        String two = """
            Setup
            step,V [V]
            1,0.5
            2,0.6

            Run of 2021-03-04
            t [s],I [A]
            0,1.5
            1,"1.6"
            2,1.7
            """;
        BytesFile file = BytesFile.of(two);
        FoundTable second = look(file, "{\"table\": 2}");
        assertThat(second.whereabouts(file, 1, 1, 1, () -> false)).isEqualTo(Whereabouts.ofLines(9, 9));
        FoundTable first = look(file, "{\"table\": 1}");
        assertThat(first.whereabouts(file, 1, 1, 1, () -> false)).isEqualTo(Whereabouts.ofLines(4, 4));
        assertThat(first.whereabouts(file, 2, 2, 1, () -> false)).isNull();
    }

    @Test
    void aRowWithACellThatCouldNotBeReadStandsInTheLineOfItsReject() {
        StringBuilder text = new StringBuilder("t,v\n");
        for (int row = 0; row < 3_000; row++) text.append(row).append(row == 2_000 ? ",x\n\n" : ",1.5\n");
        BytesFile file = BytesFile.of(text.toString());
        FoundTable table = look(file, "{}");
        List<Reject> rejects = new ArrayList<>();
        try (TableRows rows = table.rows(file, null, 1)) {
            while (rows.next() != null) rejects.addAll(rows.takeRejects());
        }
        assertThat(rejects).extracting(Reject::line).containsExactly(2_002L);
        assertThat(table.whereabouts(file, 2_000, 2_000, 1, () -> false)).isEqualTo(Whereabouts.ofLines(2_002, 2_002));
        assertThat(table.whereabouts(file, 2_001, 2_001, 1, () -> false)).isEqualTo(Whereabouts.ofLines(2_004, 2_004));
    }

    @ParameterizedTest(name = "quote {0}")
    @ValueSource(strings = {"none", "\\\""})
    void whatTheOptionsSayOfQuotesIsHeldTo(String quote) {
        BytesFile file = BytesFile.of("a;b\n1;\"x\n2;y\"\n3;z\n");
        FoundTable table = look(file, "{\"quote\": \"%s\", \"delimiter\": \";\"}".formatted(quote));
        // with quotes, lines 2 and 3 are one row
        long last = quote.equals("none") ? 2 : 3;
        assertThat(table.whereabouts(file, 0, 0, 1, () -> false)).isEqualTo(Whereabouts.ofLines(2, last));
        assertThat(table.whereabouts(file, 1, 1, 1, () -> false)).isEqualTo(Whereabouts.ofLines(last + 1, last + 1));
    }

    @Test
    void nothingIsSaidWhenItIsLateOrThereIsNoSuchRow() {
        BytesFile file = BytesFile.of("a,b\n1,2\n");
        FoundTable table = look(file, "{}");
        assertThat(table.whereabouts(file, 0, 0, 1, () -> true)).isNull();
        assertThat(table.whereabouts(file, 1, 1, 1, () -> false)).isNull();
    }

    @Test
    void itIsToldInWords() {
        assertThat(Whereabouts.ofLines(17, 17).in("a.csv")).isEqualTo("line 17 of 'a.csv'");
        assertThat(Whereabouts.ofLines(3, 1_200).in("a.csv")).isEqualTo("lines 3 to 1,200 of 'a.csv'");
        assertThat(Whereabouts.inSheet("June", 4, 4).in("a.xlsx")).isEqualTo("row 4 of the sheet 'June' of 'a.xlsx'");
    }

    private static FoundTable look(BytesFile file, String options) {
        return new TextFormat()
                .look(file, "f.csv", IngestOptions.parse(JsonMapper.shared().readTree(options)));
    }

    private static double[] column(FoundTable table, BytesFile file, int column) {
        List<Block> blocks = new ArrayList<>();
        try (TableRows rows = table.rows(file, null, 2)) {
            for (Block block = rows.next(); block != null; block = rows.next())
                blocks.add(new Block(block.firstRow(), block.rows(), List.of(block.column(column))));
        }
        return DoubleColumn.widened(Block.join(blocks).column(0)).values();
    }
}
