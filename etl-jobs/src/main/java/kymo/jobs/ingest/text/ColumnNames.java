package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kymo.jobs.ingest.format.Notice;

/** Makes the names of a header line fit for columns: visible, not blank, unique. */
public final class ColumnNames {

    private static final int LONGEST = 300;

    private ColumnNames() {}

    /** One name for each cell; what was changed is noted for {@code line}. */
    public static List<String> of(List<String> cells, long line, List<Notice> notices) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int at = 0; at < cells.size(); at++) {
            String cell = cells.get(at);
            String name = visible(cell);
            if (!name.equals(cell.strip()))
                notices.add(new Notice(
                        "header-cleaned",
                        "invisible characters were removed from the name '%s'".formatted(name),
                        line));
            if (name.isEmpty()) name = "column_" + (at + 1);
            String unique = name;
            for (int copy = 2; !taken.add(unique); copy++) unique = name + "_" + copy;
            if (!unique.equals(name))
                notices.add(new Notice(
                        "header-renamed",
                        "column %d is called '%s', since '%s' stands before it already".formatted(at + 1, unique, name),
                        line));
            names.add(unique);
        }
        return names;
    }

    /** The text on one line, without characters that cannot be seen, and without blanks around. */
    private static String visible(String cell) {
        StringBuilder visible = new StringBuilder();
        cell.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) visible.append(' ');
            else if (type != Character.FORMAT
                    && type != Character.CONTROL
                    && type != Character.SURROGATE
                    && type != Character.UNASSIGNED) visible.appendCodePoint(c);
        });
        String name = visible.toString().strip();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
