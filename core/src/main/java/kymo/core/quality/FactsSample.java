package kymo.core.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.profile.DatasetProfile;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the tests of a dataset's columns go by: from its profile, and of neighbouring rows from {@value #STRETCHES} stretches of {@value #STRETCH_ROWS}
 * rows, evenly spread; of all rows where there are no more. The same dataset gives the same facts.
 */
public final class FactsSample {

    private static final int STRETCHES = 16;
    private static final int STRETCH_ROWS = 8_192;
    private static final double NANOS_PER_SECOND = 1e9;

    private final DatasetReader dataset;
    private final DatasetProfile profile;
    private final TimeScale scale;
    private final List<long[]> stretches = new ArrayList<>();

    /** @param dataset stays the caller's to close */
    public FactsSample(DatasetReader dataset, DatasetProfile profile, TimeScale scale) {
        this.dataset = dataset;
        this.profile = profile;
        this.scale = scale;
        long rows = dataset.dataset().rows();
        if (rows <= (long) STRETCHES * STRETCH_ROWS) {
            if (rows > 0) stretches.add(new long[] {0, rows});
            return;
        }
        long apart = (rows - STRETCH_ROWS) / (STRETCHES - 1);
        for (int i = 0; i < STRETCHES; i++) stretches.add(new long[] {i * apart, i * apart + STRETCH_ROWS});
    }

    /** The axis' facts. */
    public StepFacts steps() {
        Tails steps = new Tails();
        for (long[] stretch : stretches) {
            LongColumn times = scale.times(axis(stretch), stretch[0], (int) (stretch[1] - stretch[0]));
            for (int row = 1; row < times.size(); row++) {
                if (times.isMissing(row) || times.isMissing(row - 1)) continue;
                double step = (double) times.values()[row] - times.values()[row - 1];
                if (step > 0) steps.add(step);
            }
        }
        double median = steps.median();
        Tails deviations = new Tails();
        for (double step : steps.values()) deviations.add(Math.abs(step - median));
        return steps.size() == 0
                ? StepFacts.NONE
                : new StepFacts(median, deviations.median(), steps.usualMost(), deviations.usualMost());
    }

    /** The facts of column {@code column}, which holds numbers. */
    public ValueFacts values(int column) {
        DatasetProfile.ColumnFacts known =
                column < profile.columns().size() ? profile.columns().get(column) : null;
        double min = number(known == null ? null : known.min());
        double max = number(known == null ? null : known.max());
        Tails spikes = new Tails();
        Tails changes = new Tails();
        Tails rates = new Tails();
        Runs runs = new Runs();
        Runs inner = new Runs();
        double resolution = Double.NaN;
        for (long[] stretch : stretches) {
            double[] x = doubles(read(stretch, column));
            LongColumn times = scale.times(axis(stretch), stretch[0], x.length);
            for (int row = 0; row < x.length; row++) {
                runs.add(x[row]);
                if (x[row] == min || x[row] == max) inner.end();
                else inner.add(x[row]);
                if (row == 0 || !finite(x[row]) || !finite(x[row - 1])) continue;
                double change = Math.abs(x[row] - x[row - 1]);
                changes.add(change);
                if (change > 0 && !(change >= resolution)) resolution = change;
                double seconds = Math.abs((double) times.values()[row] - times.values()[row - 1]) / NANOS_PER_SECOND;
                if (seconds > 0 && !times.isMissing(row) && !times.isMissing(row - 1)) rates.add(change / seconds);
                if (row + 1 < x.length && finite(x[row + 1])) spikes.add(spike(x[row - 1], x[row], x[row + 1]));
            }
            runs.end();
            inner.end();
        }
        long rows = profile.rows();
        double tail = known == null ? Double.NaN : tail(known);
        return new ValueFacts(
                rows,
                known == null || rows == 0 ? 0 : (double) known.missing() / rows,
                min,
                max,
                number(known == null ? null : known.mean()),
                number(known == null ? null : known.std()),
                quantile(known, 0.25),
                quantile(known, 0.5),
                quantile(known, 0.75),
                number(known == null ? null : known.mad()),
                quantile(known, tail),
                quantile(known, 1 - tail),
                spikes.usualMost(),
                changes.usualMost(),
                rates.usualMost(),
                resolution,
                runs.usual(),
                inner.usual(),
                stretches.isEmpty() ? 1 : (int) (stretches.get(0)[1] - stretches.get(0)[0]));
    }

    /** The outermost quantile's share that at least three values lie beyond; NaN when there is none. */
    private static double tail(DatasetProfile.ColumnFacts known) {
        double least = 3.5 / Math.max(1, known.sampled());
        List<DatasetProfile.Quantile> quantiles = known.quantiles();
        if (quantiles == null) return Double.NaN;
        for (DatasetProfile.Quantile quantile : quantiles)
            if (quantile.p() >= least && quantile.p() < 0.5) return quantile.p();
        return Double.NaN;
    }

    private static double quantile(DatasetProfile.@Nullable ColumnFacts known, double p) {
        if (known == null || known.quantiles() == null) return Double.NaN;
        // shares are told with few digits, and 1 - p is not exact
        for (DatasetProfile.Quantile quantile : known.quantiles())
            if (Math.abs(quantile.p() - p) < 1e-9) return quantile.value();
        return Double.NaN;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static boolean finite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE;
    }

    private static double spike(double before, double value, double after) {
        double to = value - before;
        double away = after - value;
        return to > 0 ? (away < 0 ? Math.min(to, -away) : 0) : to < 0 && away > 0 ? Math.min(-to, away) : 0;
    }

    private @Nullable Column axis(long[] stretch) {
        Schema schema = dataset.schema();
        return TimeScale.isAxisTested(schema) ? read(stretch, schema.axis()) : null;
    }

    private Column read(long[] stretch, int column) {
        List<Block> blocks = new ArrayList<>();
        dataset.rows(stretch[0], stretch[1], new int[] {column}).forEach(blocks::add);
        return Block.join(blocks).column(0);
    }

    /** Whole numbers above 2^53 lose their last bits. */
    static double[] doubles(Column column) {
        if (column instanceof DoubleColumn doubles) return doubles.values();
        LongColumn whole = (LongColumn) column;
        double[] values = new double[whole.size()];
        for (int row = 0; row < values.length; row++)
            values[row] = whole.isMissing(row) ? Double.NaN : whole.values()[row];
        return values;
    }

    /** Lengths of the runs of equal values, each as often as it has rows. */
    private static final class Runs {

        private static final double SHARE = 0.9;

        private long[] rowsByLength = new long[64];
        private double value = Double.NaN;
        private int length;
        private long rows;

        void add(double next) {
            // a missing value is left out, as the tests do
            if (Double.isNaN(next)) return;
            if (next == value) length++;
            else {
                end();
                value = next;
                length = 1;
            }
        }

        void end() {
            if (length > 0) {
                if (length >= rowsByLength.length)
                    rowsByLength = Arrays.copyOf(rowsByLength, Math.max(length + 1, 2 * rowsByLength.length));
                rowsByLength[length] += length;
                rows += length;
            }
            value = Double.NaN;
            length = 0;
        }

        int usual() {
            long seen = 0;
            for (int run = 1; run < rowsByLength.length; run++) {
                seen += rowsByLength[run];
                if (seen >= SHARE * rows) return rows == 0 ? 0 : run;
            }
            return 0;
        }
    }
}
