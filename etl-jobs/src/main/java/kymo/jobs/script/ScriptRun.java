package kymo.jobs.script;

import kymo.core.dataset.AxisValues;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.kernel.Column;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.JobParts;
import org.jspecify.annotations.Nullable;

/**
 * One run of a script: the text that it was asked for, the dataset, and what it makes of its columns.
 *
 * @param hosts where it runs
 * @param input whose rows it sees
 * @param log takes what the script says, over all of the run's hosts
 */
record ScriptRun(
        KeptScript script, ScriptBinding binding, ScriptHosts hosts, Dataset input, JobParts parts, RunLog log) {

    /** @throws ProblemException when the script cannot be run or does not fit the dataset */
    static ScriptRun of(Assignment run, ScriptShelf shelf, ScriptHosts hosts, Dataset input, JobParts parts) {
        KeptScript script = shelf.script(ScriptJob.scriptOf(run.processor()), run.version());
        Declaration declaration = script.declaration();
        if (declaration == null) throw script.unusable();
        ScriptBinding binding =
                new ScriptedProcessor(script.version(), declaration).bind(input.schema(), run.parameters());
        return new ScriptRun(script, binding, hosts, input, parts, new RunLog());
    }

    /** Whether its blocks come one after another, on one host. */
    boolean isSequential() {
        Declaration declaration = binding.declaration();
        return declaration.stateful() || declaration.kind() == ScriptKind.SUMMARY;
    }

    /** A host that is ready for the first block, or for the next one behind {@code state}. */
    ScriptSession open(byte @Nullable [] state) {
        ScriptSession session = new ScriptSession(hosts.take(script.version().name()));
        try {
            session.declare(script.version().name(), script.source());
            session.open(binding, input.rows(), this::axis, state);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** For stretches that reach out of the block in which they were found; few do. */
    private Column axis(long[] rows) {
        try (AxisValues values = new AxisValues(DatasetReader.open(parts.catalogue(), parts.files(), input.id()))) {
            return values.at(rows, rows.length);
        }
    }
}
