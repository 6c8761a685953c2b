package kymo.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.profile.AxisProfiler;
import kymo.core.kernel.profile.RankedValues;
import org.jspecify.annotations.Nullable;

/** The axis: its steps over all parts. */
final class AxisFold {

    private static final double NANOS_PER_SECOND = 1e9;

    private final ColumnSpec column;
    private final Sample sample;
    private final AxisState all;

    AxisFold(ColumnSpec column, Sample sample) {
        this.column = column;
        this.sample = sample;
        this.all = new AxisState(column.type().carrier() == ColumnType.Carrier.LONG, new SampleGrid(1));
    }

    void add(Words part) {
        all.join(part, sample);
    }

    DatasetProfile.AxisFacts facts(boolean exact) {
        double[] steps = sample.values();
        RankedValues ranks = NumberFold.ranked(steps).ranks();
        double median = ranks == null ? Double.NaN : ranks.quantile(0.5);
        double unit = isTime() ? NANOS_PER_SECOND : 1;
        double limit = AxisProfiler.GAP * median;
        AxisState.LongStep[] longer = Arrays.stream(all.longSteps())
                .filter(step -> step.length() > limit)
                .toArray(AxisState.LongStep[]::new);
        boolean counted = longer.length < AxisState.LONGEST || all.positive == longer.length;
        return new DatasetProfile.AxisFacts(
                column.name(),
                isTime() ? "s" : column.unit(),
                told(median / unit),
                all.positive == 0 ? null : told(all.shortest / unit),
                all.positive == 0 ? null : told(all.longest / unit),
                ranks == null ? null : told(ranks.medianDeviation() / unit),
                told(unit / median),
                exact,
                all.zero,
                all.negative,
                listed(longer, median),
                counted ? longer.length : Math.max(longer.length, estimated(steps, limit)),
                counted);
    }

    private long estimated(double[] steps, double limit) {
        long beyond = Arrays.stream(steps).filter(step -> step > limit).count();
        return Math.round((double) beyond * all.positive / steps.length);
    }

    private List<DatasetProfile.Gap> listed(AxisState.LongStep[] longer, double median) {
        List<DatasetProfile.Gap> gaps = new ArrayList<>();
        Arrays.stream(longer)
                .sorted(Comparator.comparingDouble(AxisState.LongStep::length)
                        .reversed()
                        .thenComparingLong(AxisState.LongStep::fromRow))
                .limit(ProfileFold.LISTED_GAPS)
                .sorted(Comparator.comparingLong(AxisState.LongStep::fromRow))
                .forEach(step -> gaps.add(new DatasetProfile.Gap(
                        step.fromRow(),
                        value(step.from()),
                        value(step.to()),
                        Math.max(0, Math.round(step.length() / median) - 1))));
        return gaps;
    }

    private Object value(long resting) {
        if (isTime()) return CellText.of(resting, column.type());
        return column.type().carrier() == ColumnType.Carrier.LONG
                ? (Object) resting
                : (Object) Double.longBitsToDouble(resting);
    }

    private boolean isTime() {
        return ProfileFold.isTime(column.type());
    }

    private static @Nullable Double told(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
