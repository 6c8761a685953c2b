package kymo.core.workers;

/**
 * A worker as it describes itself.
 *
 * @param name who holds the leases; of no machine unless an operator has called it so
 * @param version of Kymo
 * @param hostLevel how far the processes of untrusted work are kept from the machine: {@code none}, {@code limits} or {@code caged}
 * @param hostBecause why so and not better, in a sentence
 * @param scriptsAllowed whether it runs the lab's own scripts
 * @param scriptsBecause why, or why not and what to do
 */
public record KnownWorker(
        String name,
        String version,
        String hostLevel,
        String hostBecause,
        boolean scriptsAllowed,
        String scriptsBecause) {}
