package kymo.core.runs;

/**
 * A worker's hold on a running run, until another takes it over.
 *
 * @param run as it stood when it was claimed
 * @param token fences this hold off from every earlier one: see {@link Runs#fence}
 * @param worker the name that holds it
 * @param resumed whether the run was held before, in this attempt or an earlier one: there may be something to repair and to go on from
 * @param alone whether the worker must finish all else before it begins, and begin nothing beside it: workers died over this run
 */
public record Claim(Run run, long token, String worker, boolean resumed, boolean alone) {

    static Claim of(Run run, String worker, RunPolicy policy) {
        return new Claim(run, run.token(), worker, run.token() > 1, run.silentDeaths() >= policy.aloneFrom());
    }
}
