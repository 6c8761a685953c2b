package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kymo.core.files.LocalFileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {

    @TempDir
    Path folder;

    private LocalFileStore store;

    @BeforeEach
    void open() {
        store = new LocalFileStore(folder);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void givesBackEveryBlockOfEveryType(long seed) {
        RandomBlocks random = new RandomBlocks(seed);
        Schema schema = random.schema(9 + (int) seed);
        List<Block> blocks = blocks(random, schema, 64, 64, 1, 7);
        write("part", schema, blocks);
        try (PartReader part = PartReader.open("part", store.open("part"), schema)) {
            int[] all = IntStream.range(0, schema.columns().size()).toArray();
            assertThat(part.blocks()).isEqualTo(4);
            for (int i = 0; i < 4; i++) {
                assertThat(part.read(i, all, blocks.get(i).firstRow())).isEqualTo(blocks.get(i));
            }
            Block some = part.read(1, new int[] {5, 2}, 64);
            assertThat(some.columns())
                    .containsExactly(blocks.get(1).column(5), blocks.get(1).column(2));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anotherEngineReadsEqualValues(long seed) throws SQLException {
        RandomBlocks random = new RandomBlocks(seed);
        Schema schema = random.schema(9);
        List<Block> blocks = blocks(random, schema, 64, 64, 3);
        write("part.parquet", schema, blocks);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement();
                ResultSet rows = sql.executeQuery("SELECT c0, c1, c2, c3, (c4 - DATE '1970-01-01')::BIGINT,"
                        + " epoch_ns(c5), epoch_ns(c6), epoch_ns(c7), c8 FROM '" + folder.resolve("part.parquet")
                        + "'")) {
            for (Block block : blocks) {
                for (int row = 0; row < block.rows(); row++) {
                    assertThat(rows.next()).isTrue();
                    for (int c : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}) {
                        assertThat(value(rows, c, schema.columns().get(c).type()))
                                .as("%s, row %d", schema.columns().get(c), block.firstRow() + row)
                                .isEqualTo(value(
                                        block.column(c),
                                        row,
                                        schema.columns().get(c).type()));
                    }
                }
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void theSameBlocksGiveTheSameBytes() {
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RandomBlocks random = new RandomBlocks(7);
            Schema schema = random.schema(9);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                PartWriter writer = new PartWriter(schema, bytes);
                for (Block block : blocks(random, schema, 64, 5)) writer.write(block);
                assertThat(writer.finish()).isEqualTo(69);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            files.add(bytes.toByteArray());
        }
        assertThat(files.get(0)).isEqualTo(files.get(1));
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        Schema schema = new RandomBlocks(1).schema(3);
        write("whole", schema, blocks(new RandomBlocks(1), schema, 64));
        byte[] bytes = Files.readAllBytes(folder.resolve("whole"));
        store.write("cut", out -> out.write(bytes, 0, bytes.length - 9));
        assertThatThrownBy(() -> PartReader.open("cut", store.open("cut"), schema))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DATASET_CORRUPT))
                .hasMessage("a part must be what was written but 'cut' does not end in PAR1;"
                        + " restore the file from a backup or ingest the upload again");
    }

    @Test
    void namesTheBlockAndColumnWhoseBytesAreDamaged() throws IOException {
        Schema schema = new Schema(List.of(new ColumnSpec("temp", ColumnType.FLOAT, null)), -1, 64);
        write("good", schema, List.of(new Block(0, 3, List.of(DoubleColumn.of(1, 2, 3)))));
        byte[] bytes = Files.readAllBytes(folder.resolve("good"));
        for (int at = 4; at < 12; at++) bytes[at] ^= 0x55;
        store.write("bad", out -> out.write(bytes));
        try (PartReader part = PartReader.open("bad", store.open("bad"), schema)) {
            assertThatThrownBy(() -> part.read(0, new int[] {0}, 0))
                    .hasMessageStartingWith(
                            "a part must be what was written but 'bad' cannot be decoded at block 0, column 'temp'");
        }
    }

    @Test
    void namesTheBlockAndColumnWhosePageCannotBeDecompressed() throws IOException {
        Schema schema = new Schema(List.of(new ColumnSpec("temp", ColumnType.FLOAT, null)), -1, 1_024);
        write(
                "packed",
                schema,
                List.of(new Block(
                        0,
                        1_000,
                        List.of(DoubleColumn.of(IntStream.range(0, 1_000)
                                .mapToDouble(i -> Math.floorDiv(i, 8))
                                .toArray())))));
        byte[] bytes = Files.readAllBytes(folder.resolve("packed"));
        // an offset of 0 points at nothing
        for (int at = 200; at < 400; at++) bytes[at] = 0;
        store.write("torn", out -> out.write(bytes));
        try (PartReader part = PartReader.open("torn", store.open("torn"), schema)) {
            assertThatThrownBy(() -> part.read(0, new int[] {0}, 0))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("cannot be decoded at block 0, column 'temp'");
        }
    }

    @Test
    void refusesAFileOfOtherColumns() {
        Schema three = new RandomBlocks(1).schema(3);
        write("three", three, blocks(new RandomBlocks(1), three, 64));
        assertThatThrownBy(() -> PartReader.open("three", store.open("three"), new RandomBlocks(1).schema(4)))
                .hasMessageContaining("'three' holds other columns than its dataset");
    }

    private void write(String key, Schema schema, List<Block> blocks) {
        store.write(key, out -> {
            PartWriter writer = new PartWriter(schema, out);
            for (Block block : blocks) writer.write(block);
            writer.finish();
        });
    }

    private static List<Block> blocks(RandomBlocks random, Schema schema, int... rows) {
        List<Block> blocks = new ArrayList<>();
        long firstRow = 0;
        for (int count : rows) {
            blocks.add(random.block(schema, firstRow, count));
            firstRow += count;
        }
        return blocks;
    }

    private static Object value(ResultSet rows, int column, ColumnType type) throws SQLException {
        Object value = switch (type.carrier()) {
            case DOUBLE -> rows.getDouble(column + 1);
            case LONG -> rows.getLong(column + 1);
            case BOOLEAN -> rows.getBoolean(column + 1);
            case TEXT -> String.valueOf(rows.getString(column + 1));
        };
        return rows.wasNull() ? "missing" : value;
    }

    private static Object value(Column column, int row, ColumnType type) {
        if (column.isMissing(row)) return "missing";
        return switch (type.carrier()) {
            case DOUBLE -> ((DoubleColumn) column).values()[row];
            case LONG ->
                ((LongColumn) column).values()[row] / (type == ColumnType.DATE ? PageEncoder.NANOS_PER_DAY : 1);
            case BOOLEAN -> ((BooleanColumn) column).values()[row];
            case TEXT -> String.valueOf(((TextColumn) column).text(row));
        };
    }
}
