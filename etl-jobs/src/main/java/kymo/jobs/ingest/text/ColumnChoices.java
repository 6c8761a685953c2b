package kymo.jobs.ingest.text;

import java.util.List;
import kymo.core.intake.IngestOptions;
import org.jspecify.annotations.Nullable;

/** Says of each column's type how surely it was chosen, and of the order of days and months in the file's dates. */
final class ColumnChoices {

    private static final String TYPES = "types";
    private static final String TIME_FORMATS = "timeFormats";

    private final List<ColumnEvidence> evidence;
    private final IngestOptions options;
    private final String fileOrder;
    private final Choices choices;
    private boolean dates;
    private boolean doubtfulDates;
    private String takenOrder = "";

    /** @param fileOrder the order that was told or that some column leaves no doubt about; empty when neither */
    ColumnChoices(List<ColumnEvidence> evidence, IngestOptions options, String fileOrder, Choices choices) {
        this.evidence = evidence;
        this.options = options;
        this.fileOrder = fileOrder;
        this.choices = choices;
    }

    /** Types that are certain are left out: a file may have thousands of columns. */
    void choose(List<ColumnReading> columns) {
        for (ColumnReading column : columns) choose(column);
        if (!dates) return;
        choices.settled(
                options.notation().dateOrder() != null,
                "dateOrder",
                takenOrder,
                doubtfulDates && fileOrder.isEmpty() ? 0.5 : 1,
                takenOrder.equals("dmy") ? "mdy" : "dmy",
                doubtfulDates && fileOrder.isEmpty()
                        ? "days and months fit either way in every row that was looked at"
                        : "some dates can only be read so");
    }

    private void choose(ColumnReading column) {
        ColumnEvidence seen = evidence.get(column.field());
        TimeGuess.Candidate taken = candidate(column, seen);
        boolean laidOut = options.columns().timeFormats().containsKey(column.name());
        if (laidOut) choices.told(TIME_FORMATS, column.name(), column.format());
        if (taken != null && !laidOut) {
            noteOrder(taken, seen);
            layout(column, taken, seen);
        }
        if (options.columns().types().containsKey(column.name())) {
            choices.told(TYPES, column.name(), column.type().wireName());
            return;
        }
        if (laidOut) return;
        if (taken != null) {
            guessed(column, Choices.share(taken.fits, seen.cells - taken.fits), "string", taken.fits, seen.cells);
            return;
        }
        switch (column.type()) {
            case EMPTY ->
                choices.guessed(
                        TYPES,
                        column.name(),
                        column.type().wireName(),
                        0.5,
                        "float",
                        "no value where it was looked at");
            case INTEGER, FLOAT -> guessed(column, seen.numeric(), seen.cells);
            case BOOLEAN -> guessed(column, seen.truths, seen.cells);
            case STRING -> text(column, seen);
            case DATE, DATETIME, INSTANT, TIME -> {}
        }
    }

    /** The layout of times, where another one fits some of the cells too. */
    private void layout(ColumnReading column, TimeGuess.Candidate taken, ColumnEvidence seen) {
        TimeGuess.Candidate next = null;
        for (TimeGuess.Candidate other : seen.times.candidates()) {
            if (other != taken && (next == null || other.fits > next.fits)) next = other;
        }
        if (next == null) return;
        boolean even = next.fits == taken.fits && fileOrder.isEmpty();
        choices.guessed(
                TIME_FORMATS,
                column.name(),
                column.format(),
                even ? 0.5 : Choices.share(taken.fits, seen.cells - taken.fits),
                next.pattern().text(),
                even
                        ? "%s fits as many cells".formatted(next.pattern().text())
                        : "%d of %d cells that were looked at fit".formatted(taken.fits, seen.cells));
    }

    private void guessed(ColumnReading column, int fits, int cells) {
        guessed(column, Choices.share(fits, cells - fits), "string", fits, cells);
    }

    private void guessed(ColumnReading column, double confidence, String next, int fits, int cells) {
        if (confidence >= 1) return;
        choices.guessed(
                TYPES,
                column.name(),
                column.type().wireName(),
                confidence,
                next,
                "%d of %d cells that were looked at fit".formatted(fits, cells));
    }

    /** A text that is nearly something else. */
    private void text(ColumnReading column, ColumnEvidence seen) {
        if (seen.isHexadecimal()) {
            choices.guessed(
                    TYPES, column.name(), column.type().wireName(), 0.5, "integer", "hexadecimal digits may be a code");
            return;
        }
        int near = Math.max(seen.numeric(), seen.timed);
        if (near == 0 || seen.cells == 0) return;
        boolean code = seen.numeric() == seen.cells;
        String next = seen.timed > seen.numeric() ? "datetime" : seen.decimals > 0 ? "float" : "integer";
        double share = near / (double) seen.cells;
        choices.guessed(
                TYPES,
                column.name(),
                column.type().wireName(),
                code ? Math.max(0.5, seen.codes / (double) seen.cells) : 1 - share / 2,
                next,
                code
                        ? "digits that begin with a zero or are beyond 64 bits may be a code"
                        : "%d of %d cells that were looked at look like %s".formatted(near, seen.cells, next));
    }

    private static TimeGuess.@Nullable Candidate candidate(ColumnReading column, ColumnEvidence seen) {
        String format = column.format();
        if (format == null) return null;
        int brace = format.indexOf('{');
        String pattern = brace < 0 ? format : format.substring(0, brace);
        for (TimeGuess.Candidate candidate : seen.times.candidates()) {
            if (candidate.pattern().text().equals(pattern)) return candidate;
        }
        return null;
    }

    private void noteOrder(TimeGuess.Candidate taken, ColumnEvidence seen) {
        String order = taken.pattern().order();
        if (taken.pattern().monthNames()
                || order.isEmpty()
                || (order.equals("ymd") && fileOrder.isEmpty() && !rivalled(taken, seen))) return;
        if (!dates) takenOrder = order;
        dates = true;
        doubtfulDates |= rivalled(taken, seen);
    }

    /** Whether the same cells fit another order as well. */
    private static boolean rivalled(TimeGuess.Candidate taken, ColumnEvidence seen) {
        return seen.times.candidates().stream()
                .anyMatch(other -> other.fits == taken.fits
                        && !other.pattern().monthNames()
                        && !other.pattern().order().isEmpty()
                        && !other.pattern().order().equals(taken.pattern().order()));
    }
}
