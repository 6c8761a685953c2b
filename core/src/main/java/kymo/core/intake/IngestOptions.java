package kymo.core.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user says about a file; whatever is null is found out.
 *
 * @param encoding name of a charset
 * @param delimiter one character, or {@code whitespace}
 * @param decimal {@code .} or {@code ,}
 * @param thousands the character between groups of three digits; empty for none
 * @param quote the character around quoted fields; empty for none
 * @param comment what a comment line begins with; empty for none
 * @param headerLine physical line of the column names, counted from 1; 0 for none
 * @param firstDataLine physical line of the first row
 * @param unitsLine physical line of the units; 0 for none
 * @param table which table of a file that holds several, counted from 1
 * @param missing texts that stand for a missing value, besides the usual ones
 * @param dateOrder {@code dmy} or {@code mdy}
 * @param types the wanted type of some columns: column name to {@link kymo.core.dataset.ColumnType#wireName()}
 * @param footerLines how many physical lines at the file's end are no rows
 * @param edits names, units and the choice of columns
 * @param corrects the dataset whose rejected lines this file holds, corrected: it is read as that one's file was
 * @param sheet the name of a workbook's sheet, or its number from 1 on
 * @param range the cells of a sheet that are read, such as {@code B5:F200}, {@code B:F} or {@code 5:200}
 * @param dateSystem the year from which a workbook counts its days: {@code 1900} or {@code 1904}
 * @param member which file of an archive is meant, by its path there
 */
public record IngestOptions(
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String decimal,
        @Nullable String thousands,
        @Nullable String quote,
        @Nullable String comment,
        @Nullable Integer headerLine,
        @Nullable Integer firstDataLine,
        @Nullable Integer unitsLine,
        @Nullable Integer table,
        @Nullable List<String> missing,
        @Nullable String dateOrder,
        Map<String, String> types,
        @Nullable Integer footerLines,
        ColumnEdits edits,
        @Nullable UUID corrects,
        @Nullable String sheet,
        @Nullable String range,
        @Nullable String dateSystem,
        @Nullable String member) {

    /** The name of the option that says which file of an archive is meant. */
    public static final String MEMBER = "member";

    /** The name of the delimiter that stands for runs of blanks and tabs. */
    public static final String WHITESPACE = "whitespace";

    public IngestOptions {
        if (missing != null) missing = List.copyOf(missing);
        types = Map.copyOf(types);
    }

    /** Nothing is said: everything is found out. */
    public static IngestOptions none() {
        return new IngestOptions(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                ColumnEdits.NONE,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether fields may stand between such characters: ASCII, and nothing that numbers, words or quoted fields are made of. */
    public static boolean isDelimiter(String text) {
        char c = text.length() == 1 ? text.charAt(0) : '"';
        return c > 0 && c <= '~' && !Character.isLetterOrDigit(c) && "\r\n\"'.+-".indexOf(c) < 0;
    }

    /** Whether options, a JSON object, say nothing of how a file is read, but at most which file of an archive is meant. */
    public static boolean tellNothing(JsonNode options) {
        return options.isEmpty() || (options.size() == 1 && options.has(MEMBER));
    }

    /** Whether it is said where in the file the table lies. */
    public boolean tellLines() {
        return headerLine != null || firstDataLine != null || unitsLine != null;
    }

    /** The same with another encoding. */
    public IngestOptions withEncoding(String charset) {
        return new IngestOptions(
                charset,
                delimiter,
                decimal,
                thousands,
                quote,
                comment,
                headerLine,
                firstDataLine,
                unitsLine,
                table,
                missing,
                dateOrder,
                types,
                footerLines,
                edits,
                corrects,
                sheet,
                range,
                dateSystem,
                member);
    }

    /**
     * The options in a JSON object; a missing one is null.
     *
     * @throws kymo.core.problems.ProblemException with {@code OPTION_INVALID}, naming the option and what it may be
     */
    public static IngestOptions parse(JsonNode json) {
        return new OptionsJson(json).options();
    }
}
