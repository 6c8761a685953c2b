package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.kernel.quality.QartodFlag;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.host.Host;
import kymo.jobs.host.wire.WireIn;
import org.jspecify.annotations.Nullable;

/** Puts the axis to what a host has sent, which has been read but not believed. */
final class ResultRows {

    private static final Set<Long> FLAGS = Set.of(
            (long) QartodFlag.PASS,
            (long) QartodFlag.NOT_EVALUATED,
            (long) QartodFlag.SUSPECT,
            (long) QartodFlag.FAIL,
            (long) QartodFlag.MISSING);

    private final ScriptBinding binding;
    private final Host host;
    private final AxisRows axisRows;
    private final long datasetRows;

    ResultRows(ScriptBinding binding, Host host, AxisRows axisRows, long datasetRows) {
        this.binding = binding;
        this.host = host;
        this.axisRows = axisRows;
        this.datasetRows = datasetRows;
    }

    /** @param wide the block that was worked on, null for what was held back */
    Block block(int rows, List<Column> made, @Nullable Block wide, int from, int to) {
        ScriptKind kind = binding.declaration().kind();
        boolean hasAxis = binding.input().axis() >= 0;
        List<Column> columns = new ArrayList<>(made);
        if (kind == ScriptKind.TRANSFORM) {
            int wanted = wide == null ? 0 : to - from;
            if (rows != wanted) throw host.bad("a result must have the block's rows");
            if (wide != null && hasAxis) columns.add(0, wide.column(0).slice(from, to));
            return new Block(wide == null ? 0 : wide.firstRow() + from, rows, columns);
        }
        if (kind == ScriptKind.SUMMARY) return new Block(0, rows, columns);
        long[] first = rows(made.get(0));
        long[] last = rows(made.get(1));
        for (int row = 0; row < rows; row++)
            if (first[row] < 0 || last[row] < first[row] || last[row] >= datasetRows)
                throw host.bad("a stretch must consist of rows of the dataset");
        for (int row = 1; row < rows; row++)
            if (first[row] < first[row - 1]) throw host.bad("stretches must come in the order of their first rows");
        if (kind == ScriptKind.CHECK) checkFlags(made);
        if (hasAxis) columns.addAll(2, List.of(axis(first, wide), axis(last, wide)));
        return new Block(0, rows, columns);
    }

    private void checkFlags(List<Column> made) {
        LongColumn flags = (LongColumn) made.get(made.size() - 1);
        for (int row = 0; row < flags.size(); row++) {
            boolean known = FLAGS.contains(flags.values()[row]);
            if (!known || made.get(2).isMissing(row) || made.get(3).isMissing(row))
                throw host.bad("a flag must be one of a column by a test");
        }
    }

    private long[] rows(Column column) {
        LongColumn rows = (LongColumn) column;
        if (rows.missingCount() > 0) throw host.bad("a stretch must have a first and a last row");
        return rows.values();
    }

    private Column axis(long[] rows, @Nullable Block wide) {
        ColumnType type = binding.input().columns().get(binding.input().axis()).type();
        if (rows.length == 0) return empty(type);
        if (wide == null || !isWithin(rows, wide)) return axisRows.at(rows);
        Block axis = new Block(wide.firstRow(), wide.rows(), List.of(wide.column(0)));
        PickedRows picked = new PickedRows(rows.length);
        for (long row : rows) picked.add(axis, (int) (row - wide.firstRow()));
        return picked.block(0).column(0);
    }

    private static boolean isWithin(long[] rows, Block wide) {
        for (long row : rows) if (row < wide.firstRow() || row - wide.firstRow() >= wide.rows()) return false;
        return true;
    }

    /** A column of no rows. */
    static Column empty(ColumnType type) {
        return new WireIn(new byte[] {1}).column(type, 0);
    }
}
