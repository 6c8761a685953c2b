package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that a file holds besides its table, such as the operator's name or the serial number above it.
 *
 * @param line physical line, counted from 1 at the file's beginning, or, below the table, behind its last row
 * @param key what it tells of, null for a line of free text
 * @param value what it tells
 */
public record Remark(long line, @Nullable String key, String value) {

    private static final int LONGEST = 2_000;
    /** Not a time of day, and no address. */
    private static final Pattern KEYED = Pattern.compile("(?=[^:=]*\\p{L})([^:=\\t]{1,80}?)\\s*[:=](?!//)\\s*(\\S.*)");

    private static final Pattern COMMA = Pattern.compile(",(?!\\s)");
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}|\\t");

    /**
     * What these lines tell, blank ones left out.
     *
     * @param delimiter the table's, which may stand between key and value as well
     */
    static List<Remark> of(List<String> lines, @Nullable String comment, String delimiter) {
        List<Remark> remarks = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).strip();
            if (comment != null && text.startsWith(comment))
                text = text.substring(comment.length()).strip();
            if (!text.isEmpty()) remarks.add(of(line + 1L, text, delimiter));
        }
        return remarks;
    }

    private static Remark of(long line, String text, String delimiter) {
        List<String> cells = cells(text, delimiter);
        if (cells.size() >= 2 && isKey(cells.get(0)))
            return new Remark(line, key(cells.get(0)), cut(String.join(", ", cells.subList(1, cells.size()))));
        String single = cells.size() == 1 ? bare(cells.get(0)) : text;
        Matcher keyed = KEYED.matcher(single);
        if (keyed.matches()) return new Remark(line, keyed.group(1).strip(), cut(keyed.group(2)));
        return new Remark(line, null, cut(single));
    }

    private static List<String> cells(String text, String delimiter) {
        boolean blanks = delimiter.length() != 1 || delimiter.equals(" ") || delimiter.equals("\t");
        Pattern between = blanks ? BLANKS : Pattern.compile(Pattern.quote(delimiter));
        List<String> cells = new ArrayList<>();
        // a comma within a sentence has a blank behind it
        if (delimiter.equals(",") && !COMMA.matcher(text).find()) return List.of(text);
        for (String cell : between.split(text, -1)) {
            String bare = bare(cell.strip());
            if (!bare.isEmpty()) cells.add(bare);
        }
        return cells;
    }

    private static String bare(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
    }

    /** A short name; a sentence with a comma in it is none. */
    private static boolean isKey(String cell) {
        return cell.length() <= 80
                && cell.chars().anyMatch(Character::isLetter)
                && (cell.endsWith(":") || cell.indexOf(':') < 0)
                && cell.chars().filter(c -> c == ' ').count() <= 4;
    }

    private static String key(String cell) {
        return cell.endsWith(":") || cell.endsWith("=")
                ? cell.substring(0, cell.length() - 1).strip()
                : cell;
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }
}
