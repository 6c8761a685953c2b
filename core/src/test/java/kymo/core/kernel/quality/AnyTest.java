package kymo.core.kernel.quality;

import java.util.List;
import java.util.Random;

/** Every kind of quality test, with settings at random that make each of its flags likely in a {@link RandomSeries}. */
final class AnyTest {

    private AnyTest() {}

    static List<QualityTest> all(Random random) {
        int rows = 1 + random.nextInt(6);
        double size = List.of(0.5, 1.0, 2.0).get(random.nextInt(3));
        long period = (1 + random.nextInt(20)) * RandomSeries.SECOND;
        VariationLimits limits = new VariationLimits(size, size / 2);
        return List.of(
                new GrossRange(new ValueSpan(-2, 4), new ValueSpan(-1, 2)),
                climatology(),
                new Spike(Spike.Method.AVERAGE, size, 2 * size),
                new Spike(Spike.Method.DIFFERENTIAL, size, 2 * size),
                new RateOfChange(size, 2 * size),
                new FlatLine(rows, 2 * rows, size),
                new AttenuatedSignal(Variation.DEVIATION, limits, period, rows),
                new AttenuatedSignal(Variation.RANGE, limits, period, rows),
                new AttenuatedRecord(limits, size),
                new TimeGap(period),
                new TimeJitter(RandomSeries.SECOND, 100, period),
                new DuplicateTime(),
                new BackwardTime(),
                new PercentileRange(-1, 1, 0.5),
                new Saturation(-1, 1, rows, 2 * rows),
                new IsolatedPoint(1 + random.nextInt(2)),
                new IqrOutliers(-0.5, 0.5, 1.5),
                new ZScoreOutliers(0, 1, 1),
                new MadOutliers(0, 0.5, 2));
    }

    private static QualityTest climatology() {
        ValueSpan usual = new ValueSpan(-1, 1);
        ValueSpan wide = new ValueSpan(-2, 3);
        return new Climatology(List.of(
                new ClimatologyMember(1, 6, CalendarPeriod.MONTH, usual, wide, null),
                new ClimatologyMember(0, 11, CalendarPeriod.HOUR, wide, null, new ValueSpan(0, 9)),
                new ClimatologyMember(0, Long.MAX_VALUE, null, usual, wide, new ValueSpan(12, 19))));
    }
}
