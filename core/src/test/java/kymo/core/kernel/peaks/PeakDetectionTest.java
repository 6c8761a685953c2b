package kymo.core.kernel.peaks;

import static kymo.core.kernel.peaks.PeakProperty.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import kymo.core.kernel.DoubleColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakDetectionTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsWhatTheDefinitionFinds(long seed) {
        AnySignal any = new AnySignal(seed);
        for (int trial = 0; trial < 1_000; trial++) {
            double[] x = any.next(120);
            PeakConditions conditions = any.conditions();
            Peaks peaks = PeakDetection.maxima(conditions).apply(DoubleColumn.of(x));
            List<NaivePeaks.Peak> expected = new NaivePeaks(x, conditions).find();
            assertThat(peaks.rows())
                    .as("%s of %s", conditions, Arrays.toString(x))
                    .containsExactly(
                            expected.stream().mapToLong(NaivePeaks.Peak::row).toArray());
            for (PeakProperty property : peaks.properties()) {
                double[] values =
                        expected.stream().mapToDouble(p -> p.of(property)).toArray();
                PeakDetectionConformanceTest.assertSame(property.columnName(), peaks.property(property), values);
            }
        }
    }

    @Test
    void ofEquallyHighPeaksTooNearTheLaterOneStays() {
        double[] x = {0, 2, 1, 2, 1, 2, 0};
        assertThat(find(PeakConditions.none().withDistance(3), x).rows()).containsExactly(1, 5);
        assertThat(find(PeakConditions.none().withDistance(6), x).rows()).containsExactly(5);
    }

    @Test
    void minimaAreTheMaximaOfTheNegatedSignal() {
        double[] x = {3, 1, 2, -4, -4, 5};
        PeakConditions conditions = PeakConditions.none().withHeight(Bounds.any());
        Peaks minima = new PeakDetection(conditions, Polarity.MINIMA, false).apply(DoubleColumn.of(x));
        assertThat(minima.rows()).containsExactly(1, 3);
        assertThat(minima.property(PEAK_HEIGHTS)).containsExactly(-1, 4);
        assertThat(minima.minima()).containsExactly(true, true);
    }

    @Test
    void bothComeByRowAndDoNotSuppressEachOther() {
        double[] x = {0, 3, 1, 2, 0, 4, 0};
        PeakConditions conditions =
                PeakConditions.none().withHeight(Bounds.any()).withDistance(4);
        Peaks both = new PeakDetection(conditions, Polarity.BOTH, false).apply(DoubleColumn.of(x));
        assertThat(both.rows()).containsExactly(1, 4, 5);
        assertThat(both.minima()).containsExactly(false, true, false);
        assertThat(both.property(PEAK_HEIGHTS)).containsExactly(3, -0.0, 4);
    }

    @Test
    void onlyWhatIsAskedForIsTold() {
        Peaks peaks = find(PeakConditions.none(), 0, 1, 0);
        assertThat(peaks.properties()).isEmpty();
        assertThatThrownBy(() -> peaks.property(WIDTHS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only properties that the conditions ask for are told ([]) but not WIDTHS");
    }

    @Test
    void shapesAreToldOfThePeaksThatStay() {
        PeakConditions conditions = PeakConditions.none().withProminence(Bounds.atLeast(2));
        Peaks peaks = new PeakDetection(conditions, Polarity.MAXIMA, true).apply(DoubleColumn.of(0, 1, 0, 3, 0));
        assertThat(peaks.rows()).containsExactly(3);
        assertThat(peaks.property(AREAS)).containsExactly(3);
        assertThat(peaks.property(FWHM)).containsExactly(1);
    }

    @Test
    void aBoundPerRowIsThatOfThePeaksRow() {
        double[] x = {0, 1, 0, 2, 0};
        Bounds atLeast = Bounds.atLeastPerRow(new double[] {9, 1, 9, 2.5, 9});
        assertThat(find(PeakConditions.none().withHeight(atLeast), x).rows()).containsExactly(1);
        Bounds between = Bounds.atLeast(0).and(Bounds.atMostPerRow(new double[] {0, 0, 0, 2, 0}));
        assertThat(find(PeakConditions.none().withHeight(between), x).rows()).containsExactly(3);
    }

    @Test
    void rejectsBoundsOfAnotherLength() {
        PeakConditions conditions = PeakConditions.none().withWidth(Bounds.atMostPerRow(new double[] {1, 2}));
        assertThatThrownBy(() -> find(conditions, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bounds per row must be as many as the signal's rows (3) but width has 2");
    }

    @Test
    void rejectsConditionsOutsideTheirRange() {
        assertThatThrownBy(() -> PeakConditions.none().withDistance(0.5))
                .hasMessage("distance must be 1 or more rows but was 0.5");
        assertThatThrownBy(() -> PeakConditions.none().withDistance(Double.NaN))
                .hasMessage("distance must be 1 or more rows but was NaN");
        assertThatThrownBy(() -> PeakConditions.none().withWlen(1))
                .hasMessage("wlen must be more than 1 row but was 1.0");
        assertThatThrownBy(() -> PeakConditions.none().withRelHeight(-0.1))
                .hasMessage("relHeight must be 0 or more but was -0.1");
    }

    @Test
    void boundsInUnitsOfTheNoiseAreScaled() {
        Bounds threeSigma = Bounds.between(3, 5).times(0.5);
        assertThat(threeSigma.admits(1.5, 0)).isTrue();
        assertThat(threeSigma.admits(2.5, 0)).isTrue();
        assertThat(threeSigma.admits(1.4, 0)).isFalse();
        assertThat(threeSigma.admits(2.6, 0)).isFalse();
        assertThat(Bounds.atLeastPerRow(new double[] {1, 2}).times(2).admits(3, 1))
                .isFalse();
    }

    private static Peaks find(PeakConditions conditions, double... x) {
        return PeakDetection.maxima(conditions).apply(DoubleColumn.of(x));
    }
}
