package kymo.jobs.script;

import kymo.core.dataset.Dataset;
import kymo.core.dataset.Neighbourhood;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.batch.Assignment;
import kymo.jobs.batch.JobParts;
import org.jspecify.annotations.Nullable;

/**
 * One run of a script: the text that it was asked for, the dataset, and what it makes of its columns.
 *
 * @param job knows where it runs
 * @param input whose rows it sees
 * @param log takes what the script says, over all of the run's hosts
 */
record ScriptRun(KeptScript script, ScriptBinding binding, ScriptJob job, Dataset input, JobParts parts, RunLog log) {

    /** @throws ProblemException when the script cannot be run or does not fit the dataset */
    static ScriptRun of(Assignment run, ScriptJob job, Dataset input, JobParts parts) {
        KeptScript script = job.shelf().script(ScriptVersion.scriptOf(run.processor()), run.version());
        Declaration declaration = script.declaration();
        if (declaration == null) throw script.unusable();
        ScriptBinding binding =
                new ScriptedProcessor(script.version(), declaration).bind(input.schema(), run.parameters());
        return new ScriptRun(script, binding, job, input, parts, new RunLog());
    }

    /** Whether its blocks come one after another, on one host. */
    boolean isSequential() {
        return binding.isSequential();
    }

    /** A host that is ready for the first block, or for the next one behind {@code state}. */
    ScriptSession open(byte @Nullable [] state) {
        ScriptSession session = job.hosts().compiled(script);
        try {
            session.open(binding, input.rows(), AxisRows.of(parts.catalogue(), parts.files(), input.id()), state);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** What the script makes of a block; a failure also tells where in the file the rows stand at which it failed. */
    Block process(ScriptSession session, Neighbourhood.Wide wide) {
        try {
            return session.process(wide.block(), wide.from(), wide.to());
        } catch (ProblemException e) {
            RowSources sources =
                    new RowSources(parts.catalogue(), parts.files(), job.shelf(), job.places(), parts.threads());
            throw sources.told(e, input, session.takeFailedAt());
        }
    }
}
