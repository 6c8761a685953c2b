package kymo.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for a screen: numbers to the right, the rest to the left, columns without any content left out. */
final class TextTable {

    private final List<String> headings;
    private final int firstNumber;
    private final List<Line> lines = new ArrayList<>();

    /** @param firstNumber heading of the first column that holds numbers only; those behind it may */
    TextTable(List<String> headings, String firstNumber) {
        this.headings = headings;
        this.firstNumber = headings.indexOf(firstNumber);
    }

    /** @param numbers whether the cells behind the first number are numbers too */
    void add(List<String> cells, boolean numbers) {
        lines.add(new Line(cells, numbers));
    }

    void print(PrintWriter out) {
        boolean anyNumbers = lines.stream().anyMatch(Line::numbers);
        print(new Line(headings, anyNumbers), out);
        for (Line line : lines) print(line, out);
    }

    private void print(Line line, PrintWriter out) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < headings.size(); column++) {
            int width = width(column);
            if (width == 0) continue;
            String cell = line.cells.get(column);
            String gap = " ".repeat(width - cell.length());
            boolean right = column == firstNumber || (column > firstNumber && line.numbers);
            text.append(right ? gap + cell : cell + gap).append("  ");
        }
        out.println(text.toString().stripTrailing());
    }

    private int width(int column) {
        int widest = lines.stream()
                .mapToInt(line -> line.cells.get(column).length())
                .max()
                .orElse(0);
        return widest == 0 ? 0 : Math.max(widest, headings.get(column).length());
    }

    private record Line(List<String> cells, boolean numbers) {}
}
