package kymo.jobs.script.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stretches of rows that a detector has found. */
public final class Stretches {

    /** One of them. */
    public static final class Stretch {
        private final long fromRow;
        private final long toRow;
        private final @Nullable String label;
        private final double[] values;

        private Stretch(long fromRow, long toRow, @Nullable String label, double[] values) {
            this.fromRow = fromRow;
            this.toRow = toRow;
            this.label = label;
            this.values = values;
        }

        public long fromRow() {
            return fromRow;
        }

        public long toRow() {
            return toRow;
        }

        public @Nullable String label() {
            return label;
        }

        public double value(int output) {
            return values[output];
        }

        /** How many values it has. */
        public int count() {
            return values.length;
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();

    /**
     * Adds one.
     *
     * @param fromRow the dataset's number of its first row, see {@link Rows#number}
     * @param toRow of its last row
     * @param label what it is, null when there is nothing to say
     * @param values one for each output, NaN being missing
     */
    public Stretches add(long fromRow, long toRow, @Nullable String label, double... values) {
        stretches.add(new Stretch(fromRow, toRow, label, values.clone()));
        return this;
    }

    /** How many there are. */
    public int count() {
        return stretches.size();
    }

    public List<Stretch> all() {
        return Collections.unmodifiableList(stretches);
    }
}
