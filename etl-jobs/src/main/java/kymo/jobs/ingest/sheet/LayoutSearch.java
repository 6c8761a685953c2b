package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kymo.jobs.ingest.sheet.book.CellKind;
import kymo.jobs.ingest.sheet.book.SheetRow;
import kymo.jobs.ingest.text.Units;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the table among the first rows of a sheet. Columns that hold values further down are typed; the first row with values in them, from the
 * first row on that is about as wide as those below, begins the data. What stands right above is units, names, and names of groups.
 */
final class LayoutSearch {

    private static final int PROFILED = 200;
    private static final double WIDE = 0.6;
    /** A row of names stands no farther above the data. */
    private static final int MOST_GAP = 3;

    private static final int MOST_GROUP_ROWS = 3;

    private final List<SheetRow> rows;
    private final SheetOptions options;
    private final BitSet typed;
    private final int width;

    /** @param rows the first rows of the sheet that hold something */
    LayoutSearch(List<SheetRow> rows, SheetOptions options) {
        this.rows = rows;
        this.options = options;
        typed = typedColumns();
        width = width();
    }

    SheetLayout layout() {
        Integer told = options.headerLine();
        if (told != null && told > 0) return below(told);
        int data = options.firstDataLine() != null ? from(options.firstDataLine()) : firstData();
        if (told != null) return layout(-1, unitsTold(), data);
        int above = data - 1;
        Integer unitsLine = options.unitsLine();
        int units = unitsLine == null
                ? above >= 1 && isUnits(rows.get(above)) && isHeader(rows.get(above - 1)) ? above : -1
                : unitsTold();
        int header = units >= 0 && units == above ? above - 1 : above;
        boolean near = header >= 0 && (data >= rows.size() || gap(header, data) <= MOST_GAP + (units >= 0 ? 1 : 0));
        return layout(near && isHeader(rows.get(header)) ? header : -1, units, data);
    }

    /** The row of names is told; the data begin below it and below a row of units. */
    private SheetLayout below(int headerLine) {
        Integer first = options.firstDataLine();
        int header = at(headerLine);
        int units = unitsTold();
        int data = from(first != null ? first : headerLine + 1);
        if (first == null && options.unitsLine() == null && data < rows.size() && isUnits(rows.get(data))) units = data;
        if (first == null && units == data) data++;
        return layout(header, units, data);
    }

    private SheetLayout layout(int header, int units, int data) {
        List<SheetRow> above = new ArrayList<>();
        for (int row = header - 1; row >= 0 && above.size() < MOST_GROUP_ROWS; row--) {
            if (rows.get(row).number() != rows.get(row + 1).number() - 1 || !isWords(rows.get(row))) break;
            above.add(rows.get(row));
        }
        int top = header >= 0 ? header : data;
        String title = null;
        for (int row = 0; row < Math.min(top, rows.size()) && title == null; row++) {
            SheetRow alone = rows.get(row);
            if (alone.size() == 1 && isWords(alone)) title = alone.text(0).strip();
        }
        return new SheetLayout(
                header < 0 ? null : rows.get(header), units < 0 ? null : rows.get(units), above, title, data, typed);
    }

    private int unitsTold() {
        Integer told = options.unitsLine();
        return told == null || told == 0 ? -1 : at(told);
    }

    private int at(int line) {
        int row = from(line);
        return row < rows.size() && rows.get(row).number() == line ? row : -1;
    }

    private int from(long line) {
        int row = 0;
        while (row < rows.size() && rows.get(row).number() < line) row++;
        return row;
    }

    private int gap(int header, int data) {
        return rows.get(data).number() - rows.get(header).number();
    }

    private BitSet typedColumns() {
        List<SheetRow> body = rows.subList(Math.max(0, rows.size() - PROFILED), rows.size());
        int last = 0;
        for (SheetRow row : body) last = Math.max(last, row.column(row.size() - 1) + 1);
        int[] values = new int[last];
        int[] words = new int[last];
        for (SheetRow row : body) {
            for (int cell = 0; cell < row.size(); cell++) {
                CellSense sense = CellSense.of(row, cell);
                if (sense == CellSense.VALUE) values[row.column(cell)]++;
                if (sense == CellSense.WORD) words[row.column(cell)]++;
            }
        }
        BitSet found = new BitSet(last);
        for (int column = 0; column < last; column++)
            found.set(column, values[column] > 0 && values[column] >= words[column]);
        return found;
    }

    /** How many cells a row of the data has: as many as the middle one of them. */
    private int width() {
        int[] sizes = rows.subList(Math.max(0, rows.size() - PROFILED), rows.size()).stream()
                .filter(row -> typed.isEmpty() || values(row, typed) > 0)
                .mapToInt(SheetRow::size)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    }

    private int firstData() {
        int wide = 0;
        while (wide < rows.size() && rows.get(wide).size() < Math.max(1, width * WIDE)) wide++;
        // among nothing but words the first row is taken for the names
        if (typed.isEmpty()) return Math.min(wide + 1, rows.size());
        int least = Math.max(1, typed.cardinality() / 3);
        for (int row = wide; row < rows.size(); row++) {
            if (values(rows.get(row), typed) >= least) return row;
        }
        for (int row = 0; row < rows.size(); row++) {
            if (values(rows.get(row), typed) > 0) return row;
        }
        return rows.size();
    }

    /** Values in typed columns; 0 when there are more words. */
    static int values(SheetRow row, BitSet typed) {
        int values = 0;
        int words = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            if (!typed.get(row.column(cell))) continue;
            CellSense sense = CellSense.of(row, cell);
            if (sense == CellSense.VALUE) values++;
            if (sense == CellSense.WORD) words++;
        }
        return values >= words ? values : 0;
    }

    private static boolean isWords(SheetRow row) {
        for (int cell = 0; cell < row.size(); cell++) {
            if (CellSense.of(row, cell) == CellSense.VALUE) return false;
        }
        return true;
    }

    private boolean isHeader(SheetRow row) {
        int words = 0;
        int values = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            CellSense sense = CellSense.of(row, cell);
            if (sense == CellSense.WORD) words++;
            if (sense == CellSense.VALUE) values++;
        }
        return words > 0 && words >= values && row.size() >= (width == 1 ? 1 : Math.max(2, width / 2));
    }

    private static boolean isUnits(SheetRow row) {
        return unitShare(row) >= 0.5;
    }

    /** Which share of a row's cells are units for certain. */
    static double unitShare(SheetRow row) {
        int units = 0;
        int held = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            String unit = unit(row, cell);
            if (unit == null) continue;
            held++;
            if (row.kind(cell) != CellKind.TEXT) continue;
            // beside a maximum, min is no minute
            if (unit.equalsIgnoreCase("max")) return 0;
            if (!unit.equals(row.text(cell).strip()) || Units.isKnown(unit)) units++;
        }
        return held == 0 ? 0 : (double) units / held;
    }

    /** What the cell says when it is one of a row of units. */
    static @Nullable String unit(SheetRow row, int cell) {
        return Units.ofCell(Cells.text(row, cell, false));
    }
}
