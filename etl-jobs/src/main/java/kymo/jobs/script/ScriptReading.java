package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptResult;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.Opening;
import kymo.jobs.script.wire.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rows that a reader's script finds in a file, piece by piece. The file lies in the host's folder as {@value Kind#FILE}; the script is the one that was
 * declared last.
 */
public final class ScriptReading {

    /**
     * Rows that follow one another, and what could not be read among them.
     *
     * @param block its rows; may have none
     * @param bytes of the file that have been read
     * @param lines of the file that have been read
     * @param met rows that the script has found in the file so far, given or rejected
     * @param weight bytes that it takes, about
     */
    public record Piece(Block block, List<Reject> rejects, long bytes, long lines, long met, long weight) {}

    private static final String CELL_REJECTED = "cell-rejected";

    private static final int MOST_COLUMNS = 10_000;
    private static final long PATIENCE_BYTES = 1 << 20;

    private final Host host;
    private final int blockRows;
    private final Answers answers;
    private final List<ColumnSpec> columns;
    private final int axis;
    private long nextRow;
    private long patientFrom;

    /**
     * Begins to read.
     *
     * @param values the script's parameters, checked and complete
     * @param fromRow the first row that is wanted, counted from 0
     * @param mostRows of the file that are wanted, those before {@code fromRow} included
     * @param blockRows no piece holds rows of two blocks of so many rows
     * @throws kymo.core.problems.ProblemException {@code SCRIPT_FAILED}, {@code SCRIPT_FORBIDDEN}; a host's problem
     */
    public ScriptReading(
            Host host, Declaration declaration, JsonNode values, long fromRow, long mostRows, int blockRows) {
        this.host = host;
        answers = new Answers(host);
        this.blockRows = blockRows;
        nextRow = fromRow;
        List<ColumnSpec> declared =
                declaration.results().stream().map(ScriptReading::spec).toList();
        Reading reading = new Reading(declared, Given.arguments(declaration, values), fromRow, mostRows, blockRows);
        host.ask(Kind.READ, reading.bytes());
        Frame head = answers.next();
        if (head == null || head.kind() != Kind.COLUMNS) throw host.bad("columns must come before rows");
        try {
            WireIn in = new WireIn(head.payload());
            axis = in.number();
            columns = Opening.specs(in);
            in.end();
            if (columns.size() > MOST_COLUMNS || (!declared.isEmpty() && !columns.equals(declared)))
                throw new IllegalArgumentException("other columns");
            // a schema that cannot be is found out here, not by whoever stores it
            schema();
        } catch (RuntimeException e) {
            throw host.bad("columns were asked for");
        }
    }

    private static ColumnSpec spec(ScriptResult result) {
        return new ColumnSpec(result.name(), result.type(), result.unit());
    }

    /** The columns, the axis and the usual rows of a block of numbers. */
    public Schema schema() {
        return new Schema(columns, axis, Block.rowsFor(8L * columns.size()));
    }

    /** The next rows, null behind the last. A piece may hold rejects alone. */
    public @Nullable Piece next() {
        Frame answer = answers.next();
        if (answer == null) return null;
        if (answer.kind() != Kind.ROWS) throw host.bad("rows were asked for");
        try {
            WireIn in = new WireIn(answer.payload());
            long bytes = in.whole();
            long lines = in.whole();
            long met = in.whole();
            int rows = in.number();
            if (rows < 0 || nextRow % blockRows + rows > blockRows)
                throw new IllegalArgumentException("a piece of %d rows".formatted(rows));
            List<Column> read = new ArrayList<>();
            for (ColumnSpec column : columns) read.add(in.column(column.type(), rows));
            List<Reject> rejects = in.list(ScriptReading::reject);
            in.end();
            Block block = new Block(nextRow, rows, read);
            nextRow += rows;
            if (bytes - patientFrom >= PATIENCE_BYTES) {
                patientFrom = bytes;
                host.comesOn();
            }
            return new Piece(block, rejects, bytes, lines, met, answer.payload().length);
        } catch (RuntimeException e) {
            throw host.bad("rows must be whole columns");
        }
    }

    private static Reject reject(WireIn in) {
        long line = in.whole();
        long offset = in.whole();
        String column = in.text();
        String code = column.isEmpty() ? Reject.ROW_REJECTED : CELL_REJECTED;
        return new Reject(line, offset, column, in.text(), in.text(), code, -1, 0);
    }

    /** What the script has logged: the first and the last lines. */
    public List<String> log() {
        return answers.log();
    }
}
