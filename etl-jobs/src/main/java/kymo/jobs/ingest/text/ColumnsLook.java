package kymo.jobs.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kymo.core.dataset.ColumnType;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;

/** The second half of a look: the columns of the rows that were found. */
final class ColumnsLook {

    private static final int VALUE_BYTES = 8;
    private static final int MOST_REMARKS = 1_000;
    private static final Pattern TIME_NAME = Pattern.compile("(?i)t|time\\b.*|.*\\btime|timestamp|elapsed.*|zeit");

    private final SampledRows rows;
    private final DialectGuess dialect;
    private final HeaderGuess header;
    private final IngestOptions options;
    private final List<Notice> notices;
    private final Choices choices;
    private List<Remark> explained = List.of();
    private ExportHead exported = ExportHead.of(List.of());

    ColumnsLook(
            SampledRows rows,
            DialectGuess dialect,
            HeaderGuess header,
            IngestOptions options,
            List<Notice> notices,
            Choices choices) {
        this.choices = choices;
        this.rows = rows;
        this.dialect = dialect;
        this.header = header;
        this.options = options;
        this.notices = notices;
    }

    Reading reading(EncodingGuess encoding, HeadText head, long fileBytes, List<String> missing) {
        noteHeader();
        List<String> lines = head.lines().stream().map(WidthCutter::joined).toList();
        List<Remark> remarks = remarks(lines);
        List<Remark> footer = footer();
        explained = Stream.concat(remarks.stream(), footer.stream()).toList();
        exported = ExportHead.of(lines);
        NumberStyle style = style();
        List<ColumnEvidence> evidence = evidence(style);
        int kept = kept(evidence);
        List<ColumnReading> columns = columns(evidence, kept);
        int axis = axis(columns, evidence);
        noteBackwards(columns, evidence);
        boolean noRows = header.firstDataLine() == 0;
        return new Reading(
                encoding.charset(),
                encoding.bomBytes() > 0,
                head.lineEnding(),
                dialect.delimiter(),
                style.decimal(),
                style.thousands(),
                dialect.quote().isEmpty() ? null : dialect.quote(),
                dialect.comment(),
                header.headerLine(),
                header.unitsLine(),
                noRows ? Math.max(header.headerLine(), header.unitsLine()) + 1L : header.firstDataLine(),
                noRows ? fileBytes : head.offset(header.firstDataLine()),
                rows.dataEnd(),
                Math.min(dialect.shape().fields(), kept),
                missing,
                columns,
                notices,
                axis,
                Block.rowsFor(rowBytes(columns, evidence)),
                remarks,
                footer);
    }

    /** The lines above the table that are neither its names nor its units. */
    private List<Remark> remarks(List<String> lines) {
        int table = header.headerLine() > 0 ? header.headerLine() : (int) header.firstDataLine();
        List<String> above = new ArrayList<>(lines.subList(
                0, Math.max(0, Math.min(table - 1, Math.min(lines.size(), MOST_REMARKS)))));
        if (dialect.separatorLine() && !above.isEmpty()) above.set(0, "");
        if (header.unitsLine() > 0 && header.unitsLine() <= above.size()) above.set(header.unitsLine() - 1, "");
        return Remark.of(above, dialect.comment(), dialect.delimiter());
    }

    private List<Remark> footer() {
        List<String> lines = rows.footer().stream().map(WidthCutter::joined).toList();
        if (lines.isEmpty()) return List.of();
        List<Remark> told = Remark.of(
                lines.subList(0, Math.min(lines.size(), MOST_REMARKS)), dialect.comment(), dialect.delimiter());
        notices.add(new Notice(
                "lines-below-table", "lines below the table that hold no row: %d".formatted(lines.size()), null));
        return told;
    }

    private void noteHeader() {
        if (dialect.separatorLine())
            notices.add(new Notice("separator-line", "the first line names the delimiter", 1L));
        int header1 = header.headerLine();
        if (header1 == 0)
            notices.add(new Notice(
                    "no-header",
                    "no line of names was found; columns are numbered, set the option headerLine if one is",
                    null));
        if (header.firstDataLine() == 0)
            notices.add(new Notice("no-rows", "the file holds a header and no row", (long) header1));
        long above = (header1 > 0 ? header1 : header.firstDataLine()) - 1 - (dialect.separatorLine() ? 1 : 0);
        if (above > 0)
            notices.add(new Notice(
                    "lines-above-table",
                    above == 1
                            ? "1 line above the table holds no data"
                            : "%d lines above the table hold no data".formatted(above),
                    null));
        if (!header.names().isEmpty() && header.names().size() < dialect.shape().fields())
            notices.add(new Notice(
                    "header-short",
                    "the header names %d columns but most rows have %d fields; the others are numbered, set the option decimal or delimiter if numbers were cut"
                            .formatted(header.names().size(), dialect.shape().fields()),
                    (long) header1));
        if (rows.skipped() > 0)
            notices.add(new Notice(
                    "lines-skipped",
                    "lines without a row, being blank, comments or delimiters only: %d".formatted(rows.skipped()),
                    null));
    }

    private NumberStyle style() {
        NumberStyle.Tally tally = new NumberStyle.Tally();
        rows.forEach(
                (field, bytes, from, to, line) -> {
                    byte first = bytes[from];
                    boolean number = (first >= '0' && first <= '9')
                            || first == '-'
                            || first == '+'
                            || first == '.'
                            || first == ',';
                    if (number && to - from < 48)
                        tally.add(new String(bytes, from, to - from, StandardCharsets.UTF_8).strip());
                },
                field -> {});
        return tally.decide(options.notation(), dialect.delimiter(), notices, choices);
    }

    private List<ColumnEvidence> evidence(NumberStyle style) {
        Numbers numbers = new Numbers(style.decimal().charAt(0), style.thousands(), StandardCharsets.UTF_8);
        List<ColumnEvidence> evidence = new ArrayList<>();
        for (int field = 0; field < rows.fields(); field++) evidence.add(new ColumnEvidence(numbers));
        rows.forEach(
                (field, bytes, from, to, line) -> evidence.get(field).add(bytes, from, to, line),
                field -> evidence.get(field).addMissing());
        return evidence;
    }

    /** How many fields are left when nameless empty ones at the end are dropped. */
    private int kept(List<ColumnEvidence> evidence) {
        List<String> names = header.names();
        int kept = evidence.size();
        while (kept > 1
                && evidence.get(kept - 1).cells == 0
                && (kept > names.size() || names.get(kept - 1).isBlank())) kept--;
        int dropped = evidence.size() - kept;
        if (dropped > 0)
            notices.add(new Notice(
                    "columns-dropped",
                    "empty columns without a name at the end, which are dropped: %d".formatted(dropped),
                    null));
        return kept;
    }

    private List<ColumnReading> columns(List<ColumnEvidence> evidence, int kept) {
        List<String> cells = new ArrayList<>(
                header.names().subList(0, Math.min(kept, header.names().size())));
        while (cells.size() < kept) cells.add("");
        List<String> names = ColumnNames.of(cells, header.headerLine(), notices);
        if (header.headerLine() > 0) noteNameless(cells);
        refuseUnknown("types", options.columns().types().keySet(), names);
        refuseUnknown("timeFormats", options.columns().timeFormats().keySet(), names);
        TypeChoice choice =
                new TypeChoice(evidence.subList(0, kept), options.notation().dateOrder(), notices);
        List<ColumnReading> columns = new ArrayList<>();
        for (int field = 0; field < kept; field++) {
            String name = names.get(field);
            TypeChoice.Chosen chosen = chosen(choice, field, name);
            columns.add(new ColumnReading(name, unit(field, cells.get(field)), chosen.type(), chosen.format(), field));
        }
        noteEmpty(columns);
        new ColumnChoices(evidence, options, choice.fileOrder(), choices).choose(columns);
        return columns;
    }

    private TypeChoice.Chosen chosen(TypeChoice choice, int field, String name) {
        String told = options.columns().types().get(name);
        ColumnType type = told == null ? null : ColumnType.valueOf(told.toUpperCase(Locale.ROOT));
        String layout = options.columns().timeFormats().get(name);
        if (layout != null) return choice.laidOut(field, name, layout, type);
        return type == null ? choice.choose(field, name) : choice.wanted(field, name, type);
    }

    private void noteNameless(List<String> cells) {
        long nameless = cells.stream().filter(String::isBlank).count();
        if (nameless > 0)
            notices.add(new Notice(
                    "header-empty", "columns without a name, which are numbered: %d".formatted(nameless), (long)
                            header.headerLine()));
    }

    private void noteEmpty(List<ColumnReading> columns) {
        List<String> empty = columns.stream()
                .filter(column -> column.type() == ColumnType.EMPTY)
                .map(ColumnReading::name)
                .toList();
        if (!empty.isEmpty() && header.firstDataLine() > 0)
            notices.add(new Notice(
                    "columns-empty",
                    "columns without a value where they were looked at: %d, the first of them '%s'"
                            .formatted(empty.size(), empty.get(0)),
                    null));
    }

    private @Nullable String unit(int field, String name) {
        if (exported.knows(name)) return exported.unit(name);
        String told =
                field < header.units().size() ? Units.ofCell(header.units().get(field)) : null;
        if (told == null) told = Units.inName(name.strip());
        return told != null ? told : Units.inRemarks(name.strip(), explained);
    }

    private static void refuseUnknown(String option, Set<String> told, List<String> names) {
        for (String column : told) {
            if (!names.contains(column))
                throw new ProblemException(
                                ProblemCode.OPTION_INVALID,
                                "option '%s' must name columns of the file but '%s' is none of %s; correct the name or leave it out"
                                        .formatted(
                                                option,
                                                column,
                                                String.join(", ", names.subList(0, Math.min(names.size(), 20)))))
                        .in(option);
        }
    }

    /** A time that runs backwards forbids windows of time; the user should know. */
    private void noteBackwards(List<ColumnReading> columns, List<ColumnEvidence> evidence) {
        for (int index = 0; index < columns.size(); index++) {
            ColumnReading column = columns.get(index);
            boolean time = column.type().isTime()
                    || (column.type().isNumeric()
                            && TIME_NAME.matcher(column.name()).matches());
            if (!time) continue;
            long line = column.type().isTime() ? backwardsLine(column) : evidence.get(index).backwardsLine;
            if (line > 0)
                notices.add(new Notice(
                        "time-backwards",
                        "column '%s' runs backwards; rows are kept in the file's order".formatted(column.name()),
                        line));
            return;
        }
    }

    private long backwardsLine(ColumnReading column) {
        String pattern = column.format();
        if (pattern == null) return 0;
        TimeFormat format = TimeFormat.of(pattern);
        long[] seen = {Long.MIN_VALUE, 0};
        rows.forEach(
                (field, bytes, from, to, line) -> {
                    if (field != column.field() || seen[1] > 0) return;
                    long time = format.parse(bytes, from, to);
                    if (time == TimeFormat.NONE) return;
                    if (time < seen[0]) seen[1] = line;
                    seen[0] = time;
                },
                field -> {});
        return seen[1];
    }

    private static int axis(List<ColumnReading> columns, List<ColumnEvidence> evidence) {
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).type().isTime()) return column;
        }
        for (int column = 0; column < columns.size(); column++) {
            ColumnEvidence seen = evidence.get(column);
            if (columns.get(column).type().isNumeric() && seen.increasing && seen.cells > 1) return column;
        }
        return -1;
    }

    private static long rowBytes(List<ColumnReading> columns, List<ColumnEvidence> evidence) {
        long bytes = 0;
        for (int column = 0; column < columns.size(); column++) {
            ColumnEvidence seen = evidence.get(column);
            boolean text = columns.get(column).type() == ColumnType.STRING && seen.cells > 0;
            bytes += text ? Math.max(VALUE_BYTES, seen.textBytes / seen.cells) : VALUE_BYTES;
        }
        return bytes;
    }
}
