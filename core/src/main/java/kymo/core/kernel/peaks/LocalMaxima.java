package kymo.core.kernel.peaks;

/**
 * Every local maximum of a signal: its middle row (the left one of two) and the edges of its flat top.
 *
 * <p>Source: {@link CandidateScan} without any condition.
 */
public final class LocalMaxima {

    private static final PeakConditions WITH_EDGES = PeakConditions.none().withPlateauSize(Bounds.any());

    private final Candidates found;

    private LocalMaxima(Candidates found) {
        this.found = found;
    }

    public static LocalMaxima of(double[] signal) {
        return new LocalMaxima(new CandidateScan(WITH_EDGES).accept(signal));
    }

    public long[] midpoints() {
        return found.rows();
    }

    public long[] leftEdges() {
        return found.leftEdges();
    }

    public long[] rightEdges() {
        return found.rightEdges();
    }
}
