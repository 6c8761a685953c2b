package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Validity;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one chunk as primitive arrays, one a column; made once and filled again for later chunks. Fields are open to
 * {@link ChunkParser}, which fills them, and {@link BlockAssembly}, which copies them out.
 */
final class Fragment {

    private static final int FIRST_ROWS = 1024;
    private static final int FEW_ROWS = 8;

    /**
     * A cell that did not fit its column ({@code column} ≥ 0), or a whole line (-1).
     *
     * @param rowAt where the row begins in the chunk
     * @param rowEnd behind its line end
     */
    record Misfit(
            int row,
            int lines,
            int at,
            int column,
            ColumnType fits,
            String text,
            String reason,
            String code,
            int rowAt,
            int rowEnd) {

        Misfit(int row, int lines, int at, int column, ColumnType fits, String text, String reason, String code) {
            this(row, lines, at, column, fits, text, reason, code, 0, 0);
        }

        Misfit within(int begin, int end) {
            return new Misfit(row, lines, at, column, fits, text, reason, code, begin, end);
        }
    }

    /** What ended the reading of this chunk: its code, and the lines that end before the place. */
    record Failure(ProblemCode code, int lines) {}

    int rows;
    /** Line ends in the whole chunk. */
    int lines;
    /** Lines without a row: blank ones, comments, and delimiters only. */
    int skipped;

    /** Behind each row's line: the place in the chunk and the line ends before it. */
    int[] rowEnds = new int[FIRST_ROWS];

    int[] rowLines = new int[FIRST_ROWS];

    /** The line ends before each row's first line. */
    int[] rowFirstLines = new int[FIRST_ROWS];

    final double[][] doubles;
    final long[][] longs;
    final boolean[][] booleans;
    final byte[][] texts;
    final int[][] textEnds;
    /** A set bit for each row that is missing; not kept for doubles, where NaN says it. */
    final long[][] missing;

    final boolean[] hasMissing;
    final List<Misfit> misfits = new ArrayList<>();

    @Nullable
    Failure failure;

    @Nullable
    Chunk chunk;

    private final ColumnType[] types;

    Fragment(List<ColumnReading> columns) {
        int count = columns.size();
        types = columns.stream().map(ColumnReading::type).toArray(ColumnType[]::new);
        doubles = new double[count][];
        longs = new long[count][];
        booleans = new boolean[count][];
        texts = new byte[count][];
        textEnds = new int[count][];
        missing = new long[count][];
        hasMissing = new boolean[count];
        // wide tables have few rows a chunk
        int first = count > FIRST_ROWS ? FEW_ROWS : FIRST_ROWS;
        for (int column = 0; column < count; column++) {
            switch (types[column].carrier()) {
                case DOUBLE -> doubles[column] = new double[first];
                case LONG -> longs[column] = new long[first];
                case BOOLEAN -> booleans[column] = new boolean[first];
                case TEXT -> {
                    texts[column] = new byte[first];
                    textEnds[column] = new int[first];
                }
            }
            missing[column] = new long[Validity.words(first)];
        }
        rowEnds = new int[first];
        rowLines = new int[first];
        rowFirstLines = new int[first];
    }

    void begin(Chunk next) {
        chunk = next;
        rows = 0;
        lines = 0;
        skipped = 0;
        failure = null;
        misfits.clear();
        for (int column = 0; column < types.length; column++) {
            if (hasMissing[column]) {
                Arrays.fill(missing[column], 0);
                hasMissing[column] = false;
            }
        }
    }

    boolean isFull() {
        return rows == rowEnds.length;
    }

    void grow() {
        int more = rows * 2;
        rowEnds = Arrays.copyOf(rowEnds, more);
        rowLines = Arrays.copyOf(rowLines, more);
        rowFirstLines = Arrays.copyOf(rowFirstLines, more);
        for (int column = 0; column < types.length; column++) {
            switch (types[column].carrier()) {
                case DOUBLE -> doubles[column] = Arrays.copyOf(doubles[column], more);
                case LONG -> longs[column] = Arrays.copyOf(longs[column], more);
                case BOOLEAN -> booleans[column] = Arrays.copyOf(booleans[column], more);
                case TEXT -> textEnds[column] = Arrays.copyOf(textEnds[column], more);
            }
            missing[column] = Arrays.copyOf(missing[column], Validity.words(more));
        }
    }

    /** Makes the cell of the present row missing. */
    void setMissing(int column) {
        switch (types[column].carrier()) {
            case DOUBLE -> doubles[column][rows] = Double.NaN;
            case LONG -> {
                longs[column][rows] = 0;
                mark(column);
            }
            case BOOLEAN -> {
                booleans[column][rows] = false;
                mark(column);
            }
            case TEXT -> {
                textEnds[column][rows] = textBegin(column);
                mark(column);
            }
        }
    }

    private void mark(int column) {
        missing[column][rows >>> 6] |= 1L << (rows & 63);
        hasMissing[column] = true;
    }

    /** Puts a text into the present row. */
    void setText(int column, byte[] bytes, int from, int to) {
        int begin = textBegin(column);
        int end = begin + (to - from);
        byte[] text = texts[column];
        if (end > text.length) {
            text = Arrays.copyOf(text, Math.max(end, text.length * 2));
            texts[column] = text;
        }
        System.arraycopy(bytes, from, text, begin, to - from);
        textEnds[column][rows] = end;
    }

    /** Where the present row's text begins in its column. */
    private int textBegin(int column) {
        return rows == 0 ? 0 : textEnds[column][rows - 1];
    }

    boolean isMissing(int column, int row) {
        return hasMissing[column] && ((missing[column][row >>> 6] >>> (row & 63)) & 1) != 0;
    }
}
