package kymo.jobs.ingest.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kymo.core.intake.FixedWidths;
import kymo.core.intake.Notation;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The lenient way into records and fields, by commons-csv: for the preview, where a delimiter is only supposed, and as the oracle of
 * the fast way. Blank lines are left out.
 */
final class CsvRecords {

    /** The fields of one record, trimmed unless quoted, and where it begins: its physical line, and the character counted from 0. */
    record Row(long line, int at, List<String> fields) {

        /** A record whose place does not matter. */
        Row(long line, List<String> fields) {
            this(line, 0, fields);
        }
    }

    private CsvRecords() {}

    /**
     * The records of {@code text}, whose first line is {@code firstLine}; at most {@code most}. A quote that is not closed ends the
     * last record with the text.
     */
    static List<Row> of(
            String text, long firstLine, String delimiter, @Nullable String quote, @Nullable String comment, int most) {
        FixedWidths widths = FixedWidths.of(delimiter);
        if (widths != null) return byLine(text, firstLine, comment, most, new WidthCutter(widths)::fields);
        if (delimiter.equals(Notation.WHITESPACE))
            return byLine(text, firstLine, comment, most, CsvRecords::blankDelimited);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter.charAt(0))
                .setQuote(quote == null || quote.isEmpty() ? null : Character.valueOf(quote.charAt(0)))
                .setCommentMarker(
                        comment == null || comment.length() != 1 ? null : Character.valueOf(comment.charAt(0)))
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            long line = firstLine;
            int counted = 0;
            for (CSVRecord record : parser) {
                int at = behindSkipped(text, (int) record.getCharacterPosition(), comment);
                line += lines(text, counted, at);
                counted = at;
                List<String> fields = record.toList();
                if (fields.size() > 1 || !fields.get(0).isBlank()) rows.add(new Row(line, at, fields));
                if (rows.size() == most) break;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Where the record's own line begins: the parser counts blank lines and comments before it as its own. */
    private static int behindSkipped(String text, int from, @Nullable String comment) {
        int at = from;
        while (at < text.length()) {
            boolean said = comment != null && !comment.isEmpty() && text.startsWith(comment, at);
            int end = at;
            while (said && end < text.length() && !isLineEnd(text.charAt(end))) end++;
            if (end >= text.length() || !isLineEnd(text.charAt(end))) return said ? end : at;
            at = end + 1;
        }
        return at;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static List<Row> byLine(
            String text, long firstLine, @Nullable String comment, int most, Function<String, List<String>> cut) {
        List<Row> rows = new ArrayList<>();
        long line = firstLine;
        int at = 0;
        while (at < text.length() && rows.size() < most) {
            int end = at;
            while (end < text.length() && !isLineEnd(text.charAt(end))) end++;
            boolean said = comment != null && !comment.isEmpty() && text.startsWith(comment, at);
            String here = text.substring(at, end);
            List<String> fields = said || here.isBlank() ? List.of() : cut.apply(here);
            if (!fields.isEmpty()) rows.add(new Row(line, at, fields));
            line++;
            at = end;
            if (text.startsWith("\r\r\n", at)) at += 3;
            else if (text.startsWith("\r\n", at)) at += 2;
            else at++;
        }
        return rows;
    }

    private static List<String> blankDelimited(String text) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') end++;
            if (end > at) fields.add(text.substring(at, end));
            at = end + 1;
        }
        return fields;
    }

    /** How many line ends lie in {@code from} to {@code to}. */
    private static int lines(String text, int from, int to) {
        int lines = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean doubled = c == '\r'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '\n'
                            || (text.charAt(at + 1) == '\r' && at + 2 < text.length() && text.charAt(at + 2) == '\n'));
            if (isLineEnd(c) && !doubled) lines++;
        }
        return lines;
    }
}
