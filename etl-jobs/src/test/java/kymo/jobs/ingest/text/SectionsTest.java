package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.Described;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several tables in one file are told apart; none is lost in another. */
class SectionsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TWO = """
        Operator: Ann

        Setup
        step,V [V]
        1,0.5
        2,0.6

        Run of 2021-03-04
        t [s],I [A],q
        0,1.5,1
        1,1.6,1
        2,1.7,0
        """;

    @Test
    void everyTableIsDescribedWithItsOwnLines() {
        JsonNode tables = Described.describe(BytesFile.of(TWO), "f.csv", IngestOptions.none())
                .path("tables");
        assertThat(tables.size()).isEqualTo(2);
        assertThat(tables.at("/0/header_line").intValue()).isEqualTo(4);
        assertThat(tables.at("/0/first_data_line").intValue()).isEqualTo(5);
        assertThat(tables.at("/0/row_count").intValue()).isEqualTo(2);
        assertThat(tables.at("/0/columns/1/unit").stringValue("")).isEqualTo("V");
        assertThat(tables.at("/1/header_line").intValue()).isEqualTo(9);
        assertThat(tables.at("/1/row_count").intValue()).isEqualTo(3);
        assertThat(tables.at("/1/columns/1/sum").doubleValue()).isEqualTo(4.8);
        assertThat(tables.at("/1/remarks/0/value").stringValue("")).isEqualTo("Run of 2021-03-04");
    }

    @Test
    void theLongestIsTakenAndItIsSaid() {
        FoundTable found = look(TWO, "{}");
        assertThat(found.schema().columns()).hasSize(3);
        assertThat(found.notices())
                .contains(new Notice(
                        "several-tables",
                        "the file holds 2 tables, from the lines 1, 8 on; this is table 2, the longest, the option"
                                + " table chooses another",
                        8L));
    }

    @Test
    void anyOtherIsTakenWhereItIsAskedFor() {
        assertThat(look(TWO, "{\"table\": 1}").schema().columns()).hasSize(2);
        assertThatThrownBy(() -> look(TWO, "{\"table\": 3}"))
                .hasMessage(
                        "option 'table' must be the number of one of the file's tables but was '3' and 'f.csv' holds"
                                + " 2; correct it or leave it out");
        assertThatThrownBy(() -> look("a,b\n1,2\n", "{\"table\": 2}")).hasMessageContaining("'f.csv' holds 1");
    }

    @Test
    void aPreambleIsNoTable() {
        FoundTable found = look("Sample,A1\nOperator,Ann\nLatitude,45\n\nt,x\n0,1\n1,2\n", "{}");
        assertThat(found.notices()).noneMatch(notice -> notice.code().equals("several-tables"));
        assertThat(found.schema().columns()).hasSize(2);
    }

    @Test
    void aGapWithinATableEndsNone() {
        FoundTable found = look("t,x\n0,1\n1,2\n\n2,3\n3,4\n\nt,x\n4,5\n5,6\n", "{}");
        assertThat(found.notices()).noneMatch(notice -> notice.code().equals("several-tables"));
    }

    @Test
    void rowsBehindAGapStayInTheirTableWhereAnotherFollows() {
        FoundTable found = look("t,x\n0,1\n1,2\n\n2,3\n3,4\n\nname,a,b\nu,4,5\nv,5,6\n", "{\"table\": 1}");
        assertThat(Described.describe(
                                BytesFile.of("t,x\n0,1\n1,2\n\n2,3\n3,4\n\nname,a,b\nu,4,5\nv,5,6\n"),
                                "f.csv",
                                IngestOptions.none())
                        .at("/tables/0/row_count")
                        .intValue())
                .isEqualTo(4);
        assertThat(found.schema().columns()).hasSize(2);
    }

    @Test
    void tablesAreToldApartInAFileOfAnyLength() {
        StringBuilder text = new StringBuilder("t,x\n");
        for (int row = 0; row < 2_000_000; row++) text.append(row).append(",1.25\n");
        long second = text.length() + 1L;
        text.append("\nname,a,b\n");
        for (int row = 0; row < 1_000_000; row++) text.append("u,").append(row).append(",5.5\n");
        long third = text.length() + 1L;
        text.append("\nevent,at\n1,5\n2,6\n");
        BytesFile file = BytesFile.of(text.toString());
        assertThat(file.bytes()).isGreaterThan(24 << 20);
        List<Section> sections = Sections.of(file, TextLook.look(file, "f.csv", IngestOptions.none()));
        assertThat(sections)
                .containsExactly(
                        new Section(0, second, 1, 2_000_000),
                        new Section(second, third, 2_000_003, 1_000_000),
                        new Section(third, file.bytes(), 3_000_005, 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void linesAreTheSameHoweverTheFileIsRead(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--)
            text.append(
                    List.of("a", "bc", " ", "\n", "\r\n", "\r", "\r\r\n", "#").get(random.nextInt(8)));
        List<String> lines = new ArrayList<>(List.of(text.toString().split("\r\r\n|\r\n|\r|\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) lines.remove(lines.size() - 1);
        for (int step = 1; step < 9; step++) {
            LineCursor cursor = new LineCursor(BytesFile.of(text.toString()), step);
            List<String> read = new ArrayList<>();
            long behind = 0;
            while (cursor.next()) {
                assertThat(cursor.offset()).isEqualTo(behind);
                assertThat(cursor.line()).isEqualTo(read.size() + 1L);
                read.add(cursor.text(StandardCharsets.US_ASCII));
                behind = cursor.behind();
            }
            assertThat(read).isEqualTo(lines);
            assertThat(behind).isEqualTo(text.length());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFileOfSeveralTablesIsReadAsTheTablesAlone(long seed) {
        Random random = new Random(seed);
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        List<String> alone = new ArrayList<>();
        for (int table = 2 + random.nextInt(3); table > 0; table--) alone.add(table(random, table, end));
        StringBuilder file = new StringBuilder();
        for (String table : alone) {
            if (!file.isEmpty()) file.append(end.repeat(1 + random.nextInt(3)));
            file.append(table);
        }
        JsonNode tables = Described.describe(BytesFile.of(file.toString()), "f.csv", IngestOptions.none())
                .path("tables");
        assertThat(tables.size()).isEqualTo(alone.size());
        for (int table = 0; table < alone.size(); table++)
            assertThat(tables.path(table).path("columns"))
                    .isEqualTo(Described.describe(BytesFile.of(alone.get(table)), "f.csv", IngestOptions.none())
                            .at("/tables/0/columns"));
    }

    private static String table(Random random, int number, String end) {
        int columns = 2 + random.nextInt(4);
        StringBuilder text = new StringBuilder();
        if (random.nextBoolean()) text.append("Table ").append(number).append(end);
        for (int column = 0; column < columns; column++)
            text.append(column == 0 ? "" : ",").append("c").append(number).append((char) ('a' + column));
        text.append(end);
        for (int row = 2 + random.nextInt(60); row > 0; row--) {
            for (int column = 0; column < columns; column++)
                text.append(column == 0 ? "" : ",").append(random.nextInt(1_000) / 8.0);
            text.append(end);
        }
        return text.toString();
    }

    static Stream<Long> seeds() {
        return LongStream.range(0, 200).boxed();
    }

    private static FoundTable look(String text, String options) {
        return new TextFormat().look(BytesFile.of(text), "f.csv", IngestOptions.parse(JSON.readTree(options)));
    }
}
