package kymo.core.kernel.quality;

/** Largest minus smallest value; a window with a missing one is not evaluated. */
final class RangeWindow implements WindowVariation {

    private final SlidingRange range;
    private final VariationLimits limits;
    private int observations;
    private int missing;
    private int end;

    RangeWindow(double[] x, int rows, VariationLimits limits) {
        this.range = new SlidingRange(x, rows);
        this.limits = limits;
    }

    @Override
    public void add(int row, boolean valid) {
        end = row + 1;
        if (!valid) {
            missing++;
            return;
        }
        observations++;
        range.add(row);
    }

    @Override
    public void remove(int row, boolean valid) {
        if (valid) {
            observations--;
            range.dropBefore(row + 1);
        } else missing--;
    }

    @Override
    public void clear() {
        observations = 0;
        missing = 0;
        range.dropBefore(end);
    }

    @Override
    public int observations() {
        return observations;
    }

    @Override
    public byte flag(int first, int last) {
        return missing > 0 ? QartodFlag.NOT_EVALUATED : limits.flag(range.width());
    }
}
