package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands below a table: notes, legends, a line of copyright.
 *
 * @param firstRow the row of the fragment that is the first of it
 * @param at where it begins in the fragment's chunk, right behind the last row's line
 * @param lines its lines, blank ones included
 */
record Footer(int firstRow, int at, List<String> lines) {

    /** Of a table whose rows begin with numbers or times, so many rows at most begin with a word, one in ten. */
    private static final int ROWS_PER_WORD = 10;

    /**
     * The footer at the end of a file, null when there is none: all lines behind the last row, if the first of them begins with a word. No row is what has
     * fewer or more fields than the table, and, behind a blank line, what holds nothing but words and begins with one as no row does. Where rows begin with words too, a blank line
     * must lie between. So a row that was cut off in writing is no footer.
     *
     * @param end the last rows of the file, all cells as texts
     */
    static @Nullable Footer of(Fragment end, Charset charset) {
        Chunk chunk = end.chunk;
        if (chunk == null || end.rows == 0) return null;
        BitSet ragged = new BitSet();
        for (Fragment.Misfit misfit : end.misfits) {
            if (misfit.column() < 0) ragged.set(misfit.row());
        }
        boolean wordy = isWordy(end, charset);
        int first = behindRows(end, ragged);
        if (!wordy) {
            BitSet words = (BitSet) ragged.clone();
            for (int row = 0; row < end.rows; row++) words.set(row, ragged.get(row) || holdsWords(end, row, charset));
            int apart = behindRows(end, words);
            if (apart > 0 && apart < end.rows && isApart(end, apart)) first = apart;
        }
        if (first == 0 || first == end.rows || !isWord(chunk.bytes, begin(end, first), chunk.to, charset)) return null;
        if (wordy && !isApart(end, first)) return null;
        int at = end.rowEnds[first - 1];
        return new Footer(first, at, lines(chunk, at, charset));
    }

    private static int behindRows(Fragment end, BitSet none) {
        int first = end.rows;
        while (first > 0 && none.get(first - 1)) first--;
        return first;
    }

    private static boolean isWordy(Fragment fragment, Charset charset) {
        int words = 0;
        for (int row = 0; row < fragment.rows; row++) {
            if (beginsWithWord(fragment, row, charset)) words++;
        }
        return words * ROWS_PER_WORD > fragment.rows && beginsWithWord(fragment, 0, charset);
    }

    private static boolean holdsWords(Fragment fragment, int row, Charset charset) {
        if (!beginsWithWord(fragment, row, charset)) return false;
        for (int field = 1; field < fragment.texts.length; field++) {
            if (fragment.isMissing(field, row)) continue;
            int begin = textBegin(fragment, field, row);
            String cell = new String(fragment.texts[field], begin, fragment.textEnds[field][row] - begin, charset);
            if (PreviewCell.of(cell) != PreviewCell.WORD) return false;
        }
        return true;
    }

    private static boolean isApart(Fragment fragment, int row) {
        return begin(fragment, row) > fragment.rowEnds[row - 1];
    }

    /** Where the row's own line begins, blank ones before it left out. */
    private static int begin(Fragment fragment, int row) {
        byte[] bytes = Objects.requireNonNull(fragment.chunk).bytes;
        int at = fragment.rowEnds[row - 1];
        while (Dialect.isLineEnd(bytes[at]) || bytes[at] == ' ' || bytes[at] == '\t') at++;
        return at;
    }

    private static boolean beginsWithWord(Fragment fragment, int row, Charset charset) {
        return isWord(fragment.texts[0], textBegin(fragment, 0, row), fragment.textEnds[0][row], charset);
    }

    private static int textBegin(Fragment fragment, int field, int row) {
        return row == 0 ? 0 : fragment.textEnds[field][row - 1];
    }

    private static boolean isWord(byte[] bytes, int from, int to, Charset charset) {
        if (from >= to) return false;
        int first = new String(bytes, from, Math.min(8, to - from), charset).codePointAt(0);
        return Character.isLetter(first) || "(*[<©".indexOf(first) >= 0;
    }

    private static List<String> lines(Chunk chunk, int from, Charset charset) {
        return new String(chunk.bytes, from, chunk.to - from, charset).lines().toList();
    }
}
