package kymo.jobs.script.attack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.DoubleColumn;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptParameter;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostPool;
import kymo.jobs.script.ScriptFile;
import kymo.jobs.script.ScriptHost;
import kymo.jobs.script.ScriptSession;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A host out of a pool, as a run has it, and four rows for scripts to work on. */
final class Attacked implements AutoCloseable {

    private static final Schema SCHEMA = new Schema(List.of(new ColumnSpec("x", ColumnType.FLOAT, null)), -1, 65_536);
    private static final Block ROWS = new Block(0, 4, List.of(DoubleColumn.of(1, 2, 3, 4)));

    private final ScriptSession session;
    private final Path folder;
    private long askedAt;

    Attacked(HostPool pool) {
        Host host = pool.take(ScriptHost.errand("attack"));
        folder = host.folder();
        session = new ScriptSession(host);
    }

    /** The host's own folder. */
    Path folder() {
        return folder;
    }

    /**
     * What came of a script.
     *
     * @param problem null when it came to its end
     * @param seconds that the worker waited for the last answer
     * @param told all that it has logged, and the problem's message
     */
    record Outcome(Ending ending, @Nullable ProblemException problem, double seconds, List<String> told) {}

    Outcome run(ScriptFile script, Map<String, Object> aims) {
        boolean compiling = true;
        ProblemException problem = null;
        try {
            askedAt = System.nanoTime();
            Declaration declaration = session.declare(script.name(), script.source());
            compiling = false;
            work(declaration, aims);
        } catch (ProblemException e) {
            problem = e;
        }
        double seconds = (System.nanoTime() - askedAt) / 1e9;
        List<String> told = new ArrayList<>(session.log());
        if (problem != null) told.add(String.valueOf(problem.getMessage()));
        return new Outcome(Ending.of(compiling, problem == null ? null : problem.code()), problem, seconds, told);
    }

    private void work(Declaration declaration, Map<String, Object> aims) {
        ObjectNode parameters = JsonMapper.shared().createObjectNode();
        for (ScriptParameter parameter : declaration.parameters())
            if (aims.containsKey(parameter.name())) parameters.putPOJO(parameter.name(), aims.get(parameter.name()));
        ScriptBinding binding = new ScriptedProcessor(new ScriptVersion("attack", 1, "0"), declaration)
                .bind(SCHEMA, JsonMapper.shared().readTree(parameters.toString()));
        askedAt = System.nanoTime();
        session.open(binding, ROWS.rows(), at -> DoubleColumn.of(), null);
        askedAt = System.nanoTime();
        session.process(ROWS, 0, ROWS.rows());
        askedAt = System.nanoTime();
        session.finish();
    }

    /** The values that a script makes that does no harm. */
    double[] doubled() {
        Declaration declaration = session.declare("innocent", "y = x * 2");
        ScriptBinding binding = new ScriptedProcessor(new ScriptVersion("innocent", 1, "0"), declaration)
                .bind(SCHEMA, JsonMapper.shared().createObjectNode());
        session.open(binding, ROWS.rows(), at -> DoubleColumn.of(), null);
        return ((DoubleColumn) session.process(ROWS, 0, ROWS.rows()).column(0)).values();
    }

    @Override
    public void close() {
        session.close();
    }
}
