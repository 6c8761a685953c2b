package kymo.core.kernel;

/** How many values each window holds that are not missing. */
final class RunningCount implements WindowWalk {

    private final double[] x;
    private final int minPeriods;

    private int start;
    private int end;
    private int count;

    RunningCount(double[] x, int minPeriods) {
        this.x = x;
        this.minPeriods = minPeriods;
    }

    @Override
    public void walk(int[] starts, int[] ends, int rows, double[] out, int firstOut) {
        for (int i = 0; i < rows; i++) {
            advance(starts[i], ends[i]);
            out[firstOut + i] = end - start < minPeriods ? Double.NaN : count;
        }
    }

    private void advance(int newStart, int newEnd) {
        if (newStart >= end) {
            start = newStart;
            end = newStart;
            count = 0;
        }
        for (; start < newStart; start++) if (!Double.isNaN(x[start])) count--;
        for (; end < newEnd; end++) if (!Double.isNaN(x[end])) count++;
    }
}
