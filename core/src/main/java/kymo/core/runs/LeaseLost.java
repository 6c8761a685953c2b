package kymo.core.runs;

/** The run is another worker's, or ended: whatever this one has not committed is void, and it must leave the run alone. */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Claim claim) {
        super("run %s is no longer held by %s under token %d; leave it to its new worker"
                .formatted(claim.run().id(), claim.worker(), claim.token()));
    }
}
