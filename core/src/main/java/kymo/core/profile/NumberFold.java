package kymo.core.profile;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.kernel.profile.ColumnProfile;
import kymo.core.kernel.profile.ColumnProfiler;
import kymo.core.kernel.profile.RankedValues;
import org.jspecify.annotations.Nullable;

/** A column of numbers: the profilers of its parts joined, and one sample of all. */
final class NumberFold implements ProfileFold.ColumnFold {

    private static final double[] SHARES = {0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
    private static final int BINS = 50;

    /** Deviations of a share in a random sample of n values, times the root of n, within which 99 of 100 lie. */
    private static final double RANK_DEVIATIONS = 1.29;

    private final ColumnSpec column;
    private final Sample sample;
    private final ColumnProfiler profiler = ColumnProfiler.withoutRanks();

    NumberFold(ColumnSpec column, Sample sample) {
        this.column = column;
        this.sample = sample;
    }

    @Override
    public void add(Words part) {
        profiler.add(ColumnProfiler.restore(part.bytes()));
        sample.add(part.numbers());
    }

    @Override
    public DatasetProfile.ColumnFacts facts(long rows, boolean exact) {
        ColumnProfile known = profiler.profile();
        double[] values = sample.values();
        ColumnProfile sampled = ranked(values);
        RankedValues ranks = sampled.ranks();
        boolean any = known.valid() > 0;
        return new DatasetProfile.ColumnFacts(
                column.name(),
                column.type().wireName(),
                column.unit(),
                rows,
                known.missing(),
                known.infinite(),
                exact && sampled.distinct() != null
                        ? new DatasetProfile.Distinct(sampled.distinct().values(), true)
                        : null,
                finite(known.min()),
                finite(known.max()),
                finite(known.mean()),
                finite(known.deviation()),
                ranks == null ? null : finite(ranks.medianDeviation()),
                values.length == 0 || ranks == null ? null : quantiles(ranks),
                exact,
                exact || values.length == 0 ? 0 : Math.min(1, RANK_DEVIATIONS / Math.sqrt(values.length)),
                values.length,
                any && values.length > 0 ? histogram(known, values, exact) : null,
                known.constantRows() == 0
                        ? null
                        : new DatasetProfile.ConstantRun(
                                known.constantRows(), known.constantFrom(), known.constantValue()));
    }

    static ColumnProfile ranked(double[] values) {
        ColumnProfiler all = ColumnProfiler.full(values.length);
        all.add(values, 0, values.length);
        return all.profile();
    }

    private static List<DatasetProfile.Quantile> quantiles(RankedValues ranks) {
        List<DatasetProfile.Quantile> quantiles = new ArrayList<>();
        for (double share : SHARES) quantiles.add(new DatasetProfile.Quantile(share, ranks.quantile(share)));
        return quantiles;
    }

    private static DatasetProfile.Bins histogram(ColumnProfile known, double[] values, boolean exact) {
        double from = known.min();
        double to = known.max();
        int bins = from == to ? 1 : BINS;
        // halved first: the width of all may lie outside a double's range
        double width = to / bins - from / bins;
        long[] sampled = new long[bins];
        for (double value : values) {
            double place = width > 0 ? value / width - from / width : 0;
            sampled[(int) Math.max(0, Math.min(bins - 1, place))]++;
        }
        List<Long> counts = new ArrayList<>();
        long seen = 0;
        long told = 0;
        for (long bin : sampled) {
            seen += bin;
            // rounded in sum, so that the bins make up all values
            long upTo = Math.round((double) seen * known.valid() / values.length);
            counts.add(upTo - told);
            told = upTo;
        }
        return new DatasetProfile.Bins(from, to, counts, exact);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
