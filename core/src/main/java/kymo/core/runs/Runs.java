package kymo.core.runs;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kymo.core.messages.EventMessage;
import kymo.core.paging.Cursor;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * All that can happen to runs. Every operation is one transaction, the caller's where there is one: so a run is submitted together with its
 * dataset, and completed together with its result.
 *
 * <p>Two kinds of callers: those who ask ({@link #submit}, {@link #requestStop}, {@link #restart}) are answered with a {@link ProblemException}
 * where the run is unknown or cannot do that; workers hold a {@link Claim} and are answered with {@link LeaseLost} once it is void. After
 * either the caller's transaction must be rolled back.
 */
public final class Runs {

    private final RunStore store;
    private final TransactionOperations transactions;
    private final RunPolicy policy;

    private Runs(RunStore store, TransactionOperations transactions, RunPolicy policy) {
        this.store = store;
        this.transactions = transactions;
        this.policy = policy;
    }

    /** Runs in PostgreSQL; {@code transactions} must join the caller's transaction and be READ COMMITTED. */
    public static Runs postgres(JdbcClient jdbc, TransactionOperations transactions, RunPolicy policy) {
        return new Runs(new PostgresRunStore(jdbc), transactions, policy);
    }

    /** Runs that are forgotten with this object: for the command line and for tests. Nothing is ever rolled back. */
    public static Runs inMemory(InstantSource clock, RunPolicy policy) {
        InMemoryRunStore store = new InMemoryRunStore(clock);
        return new Runs(store, store.transactions(), policy);
    }

    /**
     * Asks for a run. A run of the same content key that has COMPLETED is the answer, else one that is queued or running is; {@code force}
     * makes a new one in any case. A run that comes after one that has already ended badly is FAILED at once, and restarted with that one.
     *
     * @throws ProblemException RUN_UNKNOWN when there is no run {@code after}
     */
    public Submitted submit(NewRun run, boolean force) {
        return inTransaction(() -> {
            ContentKey key = run.contentKey();
            boolean shares = key != null && !force;
            while (true) {
                Optional<Run> answer = shares && key != null ? store.answer(key) : Optional.empty();
                if (answer.isPresent()) return answered(answer.get());
                Optional<Run> made = insert(run, shares);
                if (made.isPresent()) return new Submitted(made.get(), Submitted.How.NEW);
                // another took the key in between; it may have ended meanwhile, so look again
            }
        });
    }

    /**
     * Takes up to {@code most} runs from the queue, by priority, then by age. A run that killed workers comes as the only claim. A claim lasts as
     * long as the worker renews it.
     */
    public List<Claim> claim(String worker, int most) {
        return most <= 0 ? List.of() : store.claim(worker, most, policy);
    }

    /** Renews every lease of the worker; a claim that is missing in the answer is lost. */
    public List<Lease> renew(String worker) {
        return store.renew(worker, policy);
    }

    /**
     * Makes sure that the caller's transaction commits only while the claim stands: a takeover waits for its end. To be called before the first
     * write of that transaction.
     *
     * @throws LeaseLost when the claim does not stand
     */
    public void fence(Claim claim) {
        if (!store.fence(claim)) throw new LeaseLost(claim);
    }

    /**
     * RUNNING to COMPLETED; the runs after it may start.
     *
     * @param resultId the dataset that the run made; null: the one it was submitted with, if any
     * @param summary what the result says in short, for people; null for none
     * @throws LeaseLost when the claim does not stand
     */
    public Run complete(Claim claim, @Nullable UUID resultId, @Nullable JsonNode summary) {
        return complete(claim, resultId, null, summary);
    }

    /**
     * The same, with the run's last word on its progress.
     *
     * @param rows how many rows it did, which are all; null leaves its progress as it is
     * @throws LeaseLost when the claim does not stand
     */
    public Run complete(Claim claim, @Nullable UUID resultId, @Nullable Long rows, @Nullable JsonNode summary) {
        return inTransaction(() -> {
            Run run = held(claim, store.complete(claim, resultId, rows, summary));
            if (run.dependants() > 0) store.release(run.id());
            return run;
        });
    }

    /**
     * Reports that the run failed. A problem that lies in what the user gave ends it FAILED; any other gives the claim up, and the run stays
     * RUNNING for the next reaper to go on with after a rest, until it has failed too often in a row without progress. Either way the claim
     * is void.
     *
     * @return the run, FAILED or RUNNING
     * @throws LeaseLost when the claim does not stand
     */
    public Run fail(Claim claim, ProblemCode code, String message) {
        return inTransaction(() -> {
            if (!RunProblems.mayPass(code))
                return endedBadly(held(claim, store.fail(claim, new RunProblem(code, message))));
            RunProblem last = RunProblems.noProgress(code, message, policy.mostFailures());
            Run run = held(claim, store.setBack(claim, last, policy));
            return run.status().ended() ? endedBadly(run) : run;
        });
    }

    /**
     * RUNNING to STOPPED: the worker has done what {@link #requestStop} asked for. The runs after it become FAILED.
     *
     * @throws LeaseLost when the claim does not stand
     */
    public Run stopped(Claim claim) {
        return inTransaction(() -> endedBadly(held(claim, store.stopped(claim))));
    }

    /**
     * Gives the run up in good order, as a worker does that is shut down: it stays RUNNING and the next reaper goes on with it.
     *
     * @throws LeaseLost when the claim does not stand
     */
    public void handBack(Claim claim) {
        if (!store.handBack(claim)) throw new LeaseLost(claim);
    }

    /**
     * Notes how far the run has come: a signal, without an event. More rows than at the last failure count as progress.
     *
     * @throws LeaseLost when the claim does not stand
     */
    public void progress(Claim claim, long rowsDone, @Nullable Long rowsTotal) {
        if (!store.progress(claim, rowsDone, rowsTotal)) throw new LeaseLost(claim);
    }

    /**
     * A queued run is STOPPED at once, and the runs after it FAILED; a running one learns of the request when its lease is renewed.
     *
     * @throws ProblemException RUN_UNKNOWN; RUN_TRANSITION when it has ended
     */
    public Run requestStop(UUID id) {
        return inTransaction(() -> {
            Optional<Run> changed = store.requestStop(id);
            if (changed.isPresent()) {
                Run run = changed.get();
                return run.status().ended() ? endedBadly(run) : run;
            }
            Run run = get(id);
            if (run.status() == RunStatus.RUNNING) return run;
            throw RunProblems.cannotStop(run);
        });
    }

    /**
     * Queues a run again that is FAILED or STOPPED, and with it the runs that are FAILED because of it.
     *
     * @throws ProblemException RUN_UNKNOWN; RUN_TRANSITION when it is neither, or when the run before it has ended badly too
     */
    public Run restart(UUID id) {
        return inTransaction(() -> {
            Run before = get(id);
            boolean waiting = false;
            UUID after = before.after();
            if (after != null) {
                RunStatus status = lock(after, 0);
                if (status.endedBadly() && before.status().endedBadly())
                    throw RunProblems.restartTheOther(before, status);
                waiting = status != RunStatus.COMPLETED;
            }
            Run run = store.restart(id, waiting, policy).orElseThrow(() -> RunProblems.cannotRestart(get(id)));
            spread(run, parents -> store.requeueFailed(parents, policy));
            return run;
        });
    }

    /**
     * Takes over up to {@code most} running runs whose worker has let its lease run out or handed them back. A run whose workers have died
     * too often is FAILED instead.
     */
    public List<Claim> reap(String worker, int most) {
        if (most <= 0) return List.of();
        return inTransaction(() -> {
            List<Claim> taken = new ArrayList<>();
            for (Claim claim : store.reap(worker, most, RunProblems.workerLost(policy.mostSilentDeaths()), policy)) {
                if (claim.run().status().ended()) endedBadly(claim.run());
                else taken.add(claim);
            }
            return List.copyOf(taken);
        });
    }

    /** Ends the leases of a worker that is known to be dead, so that the next reaper need not wait for them; how many. */
    public int voidLeases(String worker) {
        return store.voidLeases(worker);
    }

    /** No later request is answered with a run that made this dataset: to be called when the dataset is deleted. */
    public void forgetResult(UUID resultId) {
        store.forgetResult(resultId);
    }

    public Optional<Run> find(UUID id) {
        return store.find(id);
    }

    /**
     * The run of this id.
     *
     * @throws ProblemException RUN_UNKNOWN
     */
    public Run get(UUID id) {
        return store.find(id).orElseThrow(() -> RunProblems.unknown(id));
    }

    /** What the run's result says in short, where it has such a summary. */
    public Optional<JsonNode> summary(UUID id) {
        return store.summary(id);
    }

    /**
     * Lists runs, the newest first.
     *
     * @param cursor a page's {@code nextCursor}; null: from the newest
     * @throws ProblemException CURSOR_INVALID
     */
    public Page<Run> list(RunFilter filter, @Nullable String cursor, int limit) {
        Cursor before = cursor == null ? null : Cursor.of(cursor);
        return Page.of(
                store.list(filter, before, limit + 1),
                limit,
                last -> behind(last).toString());
    }

    static Cursor behind(Run run) {
        return new Cursor(run.createdAt(), run.id());
    }

    /**
     * The runs that make or made these datasets, by dataset: of each the last that was asked for. A dataset that no run was asked for is missing.
     */
    public Map<UUID, Run> makers(Collection<UUID> datasets) {
        return datasets.isEmpty() ? Map.of() : store.makers(datasets);
    }

    /** A run that is queued or running and reads or makes this dataset, if there is one. */
    public Optional<Run> openOver(UUID dataset) {
        return store.openOver(dataset);
    }

    /** The events of a topic behind {@code afterSeq}, in order; of a list topic those that the relay has published. */
    public List<EventMessage> events(String topic, long afterSeq, int limit) {
        return store.events(topic, afterSeq, limit);
    }

    private static Submitted answered(Run run) {
        return new Submitted(run, run.status() == RunStatus.COMPLETED ? Submitted.How.REUSED : Submitted.How.JOINED);
    }

    /** The run before it is locked, so that it cannot end unseen between the look at its status and the commit of this one. */
    private Optional<Run> insert(NewRun run, boolean holdsKey) {
        UUID after = run.after();
        if (after == null) return store.insert(run, false, holdsKey);
        RunStatus status = lock(after, 1);
        Optional<Run> made = store.insert(run, status != RunStatus.COMPLETED, holdsKey);
        if (made.isEmpty() || !status.endedBadly()) return made;
        store.failWaiting(List.of(after));
        return store.find(run.id());
    }

    private RunStatus lock(UUID id, int more) {
        return store.lock(id, more).orElseThrow(() -> RunProblems.unknown(id));
    }

    private Run endedBadly(Run run) {
        spread(run, store::failWaiting);
        return run;
    }

    /** From a run to those after it, level by level: so locks are always taken from the first of a chain to its last. */
    private static void spread(Run run, Function<Collection<UUID>, List<Run>> step) {
        List<Run> level = List.of(run);
        while (true) {
            List<UUID> parents =
                    level.stream().filter(r -> r.dependants() > 0).map(Run::id).toList();
            if (parents.isEmpty()) return;
            level = step.apply(parents);
        }
    }

    private static Run held(Claim claim, Optional<Run> run) {
        return run.orElseThrow(() -> new LeaseLost(claim));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }
}
