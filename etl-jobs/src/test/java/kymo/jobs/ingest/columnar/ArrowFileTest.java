package kymo.jobs.ingest.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import org.apache.arrow.flatbuf.CompressionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowFileTest {

    private static final byte[] CODECS = {ArrowBuffer.PLAIN, CompressionType.LZ4_FRAME, CompressionType.ZSTD};

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "stream {0}, codec {1}")
    @CsvSource({"false, -1", "false, 0", "false, 1", "true, -1", "true, 0", "true, 1"})
    void everyKindOfColumnComesOutAsItWentIn(boolean stream, byte codec) throws IOException {
        List<ArrowWriting.Column> columns = new ArrayList<>();
        for (ArrowKind kind : ArrowKind.ALL) columns.add(ArrowWriting.Column.of(kind.name(), kind));
        assertComesBack(new Random(5), columns, stream, codec, 5_001, 9_000, 0, 3);
    }

    /** Any columns, batches and codecs; some as places in dictionaries, some lists between them that are left out. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyFileComesOutAsItWentIn(long seed) throws IOException {
        Random random = new Random(seed);
        List<ArrowWriting.Column> columns = new ArrayList<>();
        for (int column = 0; column < 1 + random.nextInt(8); column++) {
            ArrowKind kind = ArrowKind.ALL.get(random.nextInt(ArrowKind.ALL.size()));
            boolean none = kind.becomes() == ColumnType.EMPTY;
            boolean list = column > 0 && random.nextInt(5) == 0;
            columns.add(
                    new ArrowWriting.Column("c" + column, kind, !none && !list && random.nextInt(3) == 0, list, null));
        }
        int[] rows = new int[random.nextInt(5)];
        for (int batch = 0; batch < rows.length; batch++)
            rows[batch] = random.nextInt(random.nextBoolean() ? 20 : 12_000);
        assertComesBack(random, columns, random.nextBoolean(), CODECS[random.nextInt(3)], rows);
    }

    private void assertComesBack(
            Random random, List<ArrowWriting.Column> columns, boolean stream, byte codec, int... rows)
            throws IOException {
        ArrowWriting writing = new ArrowWriting(columns, stream, codec);
        List<List<@Nullable Object>> dictionaries = new ArrayList<>();
        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            expected.add(new ArrayList<>());
            dictionaries.add(List.of());
            if (!columns.get(index).places()) continue;
            List<@Nullable Object> first = values(random, columns.get(index).kind(), 1 + random.nextInt(200));
            List<@Nullable Object> more = values(random, columns.get(index).kind(), 50);
            writing.dictionary(index, first, false);
            writing.dictionary(index, more, true);
            List<@Nullable Object> both = new ArrayList<>(first);
            both.addAll(more);
            dictionaries.set(index, both);
        }
        for (int count : rows) {
            List<List<@Nullable Object>> batch = new ArrayList<>();
            for (int index = 0; index < columns.size(); index++) {
                ArrowWriting.Column column = columns.get(index);
                List<@Nullable Object> dictionary = dictionaries.get(index);
                List<@Nullable Object> cells = new ArrayList<>();
                for (Object value : values(random, column.kind(), count)) {
                    Integer place = column.places() && value != null ? random.nextInt(dictionary.size()) : null;
                    cells.add(column.places() ? place : value);
                    Object held = column.places() ? (place == null ? null : dictionary.get(place)) : value;
                    expected.get(index)
                            .add(held == null ? null : column.kind().read().apply(held));
                }
                batch.add(cells);
            }
            writing.batch(batch);
        }
        Path file = Files.write(folder.resolve("x.arrow"), writing.finish());
        ReadTable read = ReadTable.arrow(file);
        for (int index = 0; index < columns.size(); index++) {
            ArrowWriting.Column column = columns.get(index);
            if (column.list()) {
                assertThat(read.notices()).contains("column '%s' is left out: it holds List".formatted(column.name()));
                continue;
            }
            assertThat(read.type(column.name()))
                    .as(column.name())
                    .isEqualTo(column.kind().becomes());
            List<@Nullable Object> wanted = expected.get(index);
            if (column.kind().becomes() == ColumnType.EMPTY) wanted.replaceAll(any -> null);
            assertThat(read.column(column.name()))
                    .as("%s of %s", column.name(), column.kind().name())
                    .isEqualTo(wanted);
        }
        assertSameFromEveryPosition(read, file);
    }

    private static List<@Nullable Object> values(Random random, ArrowKind kind, int count) {
        List<@Nullable Object> values = new ArrayList<>();
        int missing = random.nextInt(3);
        for (int i = 0; i < count; i++)
            values.add(
                    missing > 0 && random.nextInt(missing * 3) == 0
                            ? null
                            : kind.any().apply(random));
        return values;
    }

    private void assertSameFromEveryPosition(ReadTable whole, Path path) {
        try (ReadableFile file = LocalFileStore.reading(path)) {
            int blockRows = whole.table().schema().blockRows();
            for (int block = 0; block < whole.positions().size(); block++) {
                ReadTable rest =
                        ReadTable.read(whole.table(), file, whole.positions().get(block));
                for (int column = 0; column < whole.cells().size(); column++) {
                    List<@Nullable Object> all = whole.cells().get(column);
                    int begin = Math.min(all.size(), (block + 1) * blockRows);
                    assertThat(rest.cells().get(column)).isEqualTo(all.subList(begin, all.size()));
                }
            }
        }
    }

    @Test
    void unitsStandBesideColumns() throws IOException {
        ArrowKind number = kind("double");
        ArrowWriting writing = new ArrowWriting(
                List.of(
                        new ArrowWriting.Column("u", number, false, false, "mV"),
                        ArrowWriting.Column.of("Druck [Pa]", number),
                        ArrowWriting.Column.of("took", kind("duration"))),
                false,
                ArrowBuffer.PLAIN);
        writing.batch(List.of(List.of(0L), List.of(0L), List.of(5L)));
        ReadTable read = ReadTable.arrow(Files.write(folder.resolve("x.feather"), writing.finish()));
        assertThat(read.table().schema().columns()).extracting(ColumnSpec::unit).containsExactly("mV", "Pa", "ms");
    }

    @Test
    void numbersBeyondTheRangeAreTextToTheirLastDigit() throws IOException {
        ArrowWriting writing =
                new ArrowWriting(List.of(ArrowWriting.Column.of("n", kind("uint64"))), true, ArrowBuffer.PLAIN);
        writing.batch(List.of(List.of(-1L, 7L)));
        ReadTable read = ReadTable.arrow(Files.write(folder.resolve("x.arrows"), writing.finish()));
        assertThat(read.column("n")).isEqualTo(List.of("18446744073709551615", "7"));
    }

    @Test
    void theFirstFeatherIsRefusedWithARemedy() throws IOException {
        Path file = Files.write(folder.resolve("x.feather"), new byte[] {'F', 'E', 'A', '1', 0, 0, 0, 0});
        assertThatThrownBy(() -> ReadTable.arrow(file))
                .hasMessage(
                        "'x.feather' cannot be read since it is Feather of version 1; write it as version 2, which is Arrow, or as Parquet");
    }

    @Test
    void aFileThatWasNotWrittenToItsEndIsRefused() throws IOException {
        for (boolean stream : new boolean[] {false, true}) {
            ArrowWriting writing =
                    new ArrowWriting(List.of(ArrowWriting.Column.of("n", kind("int64"))), stream, ArrowBuffer.PLAIN);
            writing.batch(List.of(List.of(1L, 2L, 3L)));
            byte[] whole = writing.finish();
            Path file = Files.write(folder.resolve("x.arrow"), Arrays.copyOf(whole, whole.length - 20));
            assertThatThrownBy(() -> ReadTable.arrow(file))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("a file of columns must be whole but 'x.arrow' is damaged (");
        }
    }

    /** Whatever is done to a file's bytes, it is read or refused with a code. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMutationIsReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        List<ArrowWriting.Column> columns = new ArrayList<>();
        for (String name : List.of("int64", "utf8", "utf8_view", "large_utf8", "bool", "timestamp1", "decimal_30_5"))
            columns.add(ArrowWriting.Column.of(name, kind(name)));
        columns.add(new ArrowWriting.Column("places", kind("utf8"), true, false, null));
        columns.add(new ArrowWriting.Column("list", kind("int32"), false, true, null));
        ArrowWriting writing = new ArrowWriting(columns, seed % 2 == 0, CODECS[(int) (seed % 3)]);
        writing.dictionary(7, values(random, kind("utf8"), 20), false);
        List<List<@Nullable Object>> batch = new ArrayList<>();
        for (ArrowWriting.Column column : columns) batch.add(values(random, column.kind(), 300));
        batch.set(
                7,
                batch.get(7).stream()
                        .map(value -> value == null ? null : (Object) random.nextInt(20))
                        .toList());
        writing.batch(batch);
        byte[] bytes = writing.finish();
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            byte[] changed =
                    random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int change = random.nextInt(5); change >= 0 && changed.length > 0; change--)
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            if (changed.length < 8) continue;
            try {
                ReadTable.arrow(Files.write(folder.resolve("changed.arrow"), changed));
            } catch (ProblemException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
        assertThat(refused).isPositive();
    }

    private static ArrowKind kind(String name) {
        return ArrowKind.ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
