package kymo.jobs.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptBinding;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.Opening;
import kymo.jobs.script.wire.ResultColumns;
import org.jspecify.annotations.Nullable;

/**
 * One host with one script that works on one dataset; for one thread. {@link #declare}, {@link #open}, then {@link #process} block by block, and
 * {@link #finish}. {@link #send} and {@link #take} do the same as {@code process} in two halves: while the host computes a block, the next one may be sent,
 * but no more than one. After a {@link ProblemException} of the script the host can be opened again; after one of the host it is gone.
 */
public final class ScriptSession implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private record Asked(Block wide, int from, int to) {}

    private final Host host;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private Answers answers;
    private @Nullable ScriptBinding binding;
    private @Nullable ResultRows results;
    private int[] made = {};

    /** @param host one that runs {@link kymo.jobs.script.inside.ScriptTask}; is closed with the session */
    public ScriptSession(Host host) {
        this.host = host;
        answers = new Answers(host);
    }

    /** Compiles the script that the session is for, see {@link ScriptCompile#declare}. */
    public Declaration declare(String name, String text) {
        binding = null;
        asked.clear();
        return new ScriptCompile(host).declare(name, text);
    }

    /**
     * Gets ready for a dataset. Without a state the script's {@code start} is called and the log is empty.
     *
     * @param bound the script that was declared last
     * @param datasetRows of the dataset
     * @param axis tells the axis where a stretch reaches out of the block that it was found in
     * @param state what {@link #state} gave, null for a beginning
     * @throws ProblemException {@code SCRIPT_FAILED}, {@code SCRIPT_FORBIDDEN}; a host's problem
     */
    public void open(ScriptBinding bound, long datasetRows, AxisRows axis, byte @Nullable [] state) {
        List<ColumnSpec> input = Arrays.stream(bound.inputColumns())
                .mapToObj(index -> bound.input().columns().get(index))
                .toList();
        boolean hasAxis = bound.input().axis() >= 0;
        made = ResultColumns.of(bound.declaration().kind(), hasAxis, bound.output());
        List<ColumnSpec> makes = Arrays.stream(made)
                .mapToObj(index -> bound.output().columns().get(index))
                .toList();
        Opening opening = new Opening(
                hasAxis,
                bound.declaration().stateful(),
                datasetRows,
                input,
                makes,
                Given.arguments(bound.declaration(), bound.parameters()));
        asked.clear();
        if (state == null) answers = new Answers(host);
        host.ask(Kind.OPEN, opening.bytes(state == null ? NOTHING : state));
        if (answers.next() != null) throw host.bad("nothing was to be answered");
        binding = bound;
        results = new ResultRows(bound, host, axis, datasetRows);
    }

    private ScriptBinding bound() {
        return Objects.requireNonNull(binding, "a session must be opened before it works");
    }

    /**
     * The result of a block: the columns of {@link ScriptBinding#output()}. A transform's has the block's rows; any other's first row is 0.
     *
     * @param wide the columns of {@link ScriptBinding#inputColumns()} of the block's rows and of those around it
     * @param from where the block begins in it
     * @param to where it ends (exclusive)
     * @throws ProblemException {@code SCRIPT_FAILED}, {@code SCRIPT_FORBIDDEN}; a host's problem
     */
    public Block process(Block wide, int from, int to) {
        send(wide, from, to);
        return take();
    }

    /** The first half of {@link #process}. */
    public void send(Block wide, int from, int to) {
        if (asked.size() > 1) throw new IllegalStateException("two blocks are on their way; take a result first");
        if (wide.columns().size() != bound().inputColumns().length || from < 0 || from > to || to > wide.rows())
            throw new IllegalArgumentException("the block must have %d columns and rows %d to %d but is %s"
                    .formatted(bound().inputColumns().length, from, to, wide));
        int bytes = Long.BYTES + 3 * Integer.BYTES;
        for (Column column : wide.columns()) bytes = Math.addExact(bytes, WireOut.bytes(column));
        WireOut out = new WireOut(bytes);
        out.put(wide.firstRow()).put(wide.rows()).put(from).put(to);
        wide.columns().forEach(out::put);
        host.ask(Kind.PROCESS, out.bytes());
        asked.addLast(new Asked(wide, from, to));
    }

    /** The second half of {@link #process}, for the block that was sent first. */
    public Block take() {
        Asked of = asked.removeFirst();
        return result(of);
    }

    /** What the script had held back; null when it is nothing. */
    public @Nullable Block finish() {
        if (!asked.isEmpty()) throw new IllegalStateException("a block is on its way; take its result first");
        host.ask(Kind.FINISH, NOTHING);
        Block last = result(null);
        return last.rows() == 0 ? null : last;
    }

    private Block result(@Nullable Asked of) {
        Frame answer;
        try {
            answer = answers.next();
            if (answer == null || answer.kind() != Kind.RESULT || answers.next() != null)
                throw host.bad("one result was asked for");
        } catch (ProblemException e) {
            asked.clear();
            throw e;
        }
        List<Column> columns = new ArrayList<>();
        int rows;
        try {
            WireIn in = new WireIn(answer.payload());
            rows = in.number();
            for (int index : made) {
                ColumnType type = bound().output().columns().get(index).type();
                columns.add(rows == 0 ? ResultRows.empty(type) : in.column(type, rows));
            }
            in.end();
        } catch (RuntimeException e) {
            throw host.bad("a result must be whole columns");
        }
        return Objects.requireNonNull(results)
                .block(
                        rows,
                        columns,
                        of == null ? null : of.wide(),
                        of == null ? 0 : of.from(),
                        of == null ? 0 : of.to());
    }

    /**
     * What the script remembers now, to {@link #open} another session with; the same state is the same bytes.
     *
     * @throws ProblemException {@code SCRIPT_FAILED} when it remembers too much
     */
    public byte[] state() {
        if (!asked.isEmpty()) throw new IllegalStateException("a block is on its way; take its result first");
        host.ask(Kind.STATE, NOTHING);
        Frame answer = answers.next();
        if (answer == null || answer.kind() != Kind.STATE || answers.next() != null)
            throw host.bad("one state was asked for");
        if (answer.payload().length > Kind.MOST_STATE_BYTES) throw host.bad("a state must be small");
        return answer.payload();
    }

    /** The rows of the dataset at which the script has failed since this was asked last; null when that is not known. */
    @Nullable
    FailedRows takeFailedAt() {
        return answers.takeFailedAt();
    }

    /** What the script has logged: the first and the last lines. */
    public List<String> log() {
        return answers.log();
    }

    Host host() {
        return host;
    }

    @Override
    public void close() {
        host.close();
    }
}
