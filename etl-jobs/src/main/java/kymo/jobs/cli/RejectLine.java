package kymo.jobs.cli;

/** A line of what could not be read. */
final class RejectLine {

    private static final int MOST_CHARS = 60;

    private RejectLine() {}

    static String heading(long rejects) {
        return Counted.of(rejects, "line or cell", "lines or cells") + " could not be read as written:";
    }

    static String of(long line, String column, String text, String reason) {
        String shown = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS - 1) + "…";
        return "  line %d, %s: '%s' %s"
                .formatted(
                        line,
                        column.isEmpty() ? "the whole line" : "column '" + column + "'",
                        // a cell may hold line ends and worse, which would be obeyed by a screen
                        shown.replaceAll("\\p{Cntrl}", " "),
                        reason);
    }
}
