package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.scripts.ScriptKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergedRowsTest {

    /** A row and when it was found. */
    private record Found(long firstRow, long number) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsOfAllPlacesComeAsAStableSortHasThemFromAnyRowOn(long seed) {
        Random random = new Random(seed);
        List<List<List<Found>>> places = new ArrayList<>();
        List<Found> all = new ArrayList<>();
        for (int place = 0; place < 12; place++) {
            List<Found> rows = new ArrayList<>();
            for (int row = random.nextInt(200); row > 0; row--)
                rows.add(new Found(random.nextInt(50), all.size() + rows.size()));
            rows.sort(Comparator.comparingLong(Found::firstRow));
            all.addAll(rows);
            places.add(cut(rows, random));
        }
        all.sort(Comparator.comparingLong(Found::firstRow));
        for (int skipped : new int[] {0, 1, all.size() / 2, all.size(), all.size() + 1}) {
            MergedRows merged = merged(ScriptKind.DETECTOR, places);
            merged.skip(skipped);
            assertThat(rest(merged, skipped)).isEqualTo(all.subList(Math.min(skipped, all.size()), all.size()));
        }
    }

    @Test
    void theFiguresOfASummaryStayAsTheyCame() {
        List<List<List<Found>>> places = List.of(
                List.of(List.of(new Found(5, 0), new Found(1, 1))), List.of(), List.of(List.of(new Found(0, 2))));
        assertThat(rest(merged(ScriptKind.SUMMARY, places), 0))
                .containsExactly(new Found(5, 0), new Found(1, 1), new Found(0, 2));
    }

    private static List<List<Found>> cut(List<Found> rows, Random random) {
        List<List<Found>> blocks = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(20));
            blocks.add(rows.subList(from, to));
            from = to;
        }
        return blocks;
    }

    private static MergedRows merged(ScriptKind kind, List<List<List<Found>>> places) {
        List<Supplier<@Nullable Block>> suppliers = new ArrayList<>();
        for (List<List<Found>> place : places) {
            var blocks = place.iterator();
            suppliers.add(() -> blocks.hasNext() ? block(blocks.next()) : null);
        }
        return new MergedRows(kind, suppliers);
    }

    private static Block block(List<Found> rows) {
        return new Block(
                0,
                rows.size(),
                List.of(
                        LongColumn.of(rows.stream().mapToLong(Found::firstRow).toArray()),
                        LongColumn.of(rows.stream().mapToLong(Found::number).toArray())));
    }

    private static List<Found> rest(MergedRows merged, long from) {
        List<Found> rows = new ArrayList<>();
        for (Block block = merged.next(from, 7); block != null; block = merged.next(from + rows.size(), 7)) {
            assertThat(block.firstRow()).isEqualTo(from + rows.size());
            for (int row = 0; row < block.rows(); row++)
                rows.add(new Found(
                        ((LongColumn) block.column(0)).values()[row], ((LongColumn) block.column(1)).values()[row]));
        }
        return rows;
    }
}
