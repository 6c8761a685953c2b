package kymo.core.runs;

import java.time.Duration;

/**
 * How patient runs are.
 *
 * @param lease how long a worker may be silent before another takes over
 * @param retryWait before a run that reported a failure goes on; doubled with every further failure in a row
 * @param deathWait before a run whose worker died a second time goes on; doubled with every further death
 * @param longestWait which neither exceeds
 * @param mostFailures in a row without progress: the run is FAILED at that many
 * @param aloneFrom silent deaths: a run with that many is executed alone
 * @param mostSilentDeaths the run is FAILED at that many
 */
public record RunPolicy(
        Duration lease,
        Duration retryWait,
        Duration deathWait,
        Duration longestWait,
        int mostFailures,
        int aloneFrom,
        int mostSilentDeaths) {

    public static final RunPolicy USUAL = new RunPolicy(
            Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(10), 3, 2, 10);

    public RunPolicy withLease(Duration other) {
        return new RunPolicy(other, retryWait, deathWait, longestWait, mostFailures, aloneFrom, mostSilentDeaths);
    }

    /** How long a run rests after its {@code failures}th failure in a row. */
    Duration waitAfterFailure(int failures) {
        return doubled(retryWait, failures - 1);
    }

    /** How long a run rests beyond its lease when {@code silentDeaths} workers died before the one that is silent now. */
    Duration waitAfterDeath(int silentDeaths) {
        return silentDeaths + 1 < aloneFrom ? Duration.ZERO : doubled(deathWait, silentDeaths + 1 - aloneFrom);
    }

    private Duration doubled(Duration wait, int times) {
        Duration doubled = wait.multipliedBy(1L << Math.min(Math.max(times, 0), 20));
        return doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
    }
}
