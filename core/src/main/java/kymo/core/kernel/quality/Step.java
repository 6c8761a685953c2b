package kymo.core.kernel.quality;

/** The time from one row to the next. */
final class Step {

    private Step() {}

    /** {@code to - from}, exact below 2^53 ns (104 days), rounded above and never wrapped around. */
    static double nanos(long from, long to) {
        long step = to - from;
        boolean wrapped = ((to ^ from) & (to ^ step)) < 0;
        return wrapped ? (double) to - (double) from : step;
    }

    /** {@code to - from}, the largest or smallest long where it is beyond. */
    static long clipped(long from, long to) {
        long step = to - from;
        boolean wrapped = ((to ^ from) & (to ^ step)) < 0;
        if (!wrapped) return step;
        return to < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
