package kymo.jobs.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/** What the looked-at cells of one column can be read as, counted. */
final class ColumnEvidence {

    private static final int MOST_SHAPES = 64;
    private static final int SHORTEST_CODE = 3;
    /** So many cells are looked at for numbers in other digits. */
    private static final int MOST_FOREIGN = 2_000;
    /** A column with so many cells may hold a lone word among its numbers. */
    private static final int SMALL = 10;
    /** One cell in so many may not fit. */
    private static final int CELLS_PER_MISFIT = 1000;

    private final Numbers numbers;
    final TimeGuess times = new TimeGuess();
    final SuspectedMarker marker = new SuspectedMarker();

    /** Cells that hold something. */
    int cells;

    long textBytes;
    int wholes;
    int decimals;
    /** Whole numbers beyond 64 bits. */
    int huge;
    /** Numbers beyond the range of a double. */
    int overflows;
    /** Numbers too small for a double, which become zero. */
    int underflows;
    /** Digits that begin with a zero and so may be a code. */
    int codes;

    int truths;
    int timed;
    /** Cells that are no number, and the first of them. */
    int words;

    @Nullable
    String firstWord;

    long firstWordLine;

    @Nullable
    String firstUntimed;

    long firstUntimedLine;
    /** Cells such as {@code 0x1F}, and the first of them. */
    int hexadecimals;

    @Nullable
    String firstHexadecimal;

    /** Cells that would be numbers in ASCII: with a true minus sign, other digits, or narrow blanks. */
    int foreign;

    @Nullable
    String firstForeign;

    long firstForeignLine;
    /** The first line whose number is below the one before; 0 when there is none. */
    long backwardsLine;

    /** Whether each number so far was greater than the one before, none of them missing. */
    boolean increasing = true;

    private double last = Double.NEGATIVE_INFINITY;
    private int misshapen;
    /** Cells with digits that are no numbers, and such that are no times. */
    private int codedWords;

    private int codedUntimed;
    private final Set<String> shapes = new HashSet<>();

    ColumnEvidence(Numbers numbers) {
        this.numbers = numbers;
    }

    void addMissing() {
        increasing = false;
    }

    void add(byte[] text, int from, int to, long line) {
        byte[] cell = trimmed(text, from, to);
        int length = cell.length - DecimalParser.PADDING;
        cells++;
        textBytes += to - from;
        boolean number = isNumber(cell, length, line);
        if (!number) {
            increasing = false;
            words++;
            if (firstWord == null) {
                firstWord = shown(cell, length);
                firstWordLine = line;
            }
            noteShape(cell, length);
            if (Hexadecimal.isOne(cell, length)) {
                hexadecimals++;
                if (firstHexadecimal == null) firstHexadecimal = shown(cell, length);
            }
            if (holdsDigit(cell, length)) codedWords++;
            if (cells < MOST_FOREIGN && isForeignNumber(cell, length)) {
                foreign++;
                if (firstForeign == null) {
                    firstForeign = shown(cell, length);
                    firstForeignLine = line;
                }
            }
            if (CellReader.truth(cell, length) != null) truths++;
        }
        if (times.add(cell, length)) {
            timed++;
            return;
        }
        if (holdsDigit(cell, length)) codedUntimed++;
        if (firstUntimed == null) {
            firstUntimed = shown(cell, length);
            firstUntimedLine = line;
        }
    }

    private static boolean holdsDigit(byte[] cell, int length) {
        for (int i = 0; i < length; i++) {
            if (cell[i] >= '0' && cell[i] <= '9') return true;
        }
        return false;
    }

    private boolean isNumber(byte[] cell, int length, long line) {
        byte first = cell[0];
        boolean mayBe = (first >= '0' && first <= '9')
                || first == '-'
                || first == '+'
                || first == '.'
                || first == ','
                || (first | 0x20) == 'i';
        if (!mayBe) return false;
        if (numbers.isLong(cell, length)) {
            wholes++;
            if (first == '0' && length >= SHORTEST_CODE) codes++;
            note((double) numbers.longValue(), line);
            marker.add(cell, length, (double) numbers.longValue());
            return true;
        }
        if (!numbers.isDouble(cell, length)) return false;
        double value = numbers.doubleValue();
        if (isWhole(cell, length)) huge++;
        else if (Double.isInfinite(value) && !numbers.isInfinityWord()) overflows++;
        else decimals++;
        if (value == 0 && hasDigit(cell, length)) underflows++;
        note(value, line);
        marker.add(cell, length, value);
        return true;
    }

    private void note(double value, long line) {
        if (value < last && backwardsLine == 0) backwardsLine = line;
        if (!(value > last)) increasing = false;
        last = value;
    }

    private boolean isForeignNumber(byte[] cell, int length) {
        boolean ascii = true;
        for (int i = 0; i < length; i++) ascii &= cell[i] >= 0;
        if (ascii || length > 40) return false;
        StringBuilder plainText = new StringBuilder();
        for (char c : new String(cell, 0, length, StandardCharsets.UTF_8).toCharArray()) {
            int digit = Character.digit(c, 10);
            boolean blank = Character.isSpaceChar(c) && c != ' ';
            if (c == '\u2212') plainText.append('-');
            else if (digit >= 0) plainText.append(digit);
            else if (!blank) plainText.append(c);
        }
        byte[] plain = plainText.toString().getBytes(StandardCharsets.UTF_8);
        return numbers.isDouble(Arrays.copyOf(plain, plain.length + DecimalParser.PADDING), plain.length);
    }

    private static boolean isWhole(byte[] cell, int length) {
        for (int i = 0; i < length; i++) {
            if ((cell[i] < '0' || cell[i] > '9') && (i > 0 || (cell[i] != '-' && cell[i] != '+'))) return false;
        }
        return true;
    }

    /** Whether a digit before the exponent is not zero. */
    private static boolean hasDigit(byte[] cell, int length) {
        for (int i = 0; i < length && (cell[i] | 0x20) != 'e' && (cell[i] | 0x20) != 'd'; i++) {
            if (cell[i] >= '1' && cell[i] <= '9') return true;
        }
        return false;
    }

    /** Cells like {@code 12abc} and {@code 99xyz} are of one shape, and rather a code than two broken numbers. */
    private void noteShape(byte[] cell, int length) {
        boolean numberLike = length <= 12;
        StringBuilder shape = new StringBuilder();
        boolean anyDigit = false;
        for (int i = 0; i < length && numberLike; i++) {
            byte b = cell[i];
            boolean digit = b >= '0' && b <= '9';
            anyDigit |= digit;
            shape.append(digit ? '9' : Character.isLetter(b) ? 'a' : (char) b);
        }
        boolean symbol = length > 0 && cell[0] < 0;
        if (!numberLike || !(anyDigit || symbol || cell[0] == '-') || Character.isLetter(cell[0])) misshapen++;
        else if (shapes.size() < MOST_SHAPES && !shapes.add(shape.toString())) misshapen++;
    }

    /** The last number that was seen. */
    double lastNumber() {
        return last;
    }

    /** Numbers of any kind. */
    int numeric() {
        return wholes + decimals + huge + overflows;
    }

    /** Whether most cells are hexadecimal, and the others numbers. */
    boolean isHexadecimal() {
        return hexadecimals * 2 >= cells && hexadecimals > 0 && hexadecimals + numeric() >= leastNumbers();
    }

    /** Whether the cells that are no numbers are each broken in another way, beside at least one true decimal. */
    boolean isBrokenNumbers() {
        return decimals > 0 && words > 0 && misshapen == 0 && shapes.size() == words;
    }

    /** How many cells must be numbers, or truth values, for the column to be so: in a small one all but a lone word, such as a name. */
    int leastNumbers() {
        return least(codedWords);
    }

    /** How many cells must be times for the column to be so. */
    int leastTimes() {
        return least(codedUntimed);
    }

    private int least(int coded) {
        int borne = coded == 0 && cells >= SMALL ? 1 : 0;
        return Math.max(1, Math.max(cells - Math.max(borne, cells / CELLS_PER_MISFIT), (cells + 1) / 2));
    }

    /** The narrowest type that numbers, truth values and texts allow; times are decided elsewhere. */
    ColumnType type() {
        if (cells == 0) return ColumnType.EMPTY;
        int least = leastNumbers();
        if (truths >= least) return ColumnType.BOOLEAN;
        if (numeric() < least && !isBrokenNumbers()) return ColumnType.STRING;
        if (decimals + overflows > 0) return ColumnType.FLOAT;
        if (codes > 0 || huge > cells / CELLS_PER_MISFIT) return ColumnType.STRING;
        return ColumnType.INTEGER;
    }

    private static byte[] trimmed(byte[] text, int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && text[begin] <= ' ' && text[begin] >= 0) begin++;
        while (end > begin && text[end - 1] <= ' ' && text[end - 1] >= 0) end--;
        byte[] copy = new byte[end - begin + DecimalParser.PADDING];
        System.arraycopy(text, begin, copy, 0, end - begin);
        return copy;
    }

    private static String shown(byte[] cell, int length) {
        String text = new String(Arrays.copyOf(cell, Math.min(length, 80)), StandardCharsets.UTF_8);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
