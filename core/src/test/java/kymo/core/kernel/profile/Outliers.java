package kymo.core.kernel.profile;

import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.quality.FlagRuns;
import kymo.core.kernel.quality.IqrOutliers;
import kymo.core.kernel.quality.MadOutliers;
import kymo.core.kernel.quality.QartodFlag;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.Samples;
import kymo.core.kernel.quality.TimeGap;
import kymo.core.kernel.quality.ZScoreOutliers;

/** What the quality tests flag when a profile gives them the facts that they need. */
final class Outliers {

    private Outliers() {}

    static long byFences(double[] x, RankedValues ranks) {
        return suspects(x, new IqrOutliers(ranks.quantile(0.25), ranks.quantile(0.75), 1.5));
    }

    static long byScore(double[] x, ColumnProfile profile) {
        return suspects(x, new ZScoreOutliers(profile.mean(), profile.deviation(), 3));
    }

    static long byMedian(double[] x, RankedValues ranks) {
        return suspects(x, new MadOutliers(ranks.quantile(0.5), ranks.medianDeviation(), 3.5));
    }

    static List<Long> rowsBeforeGaps(long[] time, AxisProfile profile) {
        byte[] flags = new TimeGap((long) (AxisProfiler.GAP * profile.medianStepNanos()))
                .flag(Samples.of(LongColumn.of(time)));
        List<Long> rows = new ArrayList<>();
        for (int row = 1; row < flags.length; row++) if (flags[row] == QartodFlag.FAIL) rows.add(row - 1L);
        return rows;
    }

    private static long suspects(double[] x, QualityTest test) {
        FlagRuns runs = new FlagRuns();
        runs.append(0, test.flag(Samples.of(DoubleColumn.of(x))));
        return runs.rows(QartodFlag.SUSPECT);
    }
}
