package kymo.jobs.ingest.sheet;

import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.sheet.book.CellFormat;
import kymo.jobs.ingest.sheet.book.Serials;
import kymo.jobs.ingest.sheet.book.SheetRow;
import org.jspecify.annotations.Nullable;

/** Counts what the cells of one column hold, over all rows, and chooses the narrowest type that fits. */
final class ColumnTally {

    /** In columns of fewer cells everything must fit; in longer ones one in so many need not. */
    private static final long CELLS_PER_MISFIT = 1_000;

    long cells;
    long formulas;
    long errors;
    int firstErrorLine;
    long broken;
    long textNumbers;
    long words;

    @Nullable
    String firstWord;

    int firstWordLine;
    long textCharacters;
    private long wordsWithDigits;
    private long numbers;
    private long wholes;
    private long booleans;
    private long days;
    private long dayTimes;
    private long times;
    private long timesBeyondDay;
    private long durations;
    /** Texts such as 1,234 that are numbers only where a comma is the decimal sign. */
    private long undecided;

    private boolean commas;
    private boolean points;
    private boolean increasing = true;
    private double last = Double.NEGATIVE_INFINITY;

    /** @param decimal of numbers that are stored as text, null when it was not told */
    ColumnTally(@Nullable String decimal) {
        commas = ",".equals(decimal);
    }

    void add(SheetRow row, int cell, Absent absent) {
        if (row.isFormula(cell)) formulas++;
        switch (row.kind(cell)) {
            case NUMBER -> {
                if (!absent.is(row.value(cell))) number(row.value(cell), row.format(cell));
            }
            case BOOLEAN -> {
                cells++;
                booleans++;
            }
            case TEXT -> {
                if (!absent.is(row.text(cell))) text(row.text(cell), row.number());
            }
            case ERROR -> {
                if (errors++ == 0) firstErrorLine = row.number();
            }
            case BROKEN -> broken++;
        }
    }

    private void number(double value, CellFormat format) {
        cells++;
        if (!(value > last)) increasing = false;
        last = value;
        switch (format) {
            case PLAIN -> {
                numbers++;
                if (Cells.isWhole(value)) wholes++;
            }
            case MEASURE -> numbers++;
            case DATE -> {
                if (Serials.isWholeDay(value)) days++;
                else dayTimes++;
            }
            case DATETIME -> dayTimes++;
            case TIME -> {
                times++;
                if (value >= 1) timesBeyondDay++;
            }
            case DURATION -> durations++;
        }
    }

    private void text(String text, int line) {
        cells++;
        textCharacters += text.length();
        boolean point = TextNumbers.isNumber(text, '.');
        if (point || TextNumbers.isNumber(text, ',')) {
            textNumbers++;
            if (text.indexOf('.') >= 0) points = true;
            else if (!point && TextNumbers.decidesComma(text)) commas = true;
            else if (!point) undecided++;
            increasing = false;
            return;
        }
        if (words++ == 0) {
            firstWord = text;
            firstWordLine = line;
        }
        if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) wordsWithDigits++;
    }

    /** The decimal sign of numbers that are stored as text. */
    String decimal() {
        return commas && !points ? "," : ".";
    }

    /** How many texts are numbers only where a comma is the decimal sign, while nothing says that it is. */
    long undecided() {
        return commas || points ? 0 : undecided;
    }

    private long foreignNumbers() {
        return commas && !points ? 0 : undecided;
    }

    /** How many cells a column of that type takes as they are. */
    long fitting(ColumnType type) {
        return switch (type) {
            case INTEGER -> wholes;
            case FLOAT -> isDuration() ? durations + times : numbers + textNumbers - foreignNumbers();
            case BOOLEAN -> booleans;
            case DATE -> days;
            case DATETIME -> days + dayTimes + times;
            case TIME -> times;
            case STRING, EMPTY, INSTANT -> cells;
        };
    }

    ColumnType type() {
        if (cells == 0) return errors + broken > 0 ? ColumnType.FLOAT : ColumnType.EMPTY;
        long foreign = words + foreignNumbers();
        if (foreign > borne() || cells - foreign <= 2 * foreign) return ColumnType.STRING;
        long moments = days + dayTimes + times + durations;
        long plain = numbers + textNumbers;
        long few = cells / CELLS_PER_MISFIT;
        if (booleans > few) return moments + plain <= few ? ColumnType.BOOLEAN : ColumnType.STRING;
        if (moments > few) return plain <= few ? moment() : ColumnType.STRING;
        return wholes == numbers && textNumbers == 0 ? ColumnType.INTEGER : ColumnType.FLOAT;
    }

    private long borne() {
        if (cells >= CELLS_PER_MISFIT) return cells / CELLS_PER_MISFIT;
        return words == 1 && wordsWithDigits == 0 ? 1 : 0;
    }

    /** Times of day stay such; a date that is shown as one is a date. What is longer than a day is a number of days. */
    private ColumnType moment() {
        if (durations > 0) return days + dayTimes + times == 0 ? ColumnType.FLOAT : ColumnType.STRING;
        if (times == 0) return dayTimes == 0 ? ColumnType.DATE : ColumnType.DATETIME;
        if (days + dayTimes == 0 && timesBeyondDay == 0) return ColumnType.TIME;
        if (timesBeyondDay == times) return ColumnType.DATETIME;
        return days + dayTimes == 0 ? ColumnType.FLOAT : ColumnType.STRING;
    }

    boolean isDuration() {
        return durations > 0 || (times > 0 && timesBeyondDay > 0 && timesBeyondDay < times);
    }

    /** Whether every one of so many rows holds a greater number than the one before. */
    boolean isIncreasing(long rows) {
        return increasing && rows > 1 && cells == rows;
    }

    /** Whether times are mixed with plain numbers, or either with truth values. */
    boolean isMixed() {
        long moments = days + dayTimes + times + durations;
        long plain = numbers + textNumbers;
        return words == 0 && ((moments > 0 && plain > 0) || (booleans > 0 && moments + plain > 0));
    }
}
