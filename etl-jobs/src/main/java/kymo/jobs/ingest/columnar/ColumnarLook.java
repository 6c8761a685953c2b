package kymo.jobs.ingest.columnar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.core.intake.IngestOptions;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import kymo.jobs.ingest.text.ColumnNames;
import kymo.jobs.ingest.text.TextLook;
import kymo.jobs.ingest.text.Units;
import org.jspecify.annotations.Nullable;

/** Chooses what is read of a file of columns: which columns, as what, over which axis, in blocks of how many rows. */
final class ColumnarLook {

    private static final int SAMPLED_ROWS = 1_024;
    private static final int VALUE_BYTES = 8;
    private static final int MOST_NOTICED = 20;
    /** So many times its size may a file hold, see {@link ColumnarRefusals#tooDense}. */
    private static final long MOST_RATIO = 1_000;

    private static final long RATIO_FROM = 16L << 20;

    private final ColumnarFile file;
    private final String format;
    private final String fileName;
    private final IngestOptions options;
    private final List<Notice> notices = new ArrayList<>();

    ColumnarLook(ColumnarFile file, String format, String fileName, IngestOptions options) {
        this.file = file;
        this.format = format;
        this.fileName = fileName;
        this.options = options;
    }

    ColumnarReading reading(long fileBytes) {
        List<ColumnarColumn> columns = columns();
        long rows = 0;
        for (long count : file.groupRows()) rows = Math.addExact(rows, count);
        ColumnarRefusals refusals = new ColumnarRefusals(fileName);
        long mostRows = Math.max(RATIO_FROM, fileBytes * MOST_RATIO) / VALUE_BYTES / columns.size();
        if (rows > mostRows) throw refusals.tooDense(rows, columns.size());
        if (rows == 0) notices.add(new Notice("no-rows", "the file holds columns and no row", null));
        ColumnarReading reading = new ColumnarReading(format, fileName, columns, notices, -1, SAMPLED_ROWS);
        while (true) {
            try (ColumnarRows sampled = new ColumnarRows(file, reading, null)) {
                return chosen(reading, sampled.next());
            } catch (WiderTypeNeeded needed) {
                reading = reading.widened(needed.wider());
            }
        }
    }

    private List<ColumnarColumn> columns() {
        List<Field> fields = file.fields();
        if (fields.size() > TextLook.MAX_COLUMNS)
            throw new ProblemException(
                    ProblemCode.TOO_MANY_COLUMNS,
                    "a dataset has at most %d columns but '%s' has %d; leave some out when you write the file"
                            .formatted(TextLook.MAX_COLUMNS, fileName, fields.size()));
        List<Notice> renamed = new ArrayList<>();
        List<String> names = ColumnNames.of(fields.stream().map(Field::name).toList(), 1, renamed);
        renamed.forEach(notice -> notices.add(new Notice(notice.code(), notice.message(), null)));
        List<ColumnarColumn> columns = new ArrayList<>();
        Map<String, Field> left = new HashMap<>();
        for (int index = 0; index < fields.size(); index++) {
            Field field = fields.get(index);
            Meaning meaning = field.meaning();
            if (meaning == null) {
                left.put(names.get(index), field);
                if (left.size() <= MOST_NOTICED) noteLeftOut(names.get(index), field);
            } else {
                columns.add(new ColumnarColumn(names.get(index), unit(field), type(names.get(index), meaning), index));
            }
        }
        refuseUnknownTypes(columns);
        if (columns.isEmpty())
            throw new ProblemException(
                    ProblemCode.FILE_NO_TABLE,
                    "a table must have at least one column of numbers, times, truth values or text but '%s' has %s; write such columns"
                            .formatted(fileName, fields.isEmpty() ? "no column" : "only others"));
        return columns;
    }

    private void noteLeftOut(String name, Field field) {
        notices.add(new Notice(
                "column-left-out", "column '%s' is left out: it holds %s".formatted(name, field.kind()), null));
    }

    private static @Nullable String unit(Field field) {
        String told = field.unit();
        return told != null && !told.isBlank()
                ? told.strip()
                : Units.inName(field.name().strip());
    }

    private ColumnType type(String name, Meaning meaning) {
        String told = options.columns().types().get(name);
        if (told == null) return meaning.type();
        ColumnType wanted = ColumnType.valueOf(told.toUpperCase(Locale.ROOT));
        if (meaning.allows(wanted)) return wanted;
        throw new ProblemException(
                ProblemCode.OPTION_INVALID,
                "option 'types' may make a column text, or whole numbers decimal ones, but asks for %s of '%s', which is %s; leave it out"
                        .formatted(told, name, meaning.type().wireName()));
    }

    private void refuseUnknownTypes(List<ColumnarColumn> columns) {
        for (String told : options.columns().types().keySet()) {
            if (columns.stream().noneMatch(column -> column.name().equals(told)))
                throw new ProblemException(
                        ProblemCode.OPTION_INVALID,
                        "option 'types' must name columns of the file but '%s' is none; correct the name or leave it out"
                                .formatted(told));
        }
    }

    private ColumnarReading chosen(ColumnarReading reading, @Nullable Block sample) {
        List<ColumnarColumn> columns = reading.columns();
        int axis = -1;
        for (int column = columns.size() - 1; column >= 0; column--) {
            if (columns.get(column).type().isTime()) axis = column;
        }
        for (int column = 0; axis < 0 && sample != null && column < columns.size(); column++) {
            if (columns.get(column).type().isNumeric() && rises(sample.column(column))) axis = column;
        }
        long rowBytes = 0;
        for (int column = 0; column < columns.size(); column++)
            rowBytes += sample == null ? VALUE_BYTES : Math.max(VALUE_BYTES, textBytes(sample.column(column)));
        return new ColumnarReading(format, fileName, columns, reading.notices(), axis, Block.rowsFor(rowBytes));
    }

    /** Bytes of text a row. */
    private static long textBytes(Column column) {
        return column instanceof TextColumn text && text.size() > 0
                ? (text.offsets()[text.size()] - text.offsets()[0]) / text.size()
                : 0;
    }

    private static boolean rises(Column column) {
        if (column.size() < 2 || column.missingCount() > 0) return false;
        for (int row = 1; row < column.size(); row++) {
            boolean higher = column instanceof DoubleColumn doubles
                    ? doubles.values()[row] > doubles.values()[row - 1]
                    : column instanceof LongColumn longs && longs.values()[row] > longs.values()[row - 1];
            if (!higher) return false;
        }
        return true;
    }
}
