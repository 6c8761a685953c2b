package kymo.jobs.ingest.text;

import java.util.Random;

/** Writes delimited text with everything that instruments and people put into it. Columns: i, x, s, t, b. */
final class RandomText {

    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final String[] WORDS = {"ok", "a b", "±5°", "x\"y", "don't", "日本", "e", "-", "5\" pipe", "10%"};
    private static final String[] JUNK = {"1.2.3", "x1", "--5", "1e", "12abc", "\u221E", "0x10", "1 2"};

    private final Random random;
    private final String delimiter;
    private final String quote;
    private final boolean comments;
    private final boolean mixedEnds;
    private final String lineEnd;
    private final boolean decimalComma;
    private final boolean ragged;
    private final int quotedOneIn;
    private boolean begun;

    RandomText(Random random) {
        this.random = random;
        delimiter = new String[] {",", ";", "\t", "|"}[random.nextInt(4)];
        quote = random.nextInt(4) == 0 ? "'" : "\"";
        comments = random.nextInt(3) == 0;
        mixedEnds = random.nextInt(3) == 0;
        lineEnd = LINE_ENDS[random.nextInt(3)];
        decimalComma = !delimiter.equals(",") && random.nextInt(3) == 0;
        ragged = random.nextInt(2) == 0;
        quotedOneIn = random.nextInt(4) == 0 ? 1_000_000 : 2 + random.nextInt(6);
    }

    Reading reading() {
        int header = ("i" + delimiter + "x" + delimiter + "s" + delimiter + "t" + delimiter + "b").length()
                + lineEnd.length();
        return Readings.CSV
                .delimiter(delimiter)
                .quote(quote)
                .comment(comments ? "#" : null)
                .numbers(decimalComma ? "," : ".", null)
                .missing("NA", "-999", "-")
                .blockRows(16)
                .of(header, 2, "i:integer", "x:float", "s:string", "t:datetime:yyyy-MM-dd HH:mm:ss", "b:boolean");
    }

    String write(int rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(delimiter, "i", "x", "s", "t", "b")).append(lineEnd);
        for (int row = 0; row < rows; row++) {
            begun = row > 2;
            if (row > 5) extraLine(text);
            row(text, row);
            if (row < rows - 1 || random.nextBoolean()) text.append(end());
        }
        return text.toString();
    }

    private void extraLine(StringBuilder text) {
        if (random.nextInt(20) == 0) text.append(end());
        if (random.nextInt(20) == 0) text.append("  ").append(end());
        if (random.nextInt(20) == 0) text.append(delimiter.repeat(4)).append(end());
        if (comments && random.nextInt(15) == 0)
            text.append("# it's \"").append(delimiter).append(quote).append(end());
    }

    private void row(StringBuilder text, int row) {
        int fields = 5;
        if (ragged && row > 5 && random.nextInt(25) == 0) fields = 1 + random.nextInt(8);
        for (int field = 0; field < fields; field++) {
            if (field > 0) text.append(delimiter);
            String cell = cell(field, row);
            boolean mustQuote = cell.contains(delimiter)
                    || cell.contains("\n")
                    || cell.contains("\r")
                    || cell.startsWith(quote)
                    || !cell.equals(cell.strip());
            if (mustQuote || (!cell.isEmpty() && random.nextInt(quotedOneIn) == 0)) {
                if (random.nextInt(5) == 0 && !delimiter.equals("\t")) text.append(' ');
                text.append(quote).append(cell.replace(quote, quote + quote)).append(quote);
            } else {
                if (random.nextInt(12) == 0) text.append(' ');
                text.append(cell);
                if (random.nextInt(12) == 0) text.append(' ');
            }
        }
    }

    private String cell(int field, int row) {
        if (field == 0) return begun && random.nextInt(60) == 0 ? junk() : String.valueOf(row);
        if (begun && random.nextInt(15) == 0) return new String[] {"", "NA", "-999", "-"}[random.nextInt(4)];
        if (begun && random.nextInt(40) == 0) return junk();
        return switch (field) {
            case 1 -> decimal();
            case 2 -> word();
            case 3 ->
                "2021-%02d-%02d%s%02d:%02d:%02d"
                        .formatted(
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                random.nextBoolean() ? " " : "T",
                                random.nextInt(24),
                                random.nextInt(60),
                                random.nextInt(60));
            case 4 -> new String[] {"true", "FALSE", "True"}[random.nextInt(3)];
            default -> random.nextBoolean() ? "" : "7";
        };
    }

    private String junk() {
        return JUNK[random.nextInt(JUNK.length)];
    }

    private String decimal() {
        String text = switch (random.nextInt(5)) {
            case 0 -> String.valueOf(random.nextInt(1000));
            case 1 -> String.valueOf(random.nextGaussian());
            case 2 -> String.valueOf(random.nextGaussian() * 1e200);
            case 3 -> random.nextInt(12) > 0 ? "-inf" : "1e999";
            default -> "%.3f".formatted(random.nextGaussian() * 100);
        };
        return decimalComma ? text.replace('.', ',') : text;
    }

    private String word() {
        String word = WORDS[random.nextInt(WORDS.length)];
        return switch (random.nextInt(8)) {
            case 0 -> word + delimiter + word;
            case 1 -> word + end() + word;
            case 2 -> word + quote + word;
            case 3 -> " " + word + "  ";
            default -> word;
        };
    }

    private String end() {
        // a CR before a LF of the next text would be another line end
        return mixedEnds ? LINE_ENDS[random.nextInt(2)] : lineEnd;
    }
}
