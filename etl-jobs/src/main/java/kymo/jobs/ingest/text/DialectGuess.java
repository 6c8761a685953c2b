package kymo.jobs.ingest.text;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.core.intake.FixedWidths;
import kymo.core.intake.Notation;
import org.jspecify.annotations.Nullable;

/**
 * How a file's beginning falls into fields.
 *
 * @param separatorLine whether the first line is a spreadsheet's {@code sep=;}
 * @param nextDelimiter the one that makes the next best table, null when none does
 * @param confidence how much better the table of the delimiter is than the next best, as a share of both
 */
record DialectGuess(
        String delimiter,
        String quote,
        @Nullable String comment,
        boolean separatorLine,
        TableShape shape,
        @Nullable String nextDelimiter,
        double confidence) {

    private static final List<String> DELIMITERS = List.of(",", "\t", ";", "|", Notation.WHITESPACE);
    private static final List<String> COMMENTS = List.of("#", "%", "//", "!");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern APOSTROPHES = Pattern.compile("(^|[,;\t|]) ?'[^']*' ?(?=[,;\t|]|$)");
    private static final Pattern QUOTES = Pattern.compile("(^|[,;\t|]) ?\"[^\"]*\" ?(?=[,;\t|]|$)");
    /** In a file of quoted fields at least one line in so many holds one. */
    private static final int LINES_PER_QUOTED = 20;

    /** Comments between rows are rarer than one line in so many. */
    private static final int LINES_PER_COMMENT = 4;

    /** How much better runs of blanks must be than a delimiter that is written on purpose. */
    private static final double BLANKS_HANDICAP = 0.5;

    private static final int PREVIEWED_ROWS = 400;
    private static final String NONE = "none";

    /** Tries the usual delimiters on {@code text}, whose lines are {@code lines}. */
    static DialectGuess of(String text, List<String> lines, Notation notation) {
        Matcher separator =
                SEPARATOR_LINE.matcher(lines.isEmpty() ? "" : lines.get(0).strip());
        boolean told = separator.matches() && Notation.isDelimiter(separator.group(1));
        String body = told ? text.replaceFirst("[^\r\n]*", "") : text;
        boolean fixed = FixedWidths.of(notation.delimiter()) != null;
        if (fixed) return fixed(text, lines, notation);
        String quote = notation.quote() != null ? notation.quote() : quote(lines);
        String comment = comment(lines, notation);
        String delimiter = notation.delimiter() != null ? notation.delimiter() : told ? separator.group(1) : null;
        TableShape best = null;
        TableShape next = null;
        for (String candidate : delimiter == null ? DELIMITERS : List.of(delimiter)) {
            boolean absent = candidate.length() == 1 && body.indexOf(candidate.charAt(0)) < 0;
            if (absent && best != null) continue;
            TableShape shape = TableShape.of(body, candidate, quote, comment, PREVIEWED_ROWS);
            boolean better = best == null || worth(shape) > worth(best);
            TableShape loser = better ? best : shape;
            if (better) best = shape;
            if (loser != null && (next == null || worth(loser) > worth(next))) next = loser;
        }
        if (best == null) throw new IllegalStateException("there is always a delimiter to try");
        boolean single = delimiter == null && best.score() == 0;
        if (single) best = TableShape.of(body, ",", quote, comment, PREVIEWED_ROWS);
        boolean rivalled = next != null && worth(next) > 0;
        return new DialectGuess(
                best.delimiter(),
                quote,
                comment,
                told,
                best,
                rivalled && next != null ? next.delimiter() : null,
                rivalled && next != null ? Choices.share(worth(best), worth(next)) : 1);
    }

    /** Columns of fixed width, between which the text has delimiters already. */
    private static DialectGuess fixed(String text, List<String> lines, Notation notation) {
        String comment = comment(lines, notation);
        TableShape shape = TableShape.of(text, String.valueOf(WidthCutter.DELIMITER), "", comment, PREVIEWED_ROWS);
        return new DialectGuess(Objects.requireNonNull(notation.delimiter()), "", comment, false, shape, null, 1);
    }

    /** Says what was decided. */
    void choose(Notation notation, Choices choices) {
        choices.settled(
                notation.delimiter() != null || separatorLine,
                "delimiter",
                delimiter,
                shape.fields() < 2 ? 0.5 : confidence,
                shape.fields() < 2 ? Notation.WHITESPACE : nextDelimiter,
                shape.fields() < 2 ? "no delimiter makes more than one column" : "it makes the most even table");
        choices.settled(
                notation.quote() != null,
                "quote",
                quote.isEmpty() ? NONE : quote,
                1,
                null,
                "fields are quoted so, or it makes no difference");
        choices.settled(
                notation.comment() != null,
                "comment",
                comment == null ? NONE : comment,
                1,
                null,
                comment == null ? "no lines look like comments" : "the comment lines begin so");
    }

    private static double worth(TableShape shape) {
        return shape.delimiter().equals(Notation.WHITESPACE) ? shape.score() * BLANKS_HANDICAP : shape.score();
    }

    private static String quote(List<String> lines) {
        int apostrophes = 0;
        int quotes = 0;
        for (String line : lines) {
            if (line.length() > 10_000) continue;
            if (line.indexOf('\'') >= 0 && APOSTROPHES.matcher(line).find()) apostrophes++;
            if (line.indexOf('"') >= 0 && QUOTES.matcher(line).find()) quotes++;
        }
        return apostrophes > quotes && apostrophes * LINES_PER_QUOTED >= lines.size() ? "'" : "\"";
    }

    /** What the comment lines at the beginning begin with. A header may begin with the name {@code #}. */
    private static @Nullable String comment(List<String> lines, Notation notation) {
        String told = notation.comment();
        if (told != null) return told.isEmpty() ? null : told;
        for (String sign : COMMENTS) {
            String begin = sign.substring(0, 1);
            if (begin.equals(notation.delimiter()) || begin.equals(notation.quote())) continue;
            int said = 0;
            int held = 0;
            boolean name = false;
            boolean first = false;
            boolean begun = false;
            for (String line : lines) {
                if (line.isBlank()) continue;
                held++;
                boolean here = line.startsWith(sign);
                if (!begun) first = here;
                begun = true;
                if (!here) continue;
                said++;
                char next = line.length() > sign.length() ? line.charAt(sign.length()) : ' ';
                name |= ",;\t|".indexOf(next) >= 0;
            }
            // rows whose first cell is such as #12 are no comments
            boolean between = sign.equals("#") && said * LINES_PER_COMMENT < held;
            if (said > 0 && !name && (first || between)) return sign;
        }
        return null;
    }
}
