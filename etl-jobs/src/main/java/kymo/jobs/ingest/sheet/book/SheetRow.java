package kymo.jobs.ingest.sheet.book;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one row that hold something, in the order of their columns; filled again for the next row. */
public final class SheetRow {

    private int number;
    private int size;
    private int[] columns = new int[16];
    private CellKind[] kinds = new CellKind[16];
    private CellFormat[] formats = new CellFormat[16];
    private double[] numbers = new double[16];
    private @Nullable String[] texts = new String[16];
    private boolean[] formulas = new boolean[16];

    void begin(int row) {
        number = row;
        size = 0;
    }

    void addNumber(int column, double value, CellFormat format, boolean formula) {
        add(column, CellKind.NUMBER, value, null, format, formula);
    }

    /** A text; one that shows nothing is as good as none. */
    void addText(int column, String text, boolean formula) {
        if (!text.isBlank()) add(column, CellKind.TEXT, 0, text, CellFormat.PLAIN, formula);
    }

    void addBoolean(int column, boolean value, boolean formula) {
        add(column, CellKind.BOOLEAN, value ? 1 : 0, null, CellFormat.PLAIN, formula);
    }

    /** @param kind {@code ERROR} or {@code BROKEN} */
    void addFault(int column, CellKind kind, String text, boolean formula) {
        add(column, kind, 0, text, CellFormat.PLAIN, formula);
    }

    private void add(
            int column, CellKind kind, double value, @Nullable String text, CellFormat format, boolean formula) {
        if (size == columns.length) grow();
        columns[size] = column;
        kinds[size] = kind;
        numbers[size] = value;
        texts[size] = text;
        formats[size] = format;
        formulas[size] = formula;
        size++;
    }

    private void grow() {
        int more = size * 2;
        columns = Arrays.copyOf(columns, more);
        kinds = Arrays.copyOf(kinds, more);
        formats = Arrays.copyOf(formats, more);
        numbers = Arrays.copyOf(numbers, more);
        texts = Arrays.copyOf(texts, more);
        formulas = Arrays.copyOf(formulas, more);
    }

    /** The same cells in a row of their own, those outside of the range left out. */
    public SheetRow copy(CellRange within) {
        SheetRow copy = new SheetRow();
        copy.begin(number);
        for (int cell = 0; cell < size; cell++) {
            if (within.holdsColumn(columns[cell]))
                copy.add(columns[cell], kinds[cell], numbers[cell], texts[cell], formats[cell], formulas[cell]);
        }
        return copy;
    }

    /** Counted from 1. */
    public int number() {
        return number;
    }

    /** How many cells there are. */
    public int size() {
        return size;
    }

    /** The column of that cell, counted from 0. */
    public int column(int cell) {
        return columns[cell];
    }

    public CellKind kind(int cell) {
        return kinds[cell];
    }

    /** Of a {@code NUMBER}; 1 for a {@code BOOLEAN} that is true. */
    public double value(int cell) {
        return numbers[cell];
    }

    /** Of a {@code TEXT}, {@code ERROR} or {@code BROKEN}; empty for others. */
    public String text(int cell) {
        String text = texts[cell];
        return text == null ? "" : text;
    }

    public CellFormat format(int cell) {
        return formats[cell];
    }

    /** Whether the cell holds a formula, of which only the kept result was read. */
    public boolean isFormula(int cell) {
        return formulas[cell];
    }

    /** The cell in that column; -1 when there is none. */
    public int at(int column) {
        int found = Arrays.binarySearch(columns, 0, size, column);
        return found < 0 ? -1 : found;
    }
}
