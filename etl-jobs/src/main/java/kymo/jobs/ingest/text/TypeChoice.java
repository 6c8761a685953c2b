package kymo.jobs.ingest.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kymo.core.dataset.ColumnType;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;

/** Chooses the types and the formats of columns from what was counted in them. */
final class TypeChoice {

    /** A column's type, and the format of its times. */
    record Chosen(ColumnType type, @Nullable String format) {}

    private static final int MOST_NOTICED = 20;
    private static final Pattern TIMES = Pattern.compile("(?i).*(date|datum|time|zeit|epoch|unix).*");
    /** Days as spreadsheets count them, of 1954 to 2119. */
    private static final double LEAST_SERIAL = 20_000;

    private static final double MOST_SERIAL = 80_000;
    /** Seconds since 1970, of 2001 to 2096; what is smaller is rather a duration. */
    private static final double LEAST_SECONDS = 1e9;

    private static final double MOST_SECONDS = 4e9;

    private final List<ColumnEvidence> evidence;
    private final @Nullable String toldOrder;
    private final String fileOrder;
    private final List<Notice> notices;

    /** @param told the option {@code dateOrder}, null when it was not told */
    TypeChoice(List<ColumnEvidence> evidence, @Nullable String told, List<Notice> notices) {
        this.evidence = evidence;
        this.notices = notices;
        toldOrder = told;
        fileOrder = told != null ? told : decidedOrder();
    }

    /** The order that some column leaves no doubt about; empty when none does. */
    private String decidedOrder() {
        for (ColumnEvidence column : evidence) {
            int days = fits(column, "dmy");
            int months = fits(column, "mdy");
            if (days != months && Math.max(days, months) >= column.leastTimes()) return days > months ? "dmy" : "mdy";
        }
        return "";
    }

    /** The order that was told or is beyond doubt; empty when neither. */
    String fileOrder() {
        return fileOrder;
    }

    private static int fits(ColumnEvidence column, String order) {
        return column.times.candidates().stream()
                .filter(candidate -> candidate.pattern().order().equals(order)
                        && !candidate.pattern().monthNames())
                .mapToInt(candidate -> candidate.fits)
                .max()
                .orElse(0);
    }

    /** The type of column {@code index}, called {@code name}. */
    Chosen choose(int index, String name) {
        ColumnEvidence column = evidence.get(index);
        ColumnType type = column.type();
        TimeGuess.Candidate best = type.isNumeric() || type == ColumnType.EMPTY ? null : best(column);
        if (best != null && best.fits >= column.leastTimes()) {
            noteOrder(column, best, name);
            return new Chosen(type(best.pattern()), format(best.pattern(), column));
        }
        if (type.isNumeric()) noteNumbers(column, name);
        if (type == ColumnType.STRING) noteTexts(column, best, name);
        return new Chosen(type, null);
    }

    /** The type that the user wants, with the format that fits most cells. */
    Chosen wanted(int index, String name, ColumnType type) {
        ColumnEvidence column = evidence.get(index);
        boolean time = type.isTime() || type == ColumnType.TIME;
        if (type == ColumnType.INTEGER && column.hexadecimals > 0) return new Chosen(type, Hexadecimal.FORMAT);
        if (!time) return new Chosen(type, null);
        TimeGuess.Candidate best = best(column);
        if (best != null) {
            noteOrder(column, best, name);
            return new Chosen(type, format(best.pattern(), column));
        }
        if (type == ColumnType.TIME) return new Chosen(type, "HH:mm:ss");
        boolean days = type != ColumnType.DATE || column.decimals == 0;
        if (days && TimePattern.EXCEL.equals(countedTimes(column))) return new Chosen(type, TimePattern.EXCEL);
        return new Chosen(type, column.numeric() > 0 ? numberFormat(name, column.lastNumber()) : "yyyy-MM-dd HH:mm:ss");
    }

    /**
     * The type of times that are written as the user says.
     *
     * @param wanted the type that the user wants too, null for the layout's own
     * @throws ProblemException {@code OPTION_INVALID} when times of this layout cannot be of that type
     */
    Chosen laidOut(int index, String name, String layout, @Nullable ColumnType wanted) {
        TimePattern pattern = TimePattern.of(layout);
        ColumnType own = type(pattern);
        // a day is the begin of a time stamp too, and what tells no zone may be told to be UTC
        boolean wider = own.isTime() && (wanted == ColumnType.DATETIME || wanted == ColumnType.INSTANT);
        boolean serial = pattern.text().equals(TimePattern.EXCEL) && wanted == ColumnType.DATE;
        boolean zoneLost = own == ColumnType.INSTANT && wanted == ColumnType.DATETIME && !pattern.isEpoch();
        if (wanted != null && wanted != own && !serial && (!wider || zoneLost))
            throw new ProblemException(
                            ProblemCode.OPTION_INVALID,
                            "option 'timeFormats' must fit the option 'types' but for column '%s' the one says '%s', which is of type %s, and the other %s; correct one or leave it out"
                                    .formatted(name, layout, own.wireName(), wanted.wireName()))
                    .in(name)
                    .in("timeFormats");
        return new Chosen(wanted == null ? own : wanted, format(pattern, evidence.get(index)));
    }

    /** Numbers that are times: digits of a date, or an epoch whose unit the name or its size tells. */
    private static String numberFormat(String name, double number) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String unit : List.of("ms", "us", "ns", "s")) {
            if (lower.endsWith("_" + unit) || lower.endsWith("[" + unit + "]") || lower.endsWith("(" + unit + ")"))
                return "epoch_" + unit;
        }
        double year = Math.floor(number / 10_000);
        if (year >= 1678 && year < 2262) return "yyyyMMdd";
        year = Math.floor(number / 1e10);
        if (year >= 1678 && year < 2262) return "yyyyMMddHHmmss";
        return number < 1e11 ? "epoch_s" : number < 1e14 ? "epoch_ms" : number < 1e17 ? "epoch_us" : "epoch_ns";
    }

    /** The layout of numbers that may well be times, null when they are rather not. */
    private static @Nullable String countedTimes(ColumnEvidence column) {
        double least = column.marker.least();
        double most = column.marker.most();
        if (least >= LEAST_SERIAL && most < MOST_SERIAL) return TimePattern.EXCEL;
        double unit = 1;
        for (String layout : List.of("epoch_s", "epoch_ms", "epoch_us", "epoch_ns")) {
            if (least >= LEAST_SECONDS * unit && most < MOST_SECONDS * unit) return layout;
            unit *= 1_000;
        }
        return null;
    }

    private TimeGuess.@Nullable Candidate best(ColumnEvidence column) {
        TimeGuess.Candidate best = null;
        for (TimeGuess.Candidate candidate : column.times.candidates()) {
            if (best == null
                    || candidate.fits > best.fits
                    || (candidate.fits == best.fits && rank(candidate) > rank(best))) best = candidate;
        }
        return best;
    }

    private int rank(TimeGuess.Candidate candidate) {
        TimePattern pattern = candidate.pattern();
        String order = pattern.order();
        String preferred = !fileOrder.isEmpty() ? fileOrder : pattern.twelveHours() ? "mdy" : "dmy";
        return (order.equals(preferred) ? 4 : order.equals("ymd") ? 0 : 2) + (pattern.hasTime() ? 0 : 1);
    }

    private static ColumnType type(TimePattern pattern) {
        if (pattern.isMoment()) return ColumnType.INSTANT;
        if (pattern.isEpoch()) return ColumnType.DATETIME;
        if (!pattern.hasDate()) return ColumnType.TIME;
        return pattern.hasTime() ? ColumnType.DATETIME : ColumnType.DATE;
    }

    private static String format(TimePattern pattern, ColumnEvidence column) {
        String offset = pattern.zoned() && pattern.offset() == null ? column.times.offset() : null;
        return offset == null ? pattern.text() : pattern.text() + "{" + offset + "}";
    }

    private void noteOrder(ColumnEvidence column, TimeGuess.Candidate best, String name) {
        String order = best.pattern().order();
        if (best.pattern().monthNames() || order.isEmpty()) return;
        boolean doubtful = column.times.candidates().stream()
                .anyMatch(other ->
                        other.fits == best.fits && !other.pattern().order().equals(order));
        if (!doubtful || toldOrder != null) return;
        String reason = fileOrder.isEmpty() ? "nothing in the file decides" : "another column of the file decides so";
        notices.add(new Notice(
                "date-order-assumed",
                "the dates of column '%s' are read as %s: %s; set the option dateOrder to dmy or mdy if that is wrong"
                        .formatted(name, best.pattern().text(), reason),
                null));
    }

    private void noteNumbers(ColumnEvidence column, String name) {
        if (column.underflows > 0)
            notices.add(new Notice(
                    "number-underflow",
                    "%d numbers of column '%s' are too small for a double and are read as 0"
                            .formatted(column.underflows, name),
                    null));
        String marker = column.marker.text();
        if (marker != null)
            notices.add(new Notice(
                    "missing-suspected",
                    "%d looked-at values of column '%s' are %s, far from all others, which are %s; set the option missing to [%s] if that stands for no value"
                            .formatted(column.marker.met(), name, marker, column.marker.others(), marker),
                    null));
        String layout = TIMES.matcher(name).matches() ? countedTimes(column) : null;
        if (layout != null)
            notices.add(new Notice(
                    "times-suspected",
                    "column '%s' is read as numbers; if they are times, set the option timeFormats to {\"%s\": \"%s\"}"
                            .formatted(name, name, layout),
                    null));
    }

    /** A text column that is nearly something else deserves a word. */
    private void noteTexts(ColumnEvidence column, TimeGuess.@Nullable Candidate best, String name) {
        if (notices.size() > MOST_NOTICED) return;
        boolean times = column.timed * 2 >= column.cells;
        boolean numbers = column.numeric() * 2 >= column.cells;
        if (times && best != null && column.firstUntimed == null) {
            notices.add(new Notice(
                    "times-mixed",
                    "column '%s' is read as text: its times are written in several ways, %d of %d like %s"
                            .formatted(
                                    name,
                                    best.fits,
                                    column.cells,
                                    best.pattern().text()),
                    null));
        } else if (times) {
            notices.add(new Notice(
                    "text-in-times",
                    "column '%s' is read as text: %d of %d looked-at cells are times but '%s' is none"
                            .formatted(name, column.timed, column.cells, column.firstUntimed),
                    column.firstUntimedLine));
        } else if (column.isHexadecimal()) {
            notices.add(new Notice(
                    "numbers-hexadecimal",
                    "column '%s' is read as text: numbers such as '%s' are hexadecimal; set its type to integer to have them read as numbers"
                            .formatted(name, column.firstHexadecimal),
                    null));
        } else if (column.foreign > 0) {
            notices.add(new Notice(
                    "numbers-foreign",
                    "column '%s' is read as text: numbers such as '%s' are written with signs, digits or blanks that are not ASCII"
                            .formatted(name, column.firstForeign),
                    column.firstForeignLine));
        } else if (numbers && column.firstWord != null) {
            notices.add(new Notice(
                    "text-in-numbers",
                    "column '%s' is read as text: %d of %d looked-at cells are numbers but '%s' is none"
                            .formatted(name, column.numeric(), column.cells, column.firstWord),
                    column.firstWordLine));
        }
    }
}
