package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.core.intake.ReaderChoice;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.kernel.TextColumn;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptReaders;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.host.HostInput;
import kymo.jobs.script.wire.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A script held to its cases, each of them with all rows in one block and again in small ones: where a block ends must make no difference. */
public final class ScriptTrial implements AutoCloseable {

    private static final int SMALL_BLOCK = 5;

    private final ScriptSession session;
    private final String name;
    private final Declaration declaration;

    /**
     * What became of a case.
     *
     * @param failure in what the script fell short; null when it held
     */
    public record Outcome(String name, @Nullable String failure) {}

    /**
     * Starts a host and has the script compiled in it.
     *
     * @throws ProblemException when the script does not compile
     */
    public ScriptTrial(ScriptFile script) {
        session = new ScriptSession(ScriptHosts.FRESH.take(script.name()));
        name = script.name();
        try {
            declaration = session.declare(script.name(), script.source());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Tries every case of a NAME.test.json, each in one block and in blocks of five rows.
     *
     * @throws ProblemException when the cases make no sense
     */
    public List<Outcome> hold(JsonNode file) {
        List<Outcome> outcomes = new ArrayList<>();
        for (ScriptCase one : ScriptCase.of(file)) {
            String whole = failure(one, one.file() == null ? one.input().rows() : Block.MAX_ROWS);
            String cut = whole != null ? null : failure(one, SMALL_BLOCK);
            outcomes.add(new Outcome(
                    one.name(), whole != null ? whole : cut == null ? null : "in blocks of 5 rows, " + cut));
        }
        return outcomes;
    }

    private @Nullable String failure(ScriptCase one, int blockRows) {
        try {
            if ((declaration.kind() == ScriptKind.READER) != (one.file() != null))
                return declaration.kind() == ScriptKind.READER
                        ? "a reader needs a text as its input, or bytes in base64"
                        : "it needs columns as its input";
            if (one.file() != null) return readFailure(one, one.file(), blockRows);
            ScriptBinding binding = new ScriptedProcessor(new ScriptVersion(name, 1, ""), declaration)
                    .bind(one.schema(), one.parameters());
            Block made = made(one, binding, blockRows);
            if (one.problem() != null) return "it must end with '%s' but came to an end".formatted(one.problem());
            return difference(one, binding.output(), made);
        } catch (ProblemException e) {
            String message = String.valueOf(e.getMessage());
            if (one.problem() == null) return message;
            return message.contains(one.problem())
                    ? null
                    : "it must end with '%s' but ended with '%s'".formatted(one.problem(), message);
        }
    }

    /** The rows of a file, in pieces that end with a block. */
    private @Nullable String readFailure(ScriptCase one, ReadableFile file, int blockRows) {
        ReaderChoice choice = new ScriptReaders((script, version) -> script())
                .pinned(new ReaderChoice(name, null, null, one.parameters()));
        HostInput.copy(file, session.host(), Kind.FILE);
        ScriptReading reading =
                new ScriptReading(session.host(), declaration, choice.parameters(), 0, Long.MAX_VALUE, blockRows);
        List<Block> pieces = new ArrayList<>();
        long rejected = 0;
        for (ScriptReading.Piece piece = reading.next(); piece != null; piece = reading.next()) {
            rejected += piece.rejects().size();
            if (piece.block().rows() > 0) pieces.add(piece.block());
        }
        if (one.problem() != null) return "it must end with '%s' but came to an end".formatted(one.problem());
        JsonNode rejects = one.expected() == null ? null : one.expected().get("rejects");
        if (rejects != null && rejects.asLong() != rejected)
            return "%d lines or cells must be rejected but %d were".formatted(rejects.asLong(), rejected);
        return difference(one, reading.schema(), pieces.isEmpty() ? new Block(0, 0, List.of()) : Block.join(pieces));
    }

    private KeptScript script() {
        return new KeptScript(new ScriptVersion(name, 1, ""), "", declaration, null);
    }

    /** The whole result; its columns are empty when it has no rows. */
    private Block made(ScriptCase one, ScriptBinding binding, int blockRows) {
        int rows = one.input().rows();
        Halo halo = binding.halo();
        session.open(binding, rows, at -> axis(one, at), null);
        List<Block> pieces = new ArrayList<>();
        int sofar = 0;
        for (int from = 0; from < rows; from += blockRows) {
            int to = Math.min(rows, from + blockRows);
            int first = Math.max(0, from - halo.rowsBefore());
            int end = (int) Math.min(rows, to + (long) halo.rowsAfter());
            List<Column> seen = new ArrayList<>();
            for (int column : binding.inputColumns())
                seen.add(one.input().column(column).slice(first, end));
            Block piece = session.process(new Block(first, end - first, seen), from - first, to - first);
            if (piece.rows() > 0) pieces.add(new Block(sofar, piece.rows(), piece.columns()));
            sofar += piece.rows();
        }
        Block last = session.finish();
        if (last != null) pieces.add(new Block(sofar, last.rows(), last.columns()));
        if (pieces.isEmpty()) return new Block(0, 0, List.of());
        Block all = Block.join(pieces);
        if (declaration.kind() == ScriptKind.TRANSFORM) return all;
        return Objects.requireNonNull(MergedRows.of(declaration.kind(), pieces).next(0, all.rows()));
    }

    private static Column axis(ScriptCase one, long[] at) {
        PickedRows picked = new PickedRows(at.length);
        int index = one.schema().axis();
        Block axis = new Block(0, one.input().rows(), List.of(one.input().column(index)));
        for (long row : at) picked.add(axis, (int) row);
        return picked.block(0).column(0);
    }

    private static @Nullable String difference(ScriptCase one, Schema output, Block made) {
        JsonNode expected = one.expected();
        if (expected == null) return null;
        for (JsonNode column : expected.path("columns")) {
            String name = column.path("name").asString("");
            int index = output.indexOf(name);
            if (index < 0) return "there must be a column '%s' but there are %s".formatted(name, output.describe());
            ColumnSpec spec = output.columns().get(index);
            if (column.hasNonNull("unit") && !column.get("unit").asString().equals(spec.unit()))
                return "the unit of '%s' must be %s but was %s"
                        .formatted(name, column.get("unit").asString(), spec.unit());
            JsonNode values = column.path("values");
            if (values.size() != made.rows())
                return "'%s' must have %d rows but has %d".formatted(name, values.size(), made.rows());
            if (made.rows() == 0) continue;
            Column wanted = ScriptCase.column(values, spec.type());
            for (int row = 0; row < made.rows(); row++) {
                if (!same(wanted, made.column(index), row, one.tolerance()))
                    return "'%s' must be %s in row %d but was %s"
                            .formatted(name, told(wanted, row), row, told(made.column(index), row));
            }
        }
        return null;
    }

    private static boolean same(Column wanted, Column made, int row, double tolerance) {
        if (wanted.isMissing(row) || made.isMissing(row)) return wanted.isMissing(row) == made.isMissing(row);
        if (!(wanted instanceof DoubleColumn doubles)) return told(wanted, row).equals(told(made, row));
        double a = doubles.values()[row];
        double b = ((DoubleColumn) made).values()[row];
        return a == b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
    }

    private static String told(Column column, int row) {
        if (column.isMissing(row)) return "missing";
        if (column instanceof DoubleColumn some) return Double.toString(some.values()[row]);
        if (column instanceof LongColumn some) return Long.toString(some.values()[row]);
        if (column instanceof BooleanColumn some) return Boolean.toString(some.values()[row]);
        return String.valueOf(((TextColumn) column).text(row));
    }

    @Override
    public void close() {
        session.close();
    }
}
