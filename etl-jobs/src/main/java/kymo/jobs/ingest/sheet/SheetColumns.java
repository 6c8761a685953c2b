package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.sheet.book.CellRange;
import kymo.jobs.ingest.sheet.book.SheetRow;
import kymo.jobs.ingest.text.ColumnNames;
import kymo.jobs.ingest.text.Units;
import org.jspecify.annotations.Nullable;

/** Names, units and types of a sheet's columns, from its rows of names and what was counted. */
final class SheetColumns {

    private static final int VALUE_BYTES = 8;
    private static final Pattern BRACKETED = Pattern.compile(".*\\(([^()]{1,40})\\)\\s*", Pattern.DOTALL);

    private final SheetLayout layout;
    private final Map<Integer, ColumnTally> tallies;
    private final List<CellRange> merged;
    private final long rows;
    private final SheetOptions options;
    private final List<Notice> notices;
    private final List<Integer> columns;
    private final List<SheetRow> groupRows;

    SheetColumns(
            SheetLayout layout,
            Map<Integer, ColumnTally> tallies,
            List<CellRange> merged,
            long rows,
            SheetOptions options,
            List<Notice> notices) {
        this.layout = layout;
        this.tallies = tallies;
        this.merged = merged;
        this.rows = rows;
        this.options = options;
        this.notices = notices;
        columns = columnsOfSheet();
        groupRows = layout.above().stream().filter(this::isGroups).toList();
    }

    /** Each column of the sheet that has a name or a cell among the rows. */
    private List<Integer> columnsOfSheet() {
        Set<Integer> found = new TreeSet<>(tallies.keySet());
        SheetRow header = layout.header();
        for (int cell = 0; header != null && cell < header.size(); cell++) found.add(header.column(cell));
        return List.copyOf(found);
    }

    /** Whether a row above the names names groups of them: several cells, or one over some of the columns. */
    private boolean isGroups(SheetRow row) {
        if (row.size() > 1) return true;
        CellRange range = mergedAt(row.number(), row.column(0));
        return range != null && range.columns() > 1 && range.columns() < columns.size();
    }

    private @Nullable CellRange mergedAt(int row, int column) {
        for (CellRange range : merged) {
            if (range.holdsRow(row) && range.holdsColumn(column)) return range;
        }
        return null;
    }

    List<SheetColumn> chosen() {
        List<String> cells = names();
        SheetRow header = layout.header();
        List<String> names = ColumnNames.of(cells, header == null ? 0 : header.number(), notices);
        refuseUnknownTypes(names);
        noteGroups();
        boolean bracketed = cells.size() > 1
                && cells.stream().allMatch(cell -> BRACKETED.matcher(cell).matches());
        List<SheetColumn> chosen = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            ColumnTally tally = tally(index);
            String told = options.types().get(names.get(index));
            ColumnType type = told == null ? tally.type() : ColumnType.valueOf(told.toUpperCase(Locale.ROOT));
            String unit = unit(columns.get(index), cells.get(index), bracketed);
            if (unit == null && told == null && tally.isDuration()) unit = "d";
            chosen.add(new SheetColumn(names.get(index), unit, type, columns.get(index), tally.decimal()));
        }
        new ColumnNotes(notices).add(chosen, tallies, rows);
        return chosen;
    }

    private ColumnTally tally(int index) {
        return tallies.getOrDefault(columns.get(index), new ColumnTally(null));
    }

    /** What the header says, with the group's name before it where it would say the same twice, or instead where it says nothing. */
    private List<String> names() {
        SheetRow header = layout.header();
        List<String> plain = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int column : columns) {
            int cell = header == null ? -1 : header.at(column);
            String name = header == null || cell < 0 ? "" : Cells.text(header, cell, false);
            if (name.isBlank()) name = lastOf(groupPath(column));
            plain.add(name);
            counts.merge(name.strip(), 1, Integer::sum);
        }
        for (int index = 0; index < plain.size(); index++) {
            String name = plain.get(index).strip();
            if (name.isEmpty() || counts.getOrDefault(name, 0) < 2) continue;
            Set<String> path = new LinkedHashSet<>(groupPath(columns.get(index)));
            path.add(name);
            plain.set(index, String.join(" ", path));
        }
        return plain;
    }

    private static String lastOf(List<String> path) {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }

    /** The groups that a column stands in, the outermost first. */
    private List<String> groupPath(int column) {
        List<String> path = new ArrayList<>();
        for (int row = groupRows.size() - 1; row >= 0; row--) {
            String group = group(groupRows.get(row), column);
            if (!group.isBlank()) path.add(group.strip());
        }
        return path;
    }

    /** A merged cell goes for all that it covers; where nothing is merged, each goes until the next. */
    private String group(SheetRow row, int column) {
        int cell = row.at(column);
        if (cell >= 0) return row.text(cell);
        CellRange range = mergedAt(row.number(), column);
        if (range != null) {
            int first = row.at(range.firstColumn());
            return first < 0 ? "" : row.text(first);
        }
        if (merged.stream().anyMatch(other -> other.holdsRow(row.number()))) return "";
        String before = "";
        for (int at = 0; at < row.size() && row.column(at) < column; at++) before = row.text(at);
        return before;
    }

    int groupLine() {
        return groupRows.isEmpty() ? 0 : groupRows.get(0).number();
    }

    List<String> groups() {
        if (groupRows.isEmpty()) return List.of();
        return columns.stream()
                .map(column -> group(groupRows.get(0), column).strip())
                .toList();
    }

    private void noteGroups() {
        if (groupRows.isEmpty()) return;
        Set<String> names = new LinkedHashSet<>(groups());
        names.remove("");
        notices.add(new Notice(
                "header-groups",
                "columns stand in groups, whose names are put before theirs only where these are not unique: %s"
                        .formatted(SheetLook.shown(String.join(", ", names))),
                (long) groupLine()));
    }

    private @Nullable String unit(int column, String name, boolean bracketed) {
        SheetRow units = layout.units();
        int cell = units == null ? -1 : units.at(column);
        if (units != null && cell >= 0) return LayoutSearch.unit(units, cell);
        String inName = Units.inName(name.strip());
        if (inName != null || !bracketed) return inName;
        // where every name ends in brackets, these hold units even of a kind that nobody has seen
        Matcher brackets = BRACKETED.matcher(name);
        return brackets.matches() ? brackets.group(1).strip() : null;
    }

    private void refuseUnknownTypes(List<String> names) {
        for (String told : options.types().keySet()) {
            if (!names.contains(told))
                throw new ProblemException(
                                ProblemCode.OPTION_INVALID,
                                "option 'types' must name columns of the sheet but '%s' is none of %s; correct the name or leave it out"
                                        .formatted(
                                                told, String.join(", ", names.subList(0, Math.min(names.size(), 20)))))
                        .in("types");
        }
    }

    int axis(List<SheetColumn> chosen) {
        for (int index = 0; index < chosen.size(); index++) {
            if (chosen.get(index).type().isTime()) return index;
        }
        for (int index = 0; index < chosen.size(); index++) {
            if (chosen.get(index).type().isNumeric() && tally(index).isIncreasing(rows)) return index;
        }
        return -1;
    }

    int blockRows(List<SheetColumn> chosen) {
        long rowBytes = 0;
        for (int index = 0; index < chosen.size(); index++) {
            ColumnTally tally = tally(index);
            boolean text = chosen.get(index).type() == ColumnType.STRING && tally.cells > 0;
            rowBytes += text ? Math.max(VALUE_BYTES, tally.textCharacters / tally.cells) : VALUE_BYTES;
        }
        return Block.rowsFor(rowBytes);
    }
}
