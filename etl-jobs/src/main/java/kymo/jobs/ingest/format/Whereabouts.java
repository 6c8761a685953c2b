package kymo.jobs.ingest.format;

/**
 * Where rows of a table stand in its file.
 *
 * @param what such as {@code line}; more of them have an s
 * @param first counted from 1
 * @param last the same as the first, or behind it
 * @param within the part of the file in which they are counted, with a word before and a blank behind; empty for all of it
 */
public record Whereabouts(String what, long first, long last, String within) {

    public static Whereabouts ofLines(long first, long last) {
        return new Whereabouts("line", first, last, "");
    }

    public static Whereabouts inSheet(String sheet, long first, long last) {
        return new Whereabouts("row", first, last, "of the sheet '%s' ".formatted(sheet));
    }

    /** In words, such as {@code line 17 of 'a.csv'}. */
    public String in(String fileName) {
        String numbers = first == last ? " %,d".formatted(first) : "s %,d to %,d".formatted(first, last);
        return "%s%s %sof '%s'".formatted(what, numbers, within, fileName);
    }
}
