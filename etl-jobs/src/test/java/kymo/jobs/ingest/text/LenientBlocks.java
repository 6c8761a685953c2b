package kymo.jobs.ingest.text;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;

/** The oracle: records by commons-csv, cells by the Java library, one object a cell. */
final class LenientBlocks {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern LINE_END = Pattern.compile("\r\r\n|\r\n|\n|\r");

    private final Reading reading;
    private final String text;
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<Integer> begins = new ArrayList<>();
    private final List<String> rejects = new ArrayList<>();

    LenientBlocks(String text, Reading reading) {
        this.reading = reading;
        this.text = text;
        int from = (int) reading.dataOffset();
        for (CsvRecords.Row row : CsvRecords.of(
                text.substring(from),
                reading.firstDataLine(),
                reading.delimiter(),
                reading.quote(),
                reading.comment(),
                Integer.MAX_VALUE)) {
            if (row.fields().stream().allMatch(String::isBlank)) continue;
            begins.add(from + row.at());
            read(row);
        }
    }

    private void read(CsvRecords.Row row) {
        List<Object> values = new ArrayList<>();
        long line = row.line();
        int wanted = reading.columns().size();
        for (int column = 0; column < wanted; column++) {
            String cell = column < row.fields().size() ? row.fields().get(column) : "";
            values.add(value(reading.columns().get(column), cell, line));
            line += LINE_END.split(cell, -1).length - 1;
        }
        rows.add(values);
        int fields = row.fields().size();
        boolean surplus =
                fields > wanted && row.fields().subList(wanted, fields).stream().anyMatch(cell -> !cell.isEmpty());
        if (fields < reading.fields() || surplus)
            rejects.add("%d  the line has %d %s instead of %d"
                    .formatted(row.line(), fields, fields == 1 ? "field" : "fields", reading.fields()));
    }

    private Object value(ColumnReading column, String raw, long line) {
        String cell = raw.strip();
        if (cell.isEmpty() || reading.missing().contains(cell)) return null;
        String plain = cell.replace(reading.decimal().charAt(0), '.');
        try {
            return switch (column.type()) {
                case INTEGER -> marked(Long.valueOf(cell));
                case FLOAT -> marked(number(reading.decimal().equals(",") && cell.contains(".") ? "x" : plain));
                case BOOLEAN -> truth(cell);
                case DATETIME ->
                    ChronoUnit.NANOS.between(
                            LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.parse(cell.replace(' ', 'T')));
                default -> raw;
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            String reason = switch (column.type()) {
                case INTEGER -> "is not a whole number of 64 bits";
                case FLOAT -> e.getMessage().equals("range") ? "is beyond the range of a double" : "is not a number";
                case BOOLEAN -> "is neither true nor false";
                default -> "is not a datetime of the form " + column.format();
            };
            rejects.add(line + " " + column.name() + " " + reason);
            return null;
        }
    }

    private static Object marked(Number number) {
        return number.doubleValue() == -999 ? null : number;
    }

    private static Double number(String text) {
        if (text.matches("(?i)[+-]?inf(inity)?"))
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (!NUMBER.matcher(text).matches()) throw new NumberFormatException("junk");
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) throw new NumberFormatException("range");
        return value;
    }

    private static Boolean truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) throw new NumberFormatException("word");
        return lower.equals("true");
    }

    int rows() {
        return rows.size();
    }

    /** Where row {@code row} begins in the text; its end for the row behind the last. */
    int begin(int row) {
        return row < begins.size() ? begins.get(row) : text.length();
    }

    /** Whether a row begins there in the text. */
    boolean begins(int at) {
        return begins.contains(at);
    }

    List<String> rejects() {
        return rejects;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += reading.blockRows()) {
            List<List<Object>> part = rows.subList(from, Math.min(from + reading.blockRows(), rows.size()));
            List<Column> columns = new ArrayList<>();
            for (int column = 0; column < reading.columns().size(); column++) {
                int at = column;
                columns.add(column(
                        reading.columns().get(column).type(),
                        part.stream().map(row -> row.get(at)).collect(Collectors.toList())));
            }
            blocks.add(new Block(from, part.size(), columns));
        }
        return blocks;
    }

    private static Column column(ColumnType type, List<Object> values) {
        long[] valid = new long[Validity.words(values.size())];
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) != null) valid[row >>> 6] |= 1L << (row & 63);
        }
        return switch (type.carrier()) {
            case DOUBLE ->
                DoubleColumn.of(values.stream()
                        .mapToDouble(v -> v == null ? Double.NaN : (double) v)
                        .toArray());
            case LONG ->
                LongColumn.of(
                        values.stream().mapToLong(v -> v == null ? 0 : (long) v).toArray(), Validity.of(valid));
            case BOOLEAN -> {
                boolean[] truths = new boolean[values.size()];
                for (int row = 0; row < truths.length; row++)
                    truths[row] = values.get(row) != null && (boolean) values.get(row);
                yield BooleanColumn.of(truths, Validity.of(valid));
            }
            case TEXT -> TextColumn.of(values.stream().map(v -> (String) v).collect(Collectors.toList()));
        };
    }
}
