package kymo.jobs.script;

import java.util.List;
import java.util.function.Supplier;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemException;
import kymo.core.processors.BlockFunction;
import kymo.core.scripts.ScriptBinding;
import org.jspecify.annotations.Nullable;

/** A script at work for a preview, for one thread. What it fails with is about the parameters that it was given. */
final class PreviewedScript implements BlockFunction {

    private final ScriptSession session;
    private final ScriptBinding binding;
    private final long datasetRows;
    private final AxisRows axis;
    private final Halo halo;

    /**
     * @param session in which the script is compiled
     * @throws ProblemException at {@code /parameters}
     */
    PreviewedScript(ScriptSession session, ScriptBinding binding, long datasetRows, AxisRows axis) {
        this.session = session;
        this.binding = binding;
        this.datasetRows = datasetRows;
        this.axis = axis;
        this.halo = ProblemException.under("parameters", binding::halo);
    }

    ScriptBinding binding() {
        return binding;
    }

    /** Remembers nothing and has logged nothing from now on. */
    void begin() {
        told(() -> {
            session.open(binding, datasetRows, axis, null);
            return binding;
        });
    }

    @Override
    public Schema output() {
        return binding.output();
    }

    @Override
    public int[] inputColumns() {
        return binding.inputColumns();
    }

    @Override
    public Halo halo() {
        return halo;
    }

    @Override
    public Block apply(Block wide, int from, int to) {
        return told(() -> session.process(wide, from, to));
    }

    /** What it had held back; null when it is nothing. */
    @Nullable
    Block finish() {
        return PreviewedScript.<@Nullable Block>told(session::finish);
    }

    /** What it has logged since it began. */
    List<String> log() {
        return session.log();
    }

    /** Pointers of a script's own problems lead into its text, which was not given. */
    private static <T extends @Nullable Object> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            throw new ProblemException(e.code(), String.valueOf(e.getMessage()), e).in("parameters");
        }
    }
}
