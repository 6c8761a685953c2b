package kymo.core.preview;

import kymo.core.kernel.peaks.BaseBorder;
import kymo.core.kernel.peaks.BaseRecords;
import kymo.core.peaks.Signal;
import kymo.core.peaks.SignalReader;
import kymo.core.series.Finest;

/**
 * What the rows beyond a window mean for the bases of the peaks in it. Walks outwards over the pyramid's finest buckets, each at once where it holds
 * nothing higher or nothing lower than what lies before it, and row by row where it holds both, or values that are missing or infinite.
 */
final class BasesBeyond {

    private final SignalReader rows;
    private final boolean minima;
    private final Finest finest;

    /** @param finest of the signal's column */
    BasesBeyond(SignalReader rows, Signal signal, Finest finest) {
        this.rows = rows;
        this.minima = signal.minima();
        this.finest = finest;
    }

    /**
     * What all rows before row {@code from} leave behind.
     *
     * @param highest of the peaks; nothing matters beyond a row that is higher
     */
    BaseBorder before(long from, double highest) {
        return new Walk(-1, highest).from(from - 1);
    }

    /** What row {@code to} and all behind it leave behind, walked backwards. */
    BaseBorder after(long to, double highest) {
        return new Walk(1, highest).from(to);
    }

    private final class Walk {

        private final int step;
        private final double highest;
        private final BaseRecords records = new BaseRecords();

        Walk(int step, double highest) {
            this.step = step;
            this.highest = highest;
        }

        BaseBorder from(long row) {
            if (row < 0 || row >= rows.size()) return records.border();
            int bucket = (int) (row / finest.bucketRows());
            boolean goesOn = step < 0 ? goesOn(first(bucket), row + 1) : goesOn(row, end(bucket));
            for (bucket += step; goesOn && bucket >= 0 && bucket < finest.size(); bucket += step)
                goesOn = goesOn(bucket);
            return records.border();
        }

        /** Takes in a bucket; whether those beyond it still matter. */
        private boolean goesOn(int bucket) {
            if (finest.count(bucket) < end(bucket) - first(bucket)) return goesOn(first(bucket), end(bucket));
            double low = minima ? -finest.greatest(bucket) : finest.least(bucket);
            double high = minima ? -finest.least(bucket) : finest.greatest(bucket);
            if (records.isLower(low) && records.isHigher(high)) return goesOn(first(bucket), end(bucket));
            if (records.isLower(low)) records.low(low, () -> nearest(bucket, low));
            if (records.isHigher(high)) records.high(high);
            return high <= highest;
        }

        /** Takes in rows {@code from} (inclusive) to {@code to} (exclusive) one by one. */
        private boolean goesOn(long from, long to) {
            double[] values = rows.rows(from, to);
            for (int i = 0; i < values.length; i++) {
                int at = step < 0 ? values.length - 1 - i : i;
                if (Double.isNaN(values[at])) return false;
                records.row(values[at], from + at);
                if (values[at] > highest) return false;
            }
            return true;
        }

        private long nearest(int bucket, double value) {
            double[] values = rows.rows(first(bucket), end(bucket));
            int at = step < 0 ? values.length - 1 : 0;
            while (values[at] != value) at += step;
            return first(bucket) + at;
        }
    }

    private long first(int bucket) {
        return (long) bucket * finest.bucketRows();
    }

    private long end(int bucket) {
        return Math.min(rows.size(), first(bucket) + finest.bucketRows());
    }
}
