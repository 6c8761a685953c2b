package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.sheet.book.CellRange;
import kymo.jobs.ingest.sheet.book.SheetRow;
import kymo.jobs.ingest.text.Choices;
import org.jspecify.annotations.Nullable;

/** Says how surely it was found where in a sheet the table lies, and what its columns are. */
final class SheetChoices {

    private static final double EVEN = 0.5;
    /** A blank column speaks against one table, but less where only one side of it holds values. */
    private static final double SPACED = 0.8;

    private static final double UNNAMED = 0.7;

    private final SheetOptions options;
    private final SheetLayout layout;
    private final List<SheetColumn> columns;
    private final Map<Integer, ColumnTally> tallies;
    private final List<Notice> notices;
    private final Choices choices = new Choices();

    /** @param notices takes what its user should see in any case */
    SheetChoices(
            SheetOptions options,
            SheetLayout layout,
            List<SheetColumn> columns,
            Map<Integer, ColumnTally> tallies,
            List<Notice> notices) {
        this.options = options;
        this.layout = layout;
        this.columns = columns;
        this.tallies = tallies;
        this.notices = notices;
    }

    /**
     * All choices about the sheet; its name is chosen by others.
     *
     * @param first the first row of data, null when there is none
     * @param above the row above it, null when there is none
     */
    List<Choice> of(@Nullable SheetRow first, @Nullable SheetRow above, int lastLine, boolean from1904) {
        range(first, lastLine);
        headerLine(first, above);
        unitsLine();
        firstDataLine(first);
        decimal();
        boolean times = columns.stream().anyMatch(column -> column.type().isTime());
        if (times || options.dateSystem() != null)
            choices.settled(
                    options.dateSystem() != null,
                    "dateSystem",
                    from1904 ? "1904" : "1900",
                    1,
                    null,
                    "the workbook says so");
        columns.forEach(this::type);
        return choices.all();
    }

    private void range(@Nullable SheetRow first, int lastLine) {
        if (options.range() != null) {
            choices.told("range", null, options.range());
            return;
        }
        if (columns.isEmpty()) return;
        int top = layout.header() != null ? layout.header().number() : first == null ? 1 : first.number();
        int bottom = Math.max(top, lastLine);
        String all = range(columns, top, bottom);
        List<List<SheetColumn>> blocks = blocks();
        if (blocks.size() < 2) {
            choices.guessed("range", null, all, 1, null, "no blank column stands between its columns");
            return;
        }
        long withValues = blocks.stream()
                .filter(block -> block.size() > 1 && block.stream().anyMatch(SheetChoices::holdsValues))
                .count();
        String widest = range(widest(blocks), top, bottom);
        choices.guessed(
                "range",
                null,
                all,
                withValues > 1 ? EVEN : SPACED,
                widest,
                "blank columns stand between its columns, which may be %d tables".formatted(blocks.size()));
        if (withValues > 1)
            notices.add(new Notice(
                    "tables-beside",
                    "%d groups of columns stand side by side with blank columns between and are read as one table; set the option range to one of them, such as %s, if they are several"
                            .formatted(blocks.size(), widest),
                    (long) top));
    }

    private static boolean holdsValues(SheetColumn column) {
        return column.type() != ColumnType.STRING && column.type() != ColumnType.EMPTY;
    }

    private static String range(List<SheetColumn> columns, int top, int bottom) {
        return new CellRange(
                        top,
                        bottom,
                        columns.get(0).cells(),
                        columns.get(columns.size() - 1).cells())
                .toString();
    }

    /** Columns without a blank one between. */
    private List<List<SheetColumn>> blocks() {
        List<List<SheetColumn>> blocks = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            if (index == 0
                    || columns.get(index).cells() > columns.get(index - 1).cells() + 1) blocks.add(new ArrayList<>());
            blocks.get(blocks.size() - 1).add(columns.get(index));
        }
        return blocks;
    }

    private static List<SheetColumn> widest(List<List<SheetColumn>> blocks) {
        List<SheetColumn> widest = blocks.get(0);
        for (List<SheetColumn> block : blocks) if (block.size() > widest.size()) widest = block;
        return widest;
    }

    private void headerLine(@Nullable SheetRow first, @Nullable SheetRow above) {
        SheetRow header = layout.header();
        int line = header == null ? 0 : header.number();
        if (options.headerLine() != null) choices.told("headerLine", null, line);
        else if (header == null) noNames(first == null ? null : above);
        else if (layout.typed().isEmpty())
            choices.guessed(
                    "headerLine",
                    null,
                    line,
                    EVEN,
                    0,
                    "every row holds nothing but words, of which the first may be names");
        else {
            int words = 0;
            for (int cell = 0; cell < header.size(); cell++) if (CellSense.of(header, cell) == CellSense.WORD) words++;
            choices.guessed(
                    "headerLine",
                    null,
                    line,
                    Choices.share(words, header.size() - words),
                    0,
                    "%d of %d cells above the values are words".formatted(words, header.size()));
        }
    }

    private void noNames(@Nullable SheetRow above) {
        if (above == null)
            choices.guessed("headerLine", null, 0, 1, null, "nothing stands above the first row of values");
        else
            choices.guessed(
                    "headerLine", null, 0, UNNAMED, above.number(), "the row above the values is too short for names");
    }

    private void unitsLine() {
        SheetRow units = layout.units();
        choices.settled(
                options.unitsLine() != null,
                "unitsLine",
                units == null ? 0 : units.number(),
                units == null ? 1 : LayoutSearch.unitShare(units),
                0,
                units == null ? "no row of units stands below the names" : "its cells look like units");
    }

    private void firstDataLine(@Nullable SheetRow first) {
        if (first == null) return;
        SheetRow header = layout.header();
        boolean onlyWords = layout.typed().isEmpty();
        int typed = Math.max(1, layout.typed().cardinality());
        int values = LayoutSearch.values(first, layout.typed());
        choices.settled(
                options.firstDataLine() != null,
                "firstDataLine",
                first.number(),
                onlyWords ? EVEN : Math.max(EVEN, (double) values / typed),
                onlyWords && header != null ? header.number() : null,
                onlyWords
                        ? "every row holds nothing but words"
                        : "%d of %d columns of values hold one there".formatted(values, typed));
    }

    private void decimal() {
        boolean undecided = tallies.values().stream().anyMatch(tally -> tally.undecided() > 0);
        boolean asText = tallies.values().stream().anyMatch(tally -> tally.textNumbers > 0);
        if (!asText && options.decimal() == null) return;
        boolean comma = columns.stream().anyMatch(column -> column.decimal().equals(","));
        choices.settled(
                options.decimal() != null,
                "decimal",
                options.decimal() != null ? options.decimal() : comma ? "," : ".",
                undecided ? EVEN : 1,
                comma ? "." : ",",
                undecided
                        ? "each number that is stored as text has three digits behind its comma"
                        : "numbers that are stored as text are written so");
    }

    /** Types that are certain are left out: a sheet may have thousands of columns. */
    private void type(SheetColumn column) {
        String type = column.type().wireName();
        ColumnTally tally = tallies.get(column.cells());
        if (options.types().containsKey(column.name())) choices.told("types", column.name(), type);
        else if (tally == null || tally.cells == 0)
            choices.guessed("types", column.name(), type, EVEN, "float", "no cell holds a value");
        else if (column.type() == ColumnType.STRING) text(column, tally);
        else if (tally.textNumbers > 0 && column.type() == ColumnType.FLOAT)
            choices.guessed(
                    "types",
                    column.name(),
                    type,
                    1 - tally.textNumbers / (2.0 * tally.cells),
                    "string",
                    "%d of %d numbers are stored as text".formatted(tally.textNumbers, tally.cells));
        else if (tally.fitting(column.type()) < tally.cells)
            choices.guessed(
                    "types",
                    column.name(),
                    type,
                    (double) tally.fitting(column.type()) / tally.cells,
                    "string",
                    "%d of %d cells fit".formatted(tally.fitting(column.type()), tally.cells));
    }

    /** A text that is nearly something else. */
    private void text(SheetColumn column, ColumnTally tally) {
        ColumnType near = ColumnType.FLOAT;
        for (ColumnType other : List.of(ColumnType.DATETIME, ColumnType.BOOLEAN))
            if (tally.fitting(other) > tally.fitting(near)) near = other;
        long fitting = near == ColumnType.FLOAT ? tally.fitting(near) + tally.undecided() : tally.fitting(near);
        if (fitting == 0) return;
        choices.guessed(
                "types",
                column.name(),
                column.type().wireName(),
                1 - fitting / (2.0 * tally.cells),
                near.wireName(),
                "%d of %d cells look like %s".formatted(fitting, tally.cells, near.wireName()));
    }
}
