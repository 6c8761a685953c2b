package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.jobs.ingest.format.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands above and below a table is kept, and is no row of it. */
class RemarksTest {

    private static final String FOOTER = "\nT: temperature of the probe (degC)\nwritten, by hand\n";

    @Test
    void linesBelowTheTableAreNoRowsAndAreKept() {
        Reading reading = look("t,T\n1,2.5\n2,3.5\n" + FOOTER);
        assertThat(reading.footer())
                .containsExactly(
                        new Remark(2, "T", "temperature of the probe (degC)"), new Remark(3, null, "written, by hand"));
        assertThat(reading.notices())
                .contains(new Notice("lines-below-table", "lines below the table that hold no row: 3", null));
        assertThat(values(BytesFile.of("t,T\n1,2.5\n2,3.5\n" + FOOTER), reading))
                .containsExactly(2.5, 3.5);
    }

    @Test
    void theUnitOfAColumnIsTakenFromTheLineThatExplainsIt() {
        assertThat(look("t,T\n1,2.5\n2,3.5\n" + FOOTER).columns().get(1).unit()).isEqualTo("degC");
        assertThat(look("# T: of the probe (K)\nt,T\n1,2.5\n2,3.5\n")
                        .columns()
                        .get(1)
                        .unit())
                .isEqualTo("K");
    }

    @Test
    void aRowThatWasCutOffInWritingIsARowStill() {
        for (String cut : List.of("3", "2021-01-0", "-", "x,2021", "∞")) {
            Reading reading = look("t,T\n1,2.5\n2,3.5\n\n" + cut + "\n");
            assertThat(reading.footer()).as(cut).isEmpty();
            assertThat(reading.dataEnd()).as(cut).isNull();
        }
    }

    @Test
    void aLineOfWordsBelowRowsOfWordsIsAFooterOnlyBehindABlankLine() {
        String rows = "name,x\nanna,1\nbert,2\n";
        assertThat(look(rows + "carl\n").footer()).isEmpty();
        assertThat(look(rows + "\nThe end.\n").footer()).hasSize(1);
    }

    @Test
    void aFooterIsFoundAtTheEndOfAFileThatIsOnlySampled() {
        StringBuilder text = new StringBuilder("t,T\n");
        for (int row = 0; row < 200_000; row++)
            text.append(row).append(',').append(row / 2.0).append('\n');
        BytesFile file = BytesFile.of(text + FOOTER);
        Reading reading = TextLook.look(file, "f.csv", IngestOptions.none());
        assertThat(reading.footer()).hasSize(2);
        assertThat(reading.dataEnd()).isEqualTo((long) text.length());
        assertThat(values(file, reading)).hasSize(200_000);
    }

    @Test
    void keysAndValuesAboveTheTableAreToldApart() {
        Reading reading = look(
                "Instrument: CHI660E\nAmplitude (V) = 0.025\n\"Plot Title: Sample\"\nSerial,\"30,924\"\nFeb. 20, 2020\njust words\nt,x,y\n1,2,3\n2,3,4\n3,4,5\n");
        assertThat(reading.remarks())
                .containsExactly(
                        new Remark(1, "Instrument", "CHI660E"),
                        new Remark(2, "Amplitude (V)", "0.025"),
                        new Remark(3, "Plot Title", "Sample"),
                        new Remark(4, "Serial", "\"30, 924\""),
                        new Remark(5, null, "Feb. 20, 2020"),
                        new Remark(6, null, "just words"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFooterChangesNoRow(long seed) {
        Random random = new Random(seed);
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        Charset charset = List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        Charset.forName("UTF-32LE"))
                .get(random.nextInt(4));
        StringBuilder table = new StringBuilder(charset.equals(StandardCharsets.UTF_8) ? "" : "\uFEFF")
                .append("t;ä;b")
                .append(end);
        int rows = 20 + random.nextInt(4_000);
        for (int row = 0; row < rows; row++)
            table.append(String.format(Locale.ROOT, "%d;%.3f;%d", row, random.nextGaussian(), random.nextInt(9)))
                    .append(end);
        StringBuilder footer = new StringBuilder();
        for (int line = random.nextInt(3); line >= 0; line--) footer.append(end);
        for (int line = random.nextInt(5); line >= 0; line--)
            footer.append(List.of("see the manual", "ä: Ströme; gemessen", "(c) 2021")
                            .get(random.nextInt(3)))
                    .append(end);
        if (random.nextBoolean()) footer.append("last");

        BytesFile plain = BytesFile.of(table.toString(), charset);
        BytesFile noted = BytesFile.of(table.toString() + footer, charset);
        Reading reading = TextLook.look(noted, "f.csv", IngestOptions.none());
        assertThat(reading.dataEnd()).isEqualTo(plain.bytes());
        assertThat(values(noted, reading))
                .isEqualTo(values(plain, TextLook.look(plain, "f.csv", IngestOptions.none())))
                .hasSize(rows);
    }

    static Stream<Long> seeds() {
        return LongStream.range(0, 200).boxed();
    }

    private static Reading look(String text) {
        return TextLook.look(BytesFile.of(text), "f.csv", IngestOptions.none());
    }

    /** All of the second column. */
    private static List<Double> values(BytesFile file, Reading reading) {
        List<Double> values = new ArrayList<>();
        try (TextBlocks blocks = TextBlocks.open(file, reading, Position.start(reading), 2)) {
            for (Block block = blocks.next(); block != null; block = blocks.next()) {
                for (double value : ((DoubleColumn) block.column(1)).values()) values.add(value);
            }
            assertThat(blocks.takeRejects()).isEmpty();
        }
        return values;
    }
}
