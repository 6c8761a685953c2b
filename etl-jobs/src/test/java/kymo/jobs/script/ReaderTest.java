package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.script.wire.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Scripts that read files of their own format. */
class ReaderTest {

    private static final String PAIRS = """
            @Script(title = 'Pairs')
            @Param(name = 'separator', type = TEXT, defaultValue = '=')
            @Output(name = 'time', unit = 's')
            @Output(name = 'count', type = INTEGER)
            @Output(name = 'note', type = TEXT)
            @Output(name = 'good', type = FLAG)
            void read(Bytes input, Params params, RowSink rows) {
                rows.axis(rows.column('time'))
                for (String line = input.line(); line != null; line = input.line()) {
                    if (line.startsWith('//')) continue
                    String[] parts = line.split(params.text('separator'), -1)
                    if (parts.length < 2) {
                        rows.reject(line, 'there is no separator')
                        continue
                    }
                    rows.number(0, Double.parseDouble(parts[0]))
                    if (parts[1].isLong()) rows.integer(1, parts[1] as long)
                    else rows.reject(1, parts[1], 'not a whole number')
                    if (parts.length > 2) rows.text(2, parts[2])
                    rows.flag(3, parts.length > 2)
                    rows.end()
                }
            }
            """;

    private static Workbench bench;

    @BeforeAll
    static void begin() {
        bench = Workbench.open();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static ScriptReading reading(String script, String file, long fromRow, long mostRows) throws Exception {
        Path input = bench.session().host().folder().resolve(Kind.FILE);
        Files.write(input, file.getBytes(StandardCharsets.UTF_8));
        Declaration declaration = bench.session().declare(Workbench.NAME, script);
        assertThat(declaration.kind()).isEqualTo(ScriptKind.READER);
        var values = JsonMapper.shared().createObjectNode();
        declaration.parameters().forEach(parameter -> values.set(parameter.name(), parameter.usual()));
        return new ScriptReading(bench.session().host(), declaration, values, fromRow, mostRows, 64);
    }

    private static List<ScriptReading.Piece> all(ScriptReading reading) {
        List<ScriptReading.Piece> pieces = new ArrayList<>();
        for (ScriptReading.Piece piece = reading.next(); piece != null; piece = reading.next()) pieces.add(piece);
        return pieces;
    }

    private static Block joined(List<ScriptReading.Piece> pieces) {
        return Block.join(pieces.stream().map(ScriptReading.Piece::block).toList());
    }

    @Test
    void rowsOfEveryTypeAndRejectsComeWithTheirLines() throws Exception {
        ScriptReading reading = reading(PAIRS, "// head\n1.5=7=ü\r\nnothing\n2.5=x\n3=8", 0, Long.MAX_VALUE);
        assertThat(reading.schema().columns())
                .extracting(column -> column.name() + " " + column.type() + " " + column.unit())
                .containsExactly("time FLOAT s", "count INTEGER null", "note STRING null", "good BOOLEAN null");
        assertThat(reading.schema().axis()).isZero();
        List<ScriptReading.Piece> pieces = all(reading);
        Block rows = joined(pieces);
        assertThat(rows.column(0)).hasToString("[1.5, 2.5, 3.0]");
        assertThat(rows.column(1)).hasToString("[7, 0, 8] [5]");
        assertThat(((kymo.core.kernel.TextColumn) rows.column(2)).text(0)).isEqualTo("ü");
        assertThat(rows.column(2).isMissing(1)).isTrue();
        assertThat(rows.column(3)).hasToString("[true, false, false] all valid");
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).lines()).isEqualTo(5);
        assertThat(pieces.get(0).rejects())
                .containsExactly(
                        new Reject(3, 18, "", "nothing", "there is no separator", Reject.ROW_REJECTED, -1, 0),
                        new Reject(4, 26, "count", "x", "not a whole number", "cell-rejected", -1, 0));
        assertThat(pieces.get(0).met()).isEqualTo(4);
    }

    @ParameterizedTest(name = "from row {0} of {1}")
    @CsvSource({"0, 1000", "1, 1000", "63, 1000", "64, 1000", "65, 1000", "999, 1000", "0, 10", "5, 70", "100, 128"})
    void beginsWhereItIsToldAndEndsWhereEnoughIsRead(int fromRow, int mostRows) throws Exception {
        String file = IntStream.range(0, 1_000)
                .mapToObj(i -> i + "=" + i * 2 + "=n" + i)
                .collect(Collectors.joining("\n"));
        List<ScriptReading.Piece> pieces = all(reading(PAIRS, file, fromRow, mostRows));
        Block rows = joined(pieces);
        assertThat(rows.firstRow()).isEqualTo(fromRow);
        assertThat(rows.column(1).toString())
                .isEqualTo(
                        IntStream.range(fromRow, mostRows).mapToObj(i -> i * 2L).toList() + " all valid");
        assertThat(((kymo.core.kernel.TextColumn) rows.column(2)).text(0)).isEqualTo("n" + fromRow);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.block().rows()).isBetween(1, 64));
        // and the host answers the next request
        assertThat(bench.session().declare(Workbench.NAME, "y = x").results()).hasSize(1);
    }

    @Test
    void columnsMayBeFoundInTheFileItself() throws Exception {
        ScriptReading reading = reading("""
                void read(Bytes input, Params params, RowSink rows) {
                    input.charset('ISO-8859-1')
                    String[] names = input.line().split(';', -1)
                    for (String name : names) rows.column(name, NUMBER, name == 't' ? 's' : null)
                    int magic = input.read()
                    byte[] two = input.read(2)
                    rows.number(0, magic)
                    rows.number(1, two[1])
                    rows.end()
                    input.seek(0)
                    rows.number(1, input.line().length())
                    rows.end()
                    println input.size() + ' ' + input.position()
                }
                """.replace("NUMBER", "Type.NUMBER"), "t;b\nABC", 0, Long.MAX_VALUE);
        assertThat(reading.schema().columns())
                .extracting(column -> column.name() + " " + column.unit())
                .containsExactly("t s", "b null");
        assertThat(joined(all(reading)).columns().toString()).isEqualTo("[[65.0, NaN], [67.0, 3.0]]");
        assertThat(reading.log()).containsExactly("7 4");
    }

    /** Half a row is not the next row's. */
    @Test
    void aRejectedRowLeavesNothingBehind() throws Exception {
        ScriptReading reading = reading("""
                @Output(name = 'a')
                @Output(name = 'b', type = INTEGER)
                @Output(name = 'c', type = TEXT)
                void read(Bytes input, Params params, RowSink rows) {
                    rows.number(0, 1d)
                    rows.integer(1, 2L)
                    rows.text(2, 'three')
                    rows.reject('1 2 three', 'all of it')
                    rows.end()
                }
                """, "", 0, Long.MAX_VALUE);
        Block rows = joined(all(reading));
        assertThat(rows.column(0)).hasToString("[NaN]");
        assertThat(rows.column(1).isMissing(0)).isTrue();
        assertThat(rows.column(2).isMissing(0)).isTrue();
    }

    @Test
    void noPieceHoldsRowsOfTwoBlocksAndRejectsAloneComeToo() throws Exception {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 200; i++) file.append(i).append("=1\n").append("bad\n".repeat(i == 70 ? 2_500 : 0));
        List<ScriptReading.Piece> pieces = all(reading(PAIRS, file.toString(), 0, Long.MAX_VALUE));
        assertThat(pieces.stream().mapToLong(piece -> piece.rejects().size()).sum())
                .isEqualTo(2_500);
        assertThat(pieces).anySatisfy(piece -> assertThat(piece.block().rows()).isZero());
        for (ScriptReading.Piece piece : pieces) {
            long first = piece.block().firstRow();
            assertThat((first + Math.max(0, piece.block().rows() - 1)) / 64).isEqualTo(first / 64);
        }
        assertThat(pieces.get(pieces.size() - 1).met()).isEqualTo(2_700);
    }

    @Test
    void aFailureTellsTheLineOfTheScriptAndOfTheFile() throws Exception {
        assertThatThrownBy(() -> all(reading(PAIRS, "1=2\nx=3", 0, Long.MAX_VALUE)))
                .hasMessage(
                        "[line 2 of the file] under_test.groovy failed in line 16 'rows.number(0, Double.parseDouble(parts[0]))': For input string: \"x\"; correct the script or choose other parameters");
        assertThatThrownBy(() -> reading(
                        "void read(Bytes input, Params params, RowSink rows) { rows.end() }", "", 0, Long.MAX_VALUE))
                .hasMessageContaining("a row needs columns; tell them by rows.column first");
    }
}
