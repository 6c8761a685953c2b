package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.Reject;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import kymo.jobs.ingest.format.WiderTypeNeeded;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text file as blocks, in order and in one pass. Memory does not grow with the file.
 *
 * <p>What comes out depends on the bytes and the {@link Reading} alone: going on from any {@link Position}, with any number of
 * threads, gives the same blocks and rejects.
 */
public final class TextBlocks implements AutoCloseable {

    private static final long MOST_REJECT_TEXT = 512 << 10;
    private static final int CUT_REJECT_TEXT = 200;

    private final Reading reading;
    private final Fragments fragments;
    private final BlockAssembly assembly;
    private final Widening widening;
    private List<Reject> rejects = new ArrayList<>();
    private Position position;

    private @Nullable Fragment fragment;
    /** The row of {@link #fragment} that comes next, and its misfit that comes next. */
    private int nextRow;

    private int nextMisfit;
    /** The physical line with which {@link #fragment} begins. */
    private long line;

    private long skippedLines;
    private long rowsMet;
    /** Characters of the texts that the rejects of the block at hand hold. */
    private long rejectText;

    private TextBlocks(Reading reading, Position from, Fragments fragments) {
        this.reading = reading;
        this.fragments = fragments;
        assembly = new BlockAssembly(reading.columns(), reading.blockRows());
        widening = new Widening(reading, from);
        position = from;
        line = from.line();
        rowsMet = from.row();
    }

    /**
     * Begins at {@code from}.
     *
     * @param threads how many parse at once, 1 being the caller's own
     */
    public static TextBlocks open(ReadableFile file, Reading reading, Position from, int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1 but was " + threads);
        return open(file, reading, from, threads, Chunks.CHUNK);
    }

    /** The same with chunks of another size, which changes nothing either. */
    static TextBlocks open(ReadableFile file, Reading reading, Position from, int threads, int chunkBytes) {
        return new TextBlocks(reading, from, fragments(file, reading, from, threads, chunkBytes));
    }

    private static Fragments fragments(ReadableFile file, Reading reading, Position from, int threads, int chunkBytes) {
        Chunks chunks = new Chunks(
                file,
                Dialect.of(reading),
                from.byteOffset(),
                Objects.requireNonNullElse(reading.dataEnd(), file.bytes()),
                chunkBytes);
        return new Fragments(chunks, reading, threads);
    }

    /** The rows of the whole table as they were cut, in order; gives no blocks. */
    static Fragments fragments(ReadableFile file, Reading reading, int threads) {
        return fragments(file, reading, Position.start(reading), threads, Chunks.CHUNK);
    }

    /**
     * The next block, of {@link Reading#blockRows} rows unless it is the last; null behind the last.
     *
     * @throws WiderTypeNeeded when too many cells of a column do not fit its type
     * @throws kymo.core.problems.ProblemException when a line or cell is too long or a quote is never closed
     */
    public @Nullable Block next() {
        List<Reject> listed = new ArrayList<>();
        rejectText = 0;
        long byteOffset = position.byteOffset();
        long lineBehind = position.line();
        while (!assembly.isFull()) {
            Fragment current = current();
            if (current == null) break;
            int first = nextRow;
            nextRow += assembly.take(current, nextRow);
            listMisfits(current, listed);
            if (nextRow > first) {
                Chunk chunk = chunkOf(current);
                byteOffset = chunk.offset(current.rowEnds[nextRow - 1]);
                lineBehind = line + current.rowLines[nextRow - 1];
            }
        }
        if (assembly.rows() == 0) return null;
        long rows = position.row() + assembly.rows();
        widening.check(rows);
        Block block = assembly.build(position.row());
        position = new Position(byteOffset, lineBehind, rows, widening.misfits(), widening.fits());
        rejects.addAll(listed);
        return block;
    }

    /** The fragment that holds the next row; null behind the last row. */
    private @Nullable Fragment current() {
        Fragment current = fragment;
        while (current == null || nextRow == current.rows) {
            if (current != null) {
                Fragment.Failure failure = current.failure;
                if (failure != null) throw Refusals.of(failure.code(), line + failure.lines());
                line += current.lines;
                skippedLines += current.skipped;
                fragment = null;
                fragments.giveBack(current);
            }
            current = fragments.next();
            if (current == null) return null;
            fragment = current;
            rowsMet += current.rows;
            nextRow = 0;
            nextMisfit = 0;
        }
        return current;
    }

    private void listMisfits(Fragment current, List<Reject> into) {
        Chunk chunk = chunkOf(current);
        List<Fragment.Misfit> misfits = current.misfits;
        while (nextMisfit < misfits.size() && misfits.get(nextMisfit).row() < nextRow) {
            Fragment.Misfit misfit = misfits.get(nextMisfit++);
            widening.count(misfit);
            String column = misfit.column() < 0
                    ? ""
                    : reading.columns().get(misfit.column()).name();
            long rowOffset = chunk.offset(misfit.rowAt());
            into.add(new Reject(
                    line + misfit.lines(),
                    chunk.offset(misfit.at()),
                    column,
                    text(misfit.text()),
                    misfit.reason(),
                    misfit.code(),
                    rowOffset,
                    chunk.offset(misfit.rowEnd()) - rowOffset));
        }
    }

    /** Texts rest in the manifest, so those of a block together must not grow beyond measure. */
    private String text(String whole) {
        if (rejectText + whole.length() > MOST_REJECT_TEXT && whole.length() > CUT_REJECT_TEXT)
            return whole.substring(0, CUT_REJECT_TEXT);
        rejectText += whole.length();
        return whole;
    }

    private static Chunk chunkOf(Fragment fragment) {
        Chunk chunk = fragment.chunk;
        if (chunk == null) throw new IllegalStateException("a filled fragment knows its chunk");
        return chunk;
    }

    /** Where the rows after the last returned block begin. */
    public Position position() {
        return position;
    }

    /** The rejects of the blocks that were returned since the last call. */
    public List<Reject> takeRejects() {
        List<Reject> taken = rejects;
        rejects = new ArrayList<>();
        return taken;
    }

    /** Rows that the parser has met, from the table's first on. */
    public long rowsMet() {
        return rowsMet;
    }

    /** Lines that held no row since this was opened: blank ones, comments and delimiters only; complete behind the last block. */
    public long skippedLines() {
        return skippedLines;
    }

    @Override
    public void close() {
        fragments.close();
    }
}
