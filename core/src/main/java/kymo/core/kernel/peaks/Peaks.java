package kymo.core.kernel.peaks;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The peaks found in a signal, by ascending row, and what was asked of them: one element of each array a peak.
 *
 * <p>Properties that are rows are whole numbers; all of them fit a double exactly. Minima are told as maxima of the negated signal.
 */
public final class Peaks {

    private final long[] rows;
    private final boolean[] minima;
    private final Map<PeakProperty, double[]> properties;

    private Peaks(long[] rows, boolean[] minima, Map<PeakProperty, double[]> properties) {
        this.rows = rows;
        this.minima = minima;
        this.properties = properties;
    }

    static Peaks of(long[] rows, boolean minima) {
        boolean[] flags = new boolean[rows.length];
        Arrays.fill(flags, minima);
        return new Peaks(rows, flags, new EnumMap<>(PeakProperty.class));
    }

    public int size() {
        return rows.length;
    }

    /** The peaks' rows; of a flat top the middle one, the left one of two. Not to be changed. */
    public long[] rows() {
        return rows;
    }

    /** Which of the peaks are minima. Not to be changed. */
    public boolean[] minima() {
        return minima;
    }

    /** The properties that are told. */
    public Set<PeakProperty> properties() {
        return Collections.unmodifiableSet(properties.keySet());
    }

    /**
     * The values of one property, one a peak. Not to be changed.
     *
     * @throws IllegalArgumentException when the conditions did not ask for it
     */
    public double[] property(PeakProperty property) {
        double[] values = properties.get(property);
        if (values == null)
            throw new IllegalArgumentException("only properties that the conditions ask for are told (%s) but not %s"
                    .formatted(properties.keySet(), property));
        return values;
    }

    /** These peaks with other bounds, one a peak. */
    public Peaks withBounds(long[] left, long[] right) {
        Peaks bounded = new Peaks(rows, minima, new EnumMap<>(properties));
        bounded.put(PeakProperty.LEFT_BOUNDS, left);
        bounded.put(PeakProperty.RIGHT_BOUNDS, right);
        return bounded;
    }

    void put(PeakProperty property, double[] values) {
        properties.put(property, values);
    }

    void put(PeakProperty property, long[] values) {
        double[] exact = new double[values.length];
        for (int i = 0; i < exact.length; i++) exact[i] = values[i];
        properties.put(property, exact);
    }

    Peaks taken(int[] positions) {
        if (positions.length == rows.length) return this;
        return arranged(positions);
    }

    /** These maxima and those minima of the same signal by ascending row; no row is both. */
    Peaks merged(Peaks others) {
        int[] order = new int[rows.length + others.rows.length];
        int mine = 0;
        int theirs = 0;
        for (int i = 0; i < order.length; i++) {
            boolean take = theirs == others.rows.length || (mine < rows.length && rows[mine] < others.rows[theirs]);
            order[i] = take ? mine++ : rows.length + theirs++;
        }
        return followedBy(others).arranged(order);
    }

    private Peaks followedBy(Peaks others) {
        int size = rows.length;
        int sum = size + others.rows.length;
        long[] allRows = Arrays.copyOf(rows, sum);
        System.arraycopy(others.rows, 0, allRows, size, sum - size);
        boolean[] allMinima = Arrays.copyOf(minima, sum);
        System.arraycopy(others.minima, 0, allMinima, size, sum - size);
        Peaks joined = new Peaks(allRows, allMinima, new EnumMap<>(PeakProperty.class));
        properties.forEach((property, values) -> {
            double[] all = Arrays.copyOf(values, sum);
            System.arraycopy(others.property(property), 0, all, size, sum - size);
            joined.put(property, all);
        });
        return joined;
    }

    private Peaks arranged(int[] order) {
        long[] someRows = new long[order.length];
        boolean[] someMinima = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            someRows[i] = rows[order[i]];
            someMinima[i] = minima[order[i]];
        }
        Peaks arranged = new Peaks(someRows, someMinima, new EnumMap<>(PeakProperty.class));
        properties.forEach((property, values) -> {
            double[] some = new double[order.length];
            for (int i = 0; i < order.length; i++) some[i] = values[order[i]];
            arranged.put(property, some);
        });
        return arranged;
    }
}
