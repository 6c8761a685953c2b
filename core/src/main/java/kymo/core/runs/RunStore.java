package kymo.core.runs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kymo.core.messages.EventMessage;
import kymo.core.paging.Cursor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rows of runs and the steps between their statuses. Each step checks, changes the row and writes its event at once; where the row is not
 * in a status that allows the step, nothing happens and the answer is empty. What one step entails for other runs is {@link Runs}'s business.
 */
interface RunStore {

    /** Puts a new run into the queue; empty when {@code holdsKey} and another run holds its content key. */
    Optional<Run> insert(NewRun run, boolean waiting, boolean holdsKey);

    /** The completed run of that key, else the one that is queued or running and has not been asked to stop. */
    Optional<Run> answer(ContentKey key);

    Optional<Run> find(UUID id);

    /** Keeps the run from ending before the caller's transaction does, and counts {@code more} dependants; its status. */
    Optional<RunStatus> lock(UUID id, int more);

    List<Claim> claim(String worker, int most, RunPolicy policy);

    List<Lease> renew(String worker, RunPolicy policy);

    /** Whether the claim stands; if so, it does until the caller's transaction ends. */
    boolean fence(Claim claim);

    /** RUNNING to COMPLETED. A result of null keeps the one that the run has. */
    Optional<Run> complete(Claim claim, @Nullable UUID resultId, @Nullable Long rows, @Nullable JsonNode summary);

    /** RUNNING to FAILED. */
    Optional<Run> fail(Claim claim, RunProblem problem);

    /** RUNNING to STOPPED. */
    Optional<Run> stopped(Claim claim);

    /** Counts a failure and hands the run back after a rest; with the last failure that it may have, FAILED of {@code last}. */
    Optional<Run> setBack(Claim claim, RunProblem last, RunPolicy policy);

    /** Gives up the claim in good order; false when it did not stand. */
    boolean handBack(Claim claim);

    /** Writes the signal; false when the claim does not stand. */
    boolean progress(Claim claim, long rowsDone, @Nullable Long rowsTotal);

    /** QUEUED to STOPPED, or notes the request on a RUNNING one that has none yet. */
    Optional<Run> requestStop(UUID id);

    /** FAILED or STOPPED to QUEUED, another attempt. */
    Optional<Run> restart(UUID id, boolean waiting, RunPolicy policy);

    /** Runs whose lease has run out: taken over by {@code worker}, RUNNING, or FAILED of {@code last} after too many deaths. */
    List<Claim> reap(String worker, int most, RunProblem last, RunPolicy policy);

    /** Ends the leases of a worker that is known to be dead; how many. */
    int voidLeases(String worker);

    /** Lets the queued runs that come after {@code completed} start. */
    void release(UUID completed);

    /** The queued runs that come after {@code parents} become FAILED. */
    List<Run> failWaiting(Collection<UUID> parents);

    /** The runs that are FAILED because of {@code parents} are queued again, waiting. */
    List<Run> requeueFailed(Collection<UUID> parents, RunPolicy policy);

    Optional<JsonNode> summary(UUID id);

    void forgetResult(UUID resultId);

    /** The newest first, those before {@code before} only. */
    List<Run> list(RunFilter filter, @Nullable Cursor before, int limit);

    /** By {@code result_id}, of several the newest. */
    Map<UUID, Run> makers(Collection<UUID> results);

    Optional<Run> openOver(UUID dataset);

    List<EventMessage> events(String topic, long afterSeq, int limit);
}
