package kymo.jobs.ingest.columnar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file of columns as it was read, in objects that tests can compare.
 *
 * @param cells by column, null where missing
 * @param positions behind every block
 */
record ReadTable(FoundTable table, List<List<@Nullable Object>> cells, List<JsonNode> positions) {

    static ReadTable parquet(Path file) {
        return read(ColumnarFormat.parquet(), file);
    }

    static ReadTable arrow(Path file) {
        return read(ColumnarFormat.arrow(), file);
    }

    static ReadTable read(FileFormat format, Path path) {
        try (ReadableFile file = LocalFileStore.reading(path)) {
            FoundTable table = format.look(file, path.getFileName().toString(), IngestOptions.none());
            while (true) {
                try {
                    // as a run does, with what was kept of the look
                    return read(format.kept(table.reading()), file, null);
                } catch (WiderTypeNeeded needed) {
                    table = table.widened(needed.wider());
                }
            }
        }
    }

    static ReadTable read(FoundTable table, ReadableFile file, @Nullable JsonNode from) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (int column = 0; column < table.schema().columns().size(); column++) cells.add(new ArrayList<>());
        List<JsonNode> positions = new ArrayList<>();
        try (TableRows rows = table.rows(file, from, 1)) {
            for (Block block = rows.next(); block != null; block = rows.next()) {
                for (int column = 0; column < cells.size(); column++) add(block.column(column), cells.get(column));
                positions.add(rows.position());
            }
        }
        return new ReadTable(table, cells, positions);
    }

    private static void add(Column column, List<@Nullable Object> into) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) into.add(null);
            else if (column instanceof DoubleColumn doubles) into.add(doubles.values()[row]);
            else if (column instanceof LongColumn longs) into.add(longs.values()[row]);
            else if (column instanceof BooleanColumn booleans) into.add(booleans.values()[row]);
            else into.add(((TextColumn) column).text(row));
        }
    }

    List<@Nullable Object> column(String name) {
        return cells.get(table.schema().indexOf(name));
    }

    ColumnType type(String name) {
        return spec(name).type();
    }

    ColumnSpec spec(String name) {
        return table.schema().columns().get(table.schema().indexOf(name));
    }

    List<String> notices() {
        return table.notices().stream().map(Notice::message).toList();
    }
}
