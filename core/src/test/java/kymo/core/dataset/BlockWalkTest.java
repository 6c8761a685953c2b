package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.PublishedDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class BlockWalkTest {

    private static final int BLOCK_ROWS = 4;
    private static final Schema SCHEMA =
            new Schema(List.of(new ColumnSpec("row", ColumnType.INTEGER, null)), -1, BLOCK_ROWS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest(name = "{0} rows, {1} before, {2} after, from block {3}")
    @CsvSource({
        "150, 0, 0, 0",
        "150, 3, 0, 0",
        "150, 3, 0, 16",
        "150, 64, 0, 17",
        "150, 9, 7, 16",
        "150, 0, 64, 1",
        "7, 64, 64, 0",
        "0, 3, 3, 0"
    })
    void bringsEveryBlockItsNeighboursAndNoMore(int rows, int before, int after, int firstBlock) {
        FileStore files = new LocalFileStore(folder);
        Catalogue catalogue = new InMemoryCatalogue();
        UUID id = dataset(rows, files, catalogue);

        List<Long> seen = new ArrayList<>();
        try (BlockWalk walk = new BlockWalk(
                DatasetReader.open(catalogue, files, id),
                new int[] {0},
                Halo.rows(before, after),
                firstBlock,
                Long.MAX_VALUE)) {
            for (Neighbourhood found = walk.next(); found != null; found = walk.next()) {
                Neighbourhood.Wide read = found.read();
                Block wide = read.block();
                long[] values = ((LongColumn) wide.column(0)).values();
                long first = wide.firstRow() + read.from();
                assertThat(wide.firstRow()).isEqualTo(Math.max(0, first - before));
                assertThat(values)
                        .hasSize((int) (Math.min(rows, first + found.rows() + after) - Math.max(0, first - before)));
                for (int i = 0; i < values.length; i++) assertThat(values[i]).isEqualTo(wide.firstRow() + i);
                for (int i = read.from(); i < read.to(); i++) seen.add(values[i]);
            }
        }
        assertThat(seen)
                .hasSize(Math.max(0, rows - firstBlock * BLOCK_ROWS))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHaloOfTimeBringsEveryRowWithinIt(long seed) {
        Random random = new Random(seed);
        long[] times = new long[1 + random.nextInt(400)];
        long now = random.nextInt(1_000) - 500L;
        for (int row = 0; row < times.length; row++)
            times[row] = now += random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(3);
        Halo halo = new Halo(random.nextInt(3), random.nextInt(3), random.nextInt(60), random.nextInt(60));
        PublishedDataset published = timed(times);
        int firstBlock = random.nextInt(1 + (times.length - 1) / BLOCK_ROWS);
        int row = firstBlock * BLOCK_ROWS;
        try (BlockWalk walk = walk(published, halo, firstBlock)) {
            for (Neighbourhood found = walk.next(); found != null; found = walk.next()) {
                Neighbourhood.Wide read = found.read();
                long[] wide = ((LongColumn) read.block().column(0)).values();
                int from = (int) read.block().firstRow();
                int end = from + wide.length;
                assertThat(from + read.from()).isEqualTo(row);
                assertThat(wide).containsExactly(Arrays.copyOfRange(times, from, end));
                row += found.rows();
                long earliest = times[row - found.rows()] - halo.timeBefore();
                long latest = times[row - 1] + halo.timeAfter();
                assertThat(from).isLessThanOrEqualTo(Math.max(0, row - found.rows() - halo.rowsBefore()));
                assertThat(end).isGreaterThanOrEqualTo(Math.min(times.length, row + halo.rowsAfter()));
                if (halo.isByTime()) {
                    if (from > 0) assertThat(times[from - 1]).isLessThan(earliest);
                    if (end < times.length) assertThat(times[end]).isGreaterThan(latest);
                }
            }
        }
        assertThat(row).isEqualTo(times.length);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void aHaloOfTimeNeedsAnAxisThatRises() {
        long[] times = LongStream.range(0, 60).toArray();
        times[41] = 39;
        PublishedDataset published = timed(times);
        try (BlockWalk walk = walk(published, Halo.time(5, 0), 0)) {
            assertThatThrownBy(() -> {
                        for (Neighbourhood found = walk.next(); found != null; found = walk.next()) found.read();
                    })
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.AXIS_UNORDERED);
                        assertThat(problem).hasMessageContaining("'t'").hasMessageContaining("row 42");
                    });
        }
    }

    @Test
    void aHaloOfTimeReachesOverSixteenBlocksAtMost() {
        PublishedDataset published = timed(LongStream.range(0, 40L * BLOCK_ROWS).toArray());
        try (BlockWalk walk = walk(published, Halo.time(17L * BLOCK_ROWS + 1, 0), 30)) {
            assertThatThrownBy(() -> walk.next().read())
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.WINDOW_TOO_LARGE));
        }
    }

    private PublishedDataset timed(long[] times) {
        return new PublishedDataset(
                folder,
                BLOCK_ROWS,
                0,
                List.of(new ColumnSpec("t", ColumnType.DATETIME, null)),
                List.of(LongColumn.of(times)));
    }

    private static BlockWalk walk(PublishedDataset published, Halo halo, int firstBlock) {
        return new BlockWalk(
                DatasetReader.open(published.catalogue(), published.files(), published.id()),
                new int[] {0},
                halo,
                firstBlock,
                Long.MAX_VALUE);
    }

    private static UUID dataset(int rows, FileStore files, Catalogue catalogue) {
        PartStore parts = new PartStore(files);
        UUID id = UUID.randomUUID();
        Origin origin = new Origin(
                null, UUID.randomUUID(), null, "test", 1, JsonMapper.shared().createObjectNode());
        catalogue.draft(id, "rows", origin, "hash", SCHEMA);
        int number = 0;
        for (int partFirst = 0; partFirst < rows; partFirst += (int) SCHEMA.partRows()) {
            List<Block> blocks = new ArrayList<>();
            for (int first = partFirst;
                    first < Math.min((long) rows, partFirst + SCHEMA.partRows());
                    first += BLOCK_ROWS) {
                long[] values = new long[Math.min(BLOCK_ROWS, rows - first)];
                for (int i = 0; i < values.length; i++) values[i] = (long) first + i;
                blocks.add(new Block(first, values.length, List.of(LongColumn.of(values))));
            }
            catalogue.addPart(id, parts.write(id, SCHEMA, number++, 1, 0, blocks, List.of()));
        }
        catalogue.publish(id);
        return id;
    }
}
