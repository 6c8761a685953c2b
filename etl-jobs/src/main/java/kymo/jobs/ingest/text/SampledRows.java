package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/** The rows of a sample, taken apart as texts by the same parser that later reads the whole file. */
final class SampledRows {

    /** Takes one cell that is not missing, in order of rows. */
    @FunctionalInterface
    interface CellTaker {
        void take(int field, byte[] bytes, int from, int to, long line);
    }

    /** Takes a cell that is missing. */
    @FunctionalInterface
    interface MissingTaker {
        void take(int field);
    }

    private final int fields;
    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Long> firstLines = new ArrayList<>();
    private int skipped;
    private @Nullable Long dataEnd;
    private List<String> footer = List.of();

    SampledRows(
            Sample sample,
            EncodingGuess encoding,
            DialectGuess guess,
            HeaderGuess header,
            HeadText head,
            List<String> missing,
            int fields) {
        this.fields = fields;
        if (header.firstDataLine() == 0) return;
        Reading probe = probe(encoding, guess, header, missing);
        Dialect dialect = Dialect.of(probe);
        ChunkParser parser = new ChunkParser(probe);
        Fragment first = parsed(parser, probe, head.from(header.firstDataLine(), dialect));
        Fragment.Failure failure = first.failure;
        if (failure != null) throw Refusals.of(failure.code(), header.firstDataLine() + failure.lines());
        skipped = first.skipped;
        if (sample.isWhole() && cutFooter(first, dialect))
            dataEnd = head.offset(header.firstDataLine(), first.rowEnds[first.rows - 1]);
        add(first, header.firstDataLine());
        int left = sample.slices().size();
        for (Sample.Part slice : sample.slices()) {
            boolean last = --left == 0;
            Chunk chunk = chunk(slice, dialect, last);
            if (chunk == null) continue;
            Fragment fragment = parsed(parser, probe, chunk);
            if (last && cutFooter(fragment, dialect)) dataEnd = chunk.offset(fragment.rowEnds[fragment.rows - 1]);
            // a slice that begins inside a quoted field falls apart; it says nothing
            long ragged = fragment.misfits.stream()
                    .filter(misfit -> misfit.column() < 0)
                    .count();
            if (ragged * 10 <= fragment.rows) add(fragment, 0);
        }
    }

    /** Takes a footer off the rows with which the file ends. */
    private boolean cutFooter(Fragment end, Dialect dialect) {
        Footer found = Footer.of(end, dialect.cells);
        if (found == null) return false;
        footer = found.lines();
        end.rows = found.firstRow();
        end.misfits.removeIf(misfit -> misfit.row() >= found.firstRow());
        return true;
    }

    private void add(Fragment fragment, long firstLine) {
        fragments.add(fragment);
        firstLines.add(firstLine);
    }

    private static Fragment parsed(ChunkParser parser, Reading probe, Chunk chunk) {
        Fragment fragment = new Fragment(probe.columns());
        parser.parse(chunk, fragment);
        return fragment;
    }

    private Reading probe(EncodingGuess encoding, DialectGuess guess, HeaderGuess header, List<String> missing) {
        List<ColumnReading> columns = new ArrayList<>();
        for (int field = 0; field < fields; field++)
            columns.add(new ColumnReading("c" + field, null, ColumnType.STRING, null, field));
        return new Reading(
                encoding.charset(),
                false,
                "LF",
                guess.delimiter(),
                ".",
                null,
                guess.quote(),
                guess.comment(),
                header.headerLine(),
                0,
                header.firstDataLine(),
                0,
                null,
                guess.shape().fields(),
                missing,
                columns,
                List.of(),
                -1,
                1,
                List.of(),
                List.of());
    }

    /** The whole lines of a slice, which may begin anywhere; the last one ends with the file. */
    private static @Nullable Chunk chunk(Sample.Part slice, Dialect dialect, boolean last) {
        int unit = EncodingGuess.bytesPerUnit(dialect.source.name());
        int low = dialect.source.name().endsWith("BE") ? unit - 1 : 0;
        int at = (int) Math.floorMod(-slice.offset, (long) unit);
        while (at + unit <= slice.bytes.length && !isLf(slice.bytes, at, unit, low)) at += unit;
        at += unit;
        if (at >= slice.bytes.length) return null;
        byte[] rest = Arrays.copyOfRange(slice.bytes, at, slice.bytes.length);
        SourceMap source = dialect.transcoded ? dialect.map(rest, last) : null;
        byte[] bytes = source == null ? Arrays.copyOf(rest, rest.length + DecimalParser.PADDING) : source.utf8();
        int end = new RecordScan(dialect).lastEnd(bytes, bytes.length - DecimalParser.PADDING, last);
        if (end > 0 && !Dialect.isLineEnd(bytes[end - 1])) bytes[end] = '\n';
        return end == 0 ? null : new Chunk(bytes, end, slice.offset + at, source, null, 0);
    }

    private static boolean isLf(byte[] bytes, int at, int unit, int low) {
        for (int b = 0; b < unit; b++) {
            if (bytes[at + b] != (b == low ? '\n' : 0)) return false;
        }
        return true;
    }

    /** Goes through the cells, those of the beginning up to {@link TextLook#ROWS} rows; ragged rows of slices are left out. */
    void forEach(CellTaker taker, MissingTaker missing) {
        for (int i = 0; i < fragments.size(); i++) {
            Fragment fragment = fragments.get(i);
            boolean isHead = firstLines.get(i) > 0;
            Set<Integer> ragged = new HashSet<>();
            for (Fragment.Misfit misfit : fragment.misfits) {
                if (misfit.column() < 0) ragged.add(misfit.row());
            }
            for (int row = 0; row < Math.min(fragment.rows, TextLook.ROWS); row++) {
                if (!isHead && ragged.contains(row)) continue;
                long line = isHead ? firstLines.get(i) + fragment.rowLines[row] : 0;
                for (int field = 0; field < fields; field++) {
                    if (fragment.isMissing(field, row)) {
                        missing.take(field);
                        continue;
                    }
                    int[] ends = fragment.textEnds[field];
                    taker.take(field, fragment.texts[field], row == 0 ? 0 : ends[row - 1], ends[row], line);
                }
            }
        }
    }

    int fields() {
        return fields;
    }

    /** Lines of the beginning that hold no row. */
    int skipped() {
        return skipped;
    }

    /** Where the table ends in the file, null when it goes on to the file's end. */
    @Nullable
    Long dataEnd() {
        return dataEnd;
    }

    /** The lines below the table. */
    List<String> footer() {
        return footer;
    }
}
