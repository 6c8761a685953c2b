package kymo.jobs.script;

import java.util.Base64;
import kymo.core.dataset.Neighbourhood;
import kymo.jobs.batch.MadeBlock;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/** A transform at work: a block in, a block of the result out. What it remembers is committed with every chunk. */
final class ScriptedBlocks implements ItemProcessor<Neighbourhood, MadeBlock>, ItemStream {

    private static final String STATE = "script.state";

    private final ScriptRun run;
    private @Nullable ScriptSession session;

    ScriptedBlocks(ScriptRun run) {
        this.run = run;
    }

    @Override
    public void open(ExecutionContext context) {
        String state = context.containsKey(STATE) ? context.getString(STATE) : null;
        session = run.open(state == null ? null : Base64.getDecoder().decode(state));
    }

    @Override
    public MadeBlock process(Neighbourhood found) {
        return new MadeBlock(run.process(opened(), found.read()));
    }

    @Override
    public void update(ExecutionContext context) {
        if (run.isSequential()) context.putString(STATE, Base64.getEncoder().encodeToString(opened().state()));
    }

    @Override
    public void close() {
        if (session == null) return;
        run.log().add(session.log());
        session.close();
        session = null;
    }

    private ScriptSession opened() {
        if (session == null) throw new IllegalStateException("a script is opened before it is asked");
        return session;
    }
}
