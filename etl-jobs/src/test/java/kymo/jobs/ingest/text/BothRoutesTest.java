package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import kymo.core.dataset.Reject;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fast route and the lenient one by commons-csv read random files alike: blocks, rejects and places; and the fast one does so for
 * any cut into chunks, any number of threads, and from any position.
 */
class BothRoutesTest {

    private static final int ROWS = 160;
    /** More are tried with {@code -Dkymo.files=10000}. */
    private static final int FILES = Integer.getInteger("kymo.files", 60);

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= FILES; seed++) seeds.add(seed);
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readRandomFilesAlike(long seed) {
        Random random = new Random(seed);
        RandomText text = new RandomText(random);
        String written = text.write(ROWS);
        Reading reading = text.reading();
        BytesFile file = BytesFile.of(written);
        LenientBlocks lenient = new LenientBlocks(written, reading);
        TextBlocksTest.Run all = TextBlocksTest.run(file, reading, Position.start(reading), 1, Chunks.CHUNK);
        assertThat(all.blocks).isEqualTo(lenient.blocks());
        assertThat(all.rejects.stream().map(BothRoutesTest::shown)).containsExactlyElementsOf(lenient.rejects());
        for (int i = 0; i < all.blocks.size(); i++) checkPlace(written, reading, all.positions.get(i), lenient);
        for (Reject reject : all.rejects) checkRow(written, reading, reject, lenient);
        assertThat(all.rowsMet).isEqualTo(lenient.rows());
        for (int chunkBytes : new int[] {7, 64, 1000, 1 + random.nextInt(3000)}) {
            for (int threads = 1; threads <= 3; threads += 2) {
                TextBlocksTest.Run other =
                        TextBlocksTest.run(file, reading, Position.start(reading), threads, chunkBytes);
                assertSame(other, all, 0);
            }
        }
        for (int from = 0; from < all.positions.size(); from++) {
            TextBlocksTest.Run rest =
                    TextBlocksTest.run(file, reading, all.positions.get(from), 1 + random.nextInt(2), 500);
            assertSame(rest, all, from + 1);
            assertThat(rest.rowsMet).isEqualTo(all.rowsMet);
        }
    }

    private static void assertSame(TextBlocksTest.Run run, TextBlocksTest.Run all, int from) {
        assertThat(run.blocks).isEqualTo(all.blocks.subList(from, all.blocks.size()));
        assertThat(run.positions).isEqualTo(all.positions.subList(from, all.positions.size()));
        assertThat(run.rejectsOfBlocks).isEqualTo(all.rejectsOfBlocks.subList(from, all.rejectsOfBlocks.size()));
    }

    /** Between a position and the next row lie only lines without a row, and the position's line is right. */
    private static void checkPlace(String written, Reading reading, Position position, LenientBlocks lenient) {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        String before = new String(bytes, 0, (int) position.byteOffset(), StandardCharsets.UTF_8);
        int next = lenient.begin((int) position.row());
        assertThat(before.length()).isLessThanOrEqualTo(next);
        String between = written.substring(before.length(), next);
        for (String line : between.split("\r\n|\n|\r", -1)) {
            boolean comment = reading.comment() != null && line.startsWith(reading.comment());
            assertThat(comment || line.replace(reading.delimiter(), "").isBlank())
                    .as(line)
                    .isTrue();
        }
        boolean unended = position.byteOffset() == bytes.length && !Dialect.isLineEnd(bytes[bytes.length - 1]);
        assertThat(position.line())
                .isEqualTo((unended ? 2 : 1) + Dialect.lines(paddedBytes(bytes), 0, (int) position.byteOffset()));
    }

    /** The stretch that a reject names is one row, whole, and holds the reject; read by itself it says the same again. */
    private static void checkRow(String written, Reading reading, Reject reject, LenientBlocks lenient) {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        assertThat(reject.byteOffset()).isBetween(reject.rowOffset(), reject.rowOffset() + reject.rowBytes() - 1);
        String before = new String(bytes, 0, (int) reject.rowOffset(), StandardCharsets.UTF_8);
        assertThat(lenient.begins(before.length())).isTrue();
        byte[] head = Arrays.copyOf(bytes, (int) reading.dataOffset());
        byte[] alone = Arrays.copyOf(head, head.length + (int) reject.rowBytes());
        System.arraycopy(bytes, (int) reject.rowOffset(), alone, head.length, (int) reject.rowBytes());
        TextBlocksTest.Run again =
                TextBlocksTest.run(new BytesFile(alone), reading, Position.start(reading), 1, Chunks.CHUNK);
        assertThat(again.blocks).hasSize(1);
        assertThat(again.blocks.get(0).rows()).isEqualTo(1);
        assertThat(again.rejects)
                .extracting(Reject::column, Reject::code, Reject::text)
                .contains(tuple(reject.column(), reject.code(), reject.text()));
    }

    private static byte[] paddedBytes(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length + DecimalParser.PADDING);
    }

    static String shown(Reject reject) {
        return reject.line() + " " + reject.column() + " " + reject.reason();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatALookUnderstandsIsReadWithoutASurprise(long seed) {
        Random random = new Random(seed);
        RandomText text = new RandomText(random);
        String written = text.write(ROWS);
        BytesFile file = BytesFile.of(written);
        Reading reading = TextLook.look(file, "random.csv", IngestOptions.none());
        assertThat(reading.columns()).extracting(ColumnReading::name).startsWith("i", "x");
        assertThat(reading.headerLine()).isEqualTo(1);
        List<Block> blocks = TextBlocksTest.run(file, reading, Position.start(reading), 1, 300).blocks;
        assertThat(blocks.stream().collect(Collectors.summingInt(Block::rows)))
                .isEqualTo(new LenientBlocks(written, text.reading()).rows());
    }
}
