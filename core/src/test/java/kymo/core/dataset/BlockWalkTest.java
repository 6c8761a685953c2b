package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                DatasetReader.open(catalogue, files, id), new int[] {0}, before, after, firstBlock, Long.MAX_VALUE)) {
            for (Neighbourhood found = walk.next(); found != null; found = walk.next()) {
                Block wide = found.wide();
                long[] values = ((LongColumn) wide.column(0)).values();
                long first = wide.firstRow() + found.from();
                assertThat(wide.firstRow()).isEqualTo(Math.max(0, first - before));
                assertThat(values)
                        .hasSize((int) (Math.min(rows, first + found.rows() + after) - Math.max(0, first - before)));
                for (int i = 0; i < values.length; i++) assertThat(values[i]).isEqualTo(wide.firstRow() + i);
                for (int i = found.from(); i < found.to(); i++) seen.add(values[i]);
            }
        }
        assertThat(seen)
                .hasSize(Math.max(0, rows - firstBlock * BLOCK_ROWS))
                .isSorted()
                .doesNotHaveDuplicates();
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
