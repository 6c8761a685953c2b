package kymo.core.kernel.peaks;

import static kymo.core.kernel.peaks.PeakProperty.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The definition of find_peaks, peak by peak and as slow as it reads: the oracle of the fast one. */
final class NaivePeaks {

    private final double[] x;
    private final PeakConditions conditions;

    NaivePeaks(double[] x, PeakConditions conditions) {
        this.x = x;
        this.conditions = conditions;
    }

    record Peak(int row, Map<PeakProperty, Double> properties) {

        double of(PeakProperty property) {
            return properties.get(property);
        }
    }

    List<Peak> find() {
        List<Peak> peaks = maxima();
        peaks = kept(peaks, p -> admits(conditions.plateauSize(), p, PLATEAU_SIZES, PLATEAU_SIZES));
        peaks = kept(peaks, p -> admits(conditions.height(), p, PEAK_HEIGHTS, PEAK_HEIGHTS));
        peaks = kept(peaks, p -> admits(conditions.threshold(), p, LEFT_THRESHOLDS, RIGHT_THRESHOLDS));
        peaks = apart(peaks);
        peaks.forEach(this::prominence);
        peaks = kept(peaks, p -> admits(conditions.prominence(), p, PROMINENCES, PROMINENCES));
        peaks.forEach(this::width);
        return kept(peaks, p -> admits(conditions.width(), p, WIDTHS, WIDTHS));
    }

    private List<Peak> maxima() {
        List<Peak> peaks = new ArrayList<>();
        for (int first = 1; first < x.length - 1; first++) {
            int last = first;
            while (last < x.length - 1 && x[last + 1] == x[first]) last++;
            if (!(x[first - 1] < x[first]) || last == x.length - 1 || !(x[last + 1] < x[last])) continue;
            int row = (first + last) / 2;
            Map<PeakProperty, Double> properties = new EnumMap<>(PeakProperty.class);
            properties.put(PLATEAU_SIZES, last - first + 1.0);
            properties.put(LEFT_EDGES, (double) first);
            properties.put(RIGHT_EDGES, (double) last);
            properties.put(PEAK_HEIGHTS, x[row]);
            properties.put(LEFT_THRESHOLDS, x[row] - x[row - 1]);
            properties.put(RIGHT_THRESHOLDS, x[row] - x[row + 1]);
            peaks.add(new Peak(row, properties));
        }
        return peaks;
    }

    private List<Peak> apart(List<Peak> peaks) {
        List<Peak> byPriority = new ArrayList<>(peaks);
        byPriority.sort(Comparator.<Peak>comparingDouble(p -> x[p.row()] + 0.0)
                .thenComparingInt(Peak::row)
                .reversed());
        List<Peak> taken = new ArrayList<>();
        for (Peak peak : byPriority) {
            if (taken.stream().allMatch(t -> Math.abs(t.row() - peak.row()) >= conditions.distanceRows()))
                taken.add(peak);
        }
        taken.sort(Comparator.comparingInt(Peak::row));
        return taken;
    }

    private void prominence(Peak peak) {
        int half = (int) Math.min(1_000_000, Math.ceil(conditions.wlenRows())) / 2;
        int left = base(peak.row(), -1, half);
        int right = base(peak.row(), 1, half);
        peak.properties().put(LEFT_BASES, (double) left);
        peak.properties().put(RIGHT_BASES, (double) right);
        peak.properties().put(PROMINENCES, x[peak.row()] - Math.max(x[left], x[right]));
    }

    private int base(int peak, int step, int half) {
        int base = peak;
        for (int row = peak; row >= 0 && row < x.length && Math.abs(row - peak) <= half; row += step) {
            if (!(x[row] <= x[peak])) break;
            if (x[row] < x[base]) base = row;
        }
        return base;
    }

    private void width(Peak peak) {
        double height = x[peak.row()] - peak.of(PROMINENCES) * conditions.relHeight();
        double left = meets(peak.row(), -1, (int) peak.of(LEFT_BASES), height);
        double right = meets(peak.row(), 1, (int) peak.of(RIGHT_BASES), height);
        peak.properties().put(WIDTH_HEIGHTS, height);
        peak.properties().put(LEFT_IPS, left);
        peak.properties().put(RIGHT_IPS, right);
        peak.properties().put(WIDTHS, right - left);
    }

    private double meets(int peak, int step, int base, double height) {
        int row = peak;
        while (row != base && height < x[row]) row += step;
        if (!(x[row] < height)) return row;
        double part = (height - x[row]) / (x[row - step] - x[row]);
        return step < 0 ? row + part : row - part;
    }

    private static boolean admits(Bounds bounds, Peak peak, PeakProperty one, PeakProperty other) {
        if (bounds == null) return true;
        double a = peak.of(one);
        double b = peak.of(other);
        return bounds.admits(Math.min(a, b), Math.max(a, b), peak.row());
    }

    private static List<Peak> kept(List<Peak> peaks, Predicate<Peak> condition) {
        return new ArrayList<>(peaks.stream().filter(condition).toList());
    }
}
