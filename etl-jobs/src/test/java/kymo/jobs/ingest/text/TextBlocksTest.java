package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBlocksTest {

    private static final Readings CSV = Readings.CSV;

    @Test
    void cutsRowsIntoBlocksOfTheGivenSize() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 10; row++)
            text.append(row).append(',').append(row / 2.0).append('\n');
        Run run = run(text.toString(), CSV.of(0, 1, "i:integer", "x:float"));
        assertThat(run.blocks).extracting(Block::rows).containsExactly(4, 4, 2);
        assertThat(run.blocks).extracting(Block::firstRow).containsExactly(0L, 4L, 8L);
        assertThat(((LongColumn) run.blocks.get(1).column(0)).values()).containsExactly(4, 5, 6, 7);
        assertThat(((DoubleColumn) run.blocks.get(2).column(1)).values()).containsExactly(4.0, 4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
    void everyLineEndEndsARow(String lineEnd) {
        String text = String.join(lineEnd, "1,a", "2,\"b" + lineEnd + "b\"", "", "x,c", "4,d");
        Run run = run(text, CSV.of(0, 1, "i:integer", "t:string"));
        assertThat(run.texts(1)).containsExactly("a", "b" + lineEnd + "b", "c", "d");
        assertThat(run.rejects).extracting(Reject::line).containsExactly(5L);
        assertThat(run.last.row()).isEqualTo(4);
        assertThat(run.last.byteOffset()).isEqualTo(text.length());
    }

    @Test
    void mixedLineEndsAreAllSeen() {
        Run run = run("1\r2\n3\r\n4\r\r\n5", CSV.of(0, 1, "i:integer"));
        assertThat(run.longs(0)).containsExactly(1, 2, 3, 4, 5);
        assertThat(run.last.line()).isEqualTo(6);
    }

    @Test
    void quotesKeepDelimitersLineEndsAndDoubledQuotes() {
        Run run = run(
                "1,\"a,b\"\n2, \"say \"\"x\"\"\" \n3,\" edge \"\n4,5\" pipe\n", CSV.of(0, 1, "i:integer", "t:string"));
        assertThat(run.texts(1)).containsExactly("a,b", "say \"x\"", " edge ", "5\" pipe");
        assertThat(run.rejects).isEmpty();
    }

    @Test
    void textBehindAClosingQuoteIsListed() {
        Run run = run("1,\"a\"b\n2,c\n", CSV.of(0, 1, "i:integer", "t:string"));
        assertThat(run.texts(1)).containsExactly(null, "c");
        assertThat(run.rejects)
                .containsExactly(
                        new Reject(1, 2, "t", "\"a\"b", "text follows the closing quote", "text-after-quote", 0, 7));
    }

    @Test
    void aQuoteThatIsNeverClosedNamesItsLine() {
        assertThatThrownBy(() -> run("1,a\n2,\"b\n3,c\n", CSV.of(0, 1, "i:integer", "t:string")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "a quoted field must be closed but the quote that opens in line 2 never is; close it, or set"
                                + " the option quote to none");
    }

    @Test
    void raggedRowsKeepTheirCellsInTheirColumns() {
        Run run = run("1,2,3\n4\n5,6,7,8\n9,10,11,,\n", CSV.of(0, 1, "a:integer", "b:integer", "c:integer"));
        assertThat(run.longs(0)).containsExactly(1, 4, 5, 9);
        assertThat(run.blocks.get(0).column(1).isMissing(1)).isTrue();
        assertThat(run.longs(2)).containsExactly(3, 0, 7, 11);
        assertThat(run.rejects)
                .containsExactly(
                        new Reject(2, 6, "", "4", "the line has 1 field instead of 3", "too-few-fields", 6, 2),
                        new Reject(3, 8, "", "5,6,7,8", "the line has 4 fields instead of 3", "too-many-fields", 8, 8));
    }

    @Test
    void blankLinesCommentsAndDelimitersOnlyHoldNoRow() {
        String text = "1,2\n\n# note, \"\n , \n,,\n3,4\n  \n";
        BytesFile file = BytesFile.of(text);
        Reading reading = CSV.comment("#").of(0, 1, "a:integer", "b:integer");
        try (TextBlocks blocks = TextBlocks.open(file, reading, Position.start(reading), 1)) {
            assertThat(blocks.next()).isNotNull().extracting(Block::rows).isEqualTo(2);
            assertThat(blocks.position().line()).isEqualTo(7);
            assertThat(blocks.next()).isNull();
            assertThat(blocks.skippedLines()).isEqualTo(5);
        }
    }

    @Test
    void runsOfBlanksDelimit() {
        Run run = run(
                "  1   2.5\t x\n 3 4   y  \n",
                CSV.delimiter("whitespace").of(0, 1, "a:integer", "b:float", "t:string"));
        assertThat(run.longs(0)).containsExactly(1, 3);
        assertThat(run.texts(2)).containsExactly("x", "y");
        assertThat(run.rejects).isEmpty();
    }

    @Test
    void decimalCommasAndThousandsAreRead() {
        Run run = run(
                "7.161,95;1.000\n-12.345.678,5;12\n1.23,4;1.00\n0,5;-1.234.567\n",
                CSV.delimiter(";").numbers(",", ".").of(0, 1, "x:float", "n:integer"));
        assertThat(((DoubleColumn) run.blocks.get(0).column(0)).values())
                .containsExactly(7161.95, -12345678.5, Double.NaN, 0.5);
        assertThat(run.longs(1)).containsExactly(1000, 12, 0, -1234567);
        assertThat(run.rejects).extracting(Reject::text).containsExactly("1.23,4", "1.00");
    }

    @Test
    void missingMarkersAreMissingHoweverTheNumberIsWritten() {
        Run run = run(
                "NA,-999,NA\n-999.0,NA,\n-999,1,-999\n",
                CSV.missing("NA", "-999").of(0, 1, "x:float", "n:integer", "t:string"));
        assertThat(((DoubleColumn) run.blocks.get(0).column(0)).missingCount()).isEqualTo(3);
        assertThat(run.blocks.get(0).column(1).missingCount()).isEqualTo(2);
        assertThat(run.texts(2)).containsExactly(null, null, null);
        assertThat(run.rejects).isEmpty();
    }

    @Test
    void numbersBeyondTheRangeAreListedAndInfinitiesAreValues() {
        Run run = run(
                "1e999\n-inf\nInfinity\n1e-999\n9223372036854775808\n",
                CSV.blockRows(8).of(0, 1, "x:float"));
        assertThat(((DoubleColumn) run.blocks.get(0).column(0)).values())
                .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.0, 0x1p63);
        assertThat(run.rejects).extracting(Reject::reason).containsExactly("is beyond the range of a double");
    }

    @Test
    void timesAreReadByTheirFormat() {
        Run run = run(
                "2021-03-04 05:06:07,04/03/21\n2021-03-04,\"05/03/21\"\nx,31/02/21\n",
                CSV.of(0, 1, "t:datetime:yyyy-MM-dd HH:mm:ss", "d:date:dd/MM/yy"));
        assertThat(run.longs(0)).containsExactly(1614834367000000000L, 1614816000000000000L, 0);
        assertThat(run.longs(1)).containsExactly(1614816000000000000L, 1614902400000000000L, 0);
        assertThat(run.rejects)
                .extracting(Reject::reason)
                .containsExactly(
                        "is not a datetime of the form yyyy-MM-dd HH:mm:ss", "is not a date of the form dd/MM/yy");
    }

    @Test
    void bytesThatAreNoCharactersAreListed() {
        byte[] bytes = "1,caf?\n2,ok\n".getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0xC3;
        Reading reading = CSV.of(0, 1, "i:integer", "t:string");
        Run run = run(new BytesFile(bytes), reading, Position.start(reading), 1);
        assertThat(run.texts(1)).containsExactly(null, "ok");
        assertThat(run.rejects)
                .extracting(Reject::line, Reject::byteOffset)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "Shift_JIS", "GBK"})
    void textsAndPlacesAreRightInEveryEncoding(String encoding) {
        Charset charset = Charset.forName(encoding);
        String note = encoding.startsWith("windows") ? "±groß" : encoding.startsWith("UTF") ? "µ😀ß" : "日本";
        String first = "1," + note + "\n";
        String text = first + "x," + note + note + "\n3,\"" + note + "\n\"\n";
        Reading reading = CSV.encoding(encoding).blockRows(1).of(0, 1, "i:integer", "t:string");
        Run run = run(BytesFile.of(text, charset), reading, Position.start(reading), 1);
        assertThat(run.texts(1)).containsExactly(note, note + note, note + "\n");
        assertThat(run.rejects).extracting(Reject::byteOffset).containsExactly((long) first.getBytes(charset).length);
        assertThat(run.positions.get(0).byteOffset()).isEqualTo(first.getBytes(charset).length);
        assertThat(run.last.byteOffset()).isEqualTo(text.getBytes(charset).length);
    }

    @Test
    void tooManyMisfitsAskForTheNarrowestWiderType() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 30; row++)
            text.append(row % 2 == 0 ? "1," : "1.5,").append("2021-01-01 00:00\n");
        assertThatThrownBy(() -> run(text.toString(), CSV.blockRows(64).of(0, 1, "n:integer", "d:date:yyyy-MM-dd")))
                .isInstanceOfSatisfying(
                        WiderTypeNeeded.class,
                        needed -> assertThat(needed.wider()).isEqualTo(Map.of(1, ColumnType.DATETIME)));
        assertThatThrownBy(() -> run(text + text.toString(), CSV.blockRows(64).of(0, 1, "n:integer", "t:string")))
                .isInstanceOfSatisfying(
                        WiderTypeNeeded.class,
                        needed -> assertThat(needed.wider()).isEqualTo(Map.of(0, ColumnType.FLOAT)));
    }

    @Test
    void theWiderTypeIsAskedForAtTheSameBlockAfterAResume() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 100; row++) text.append(row % 3 == 0 ? "1.5\n" : "1\n");
        Reading reading = CSV.blockRows(16).of(0, 1, "n:integer");
        BytesFile file = BytesFile.of(text.toString());
        Position from = Position.start(reading);
        for (int block = 0; block < 3; block++) {
            try (TextBlocks blocks = TextBlocks.open(file, reading, from, 1 + block, 40)) {
                assertThat(blocks.next()).isNotNull();
                from = blocks.position();
            }
        }
        assertThat(from.rejects()).containsExactly(16L);
        try (TextBlocks blocks = TextBlocks.open(file, reading, from, 1)) {
            assertThatThrownBy(blocks::next)
                    .isInstanceOfSatisfying(
                            WiderTypeNeeded.class,
                            needed -> assertThat(needed.wider()).isEqualTo(Map.of(0, ColumnType.FLOAT)));
        }
    }

    @Test
    void aLineLongerThan8MiBIsRefusedAndNamed() {
        char[] filler = new char[9 << 20];
        Arrays.fill(filler, 'a');
        String text = "1\n" + new String(filler);
        assertThatThrownBy(() -> run(text, CSV.of(0, 1, "t:string")))
                .hasMessageStartingWith("a line must be no longer than 8 MiB but line 2 is");
        String cell = "1\n2\n\"" + new String(filler, 0, 2 << 20) + "\"\n";
        assertThatThrownBy(() -> run(cell, CSV.of(0, 1, "t:string")))
                .hasMessageStartingWith("a cell must be no longer than 1 MiB but one in line 3 is");
    }

    private static Run run(String text, Reading reading) {
        return run(BytesFile.of(text), reading, Position.start(reading), 1);
    }

    static Run run(BytesFile file, Reading reading, Position from, int threads) {
        return run(file, reading, from, threads, Chunks.CHUNK);
    }

    static Run run(BytesFile file, Reading reading, Position from, int threads, int chunkBytes) {
        Run run = new Run();
        try (TextBlocks blocks = TextBlocks.open(file, reading, from, threads, chunkBytes)) {
            for (Block block = blocks.next(); block != null; block = blocks.next()) {
                run.blocks.add(block);
                List<Reject> taken = blocks.takeRejects();
                run.rejects.addAll(taken);
                run.rejectsOfBlocks.add(taken);
                run.positions.add(blocks.position());
            }
            run.last = blocks.position();
            run.rowsMet = blocks.rowsMet();
        }
        return run;
    }

    /** What came out of one reading. */
    static final class Run {
        final List<Block> blocks = new ArrayList<>();
        final List<Reject> rejects = new ArrayList<>();
        final List<List<Reject>> rejectsOfBlocks = new ArrayList<>();
        final List<Position> positions = new ArrayList<>();
        Position last;
        long rowsMet;

        List<String> texts(int column) {
            List<String> texts = new ArrayList<>();
            for (Block block : blocks) {
                for (int row = 0; row < block.rows(); row++) texts.add(((TextColumn) block.column(column)).text(row));
            }
            return texts;
        }

        long[] longs(int column) {
            return blocks.stream()
                    .flatMapToLong(block -> Arrays.stream(((LongColumn) block.column(column)).values()))
                    .toArray();
        }
    }
}
