package kymo.core.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisProfilerTest {

    @Test
    void tellsStepJitterDuplicatesGapsAndStepsBack() {
        AxisProfile profile = of(0, 10, 20, 20, 31, 60, 15, 25).profile();
        assertThat(profile.medianStepNanos()).isEqualTo(10);
        assertThat(profile.jitterNanos()).isZero();
        assertThat(profile.equalSteps()).isEqualTo(1);
        assertThat(profile.duplicates()).isEqualTo(1);
        assertThat(profile.backwardSteps()).isEqualTo(1);
        assertThat(profile.gaps()).isEqualTo(1);
        assertThat(profile.longestStepNanos()).isEqualTo(29);
        assertThat(profile.min()).isZero();
        assertThat(profile.max()).isEqualTo(60);
    }

    @Test
    void missingTimesAreLeftOut() {
        AxisProfiler profiler = new AxisProfiler();
        profiler.add(LongColumn.of(new long[] {0, 5, 0, 9}, Validity.of(new long[] {0b1010})));
        AxisProfile profile = profiler.profile();
        assertThat(profile.missing()).isEqualTo(2);
        assertThat(profile.medianStepNanos()).isEqualTo(4);
        assertThat(profile.distinct().values()).isEqualTo(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void profileIsTheSameHoweverTheRowsAreCutJoinedAndSaved(long seed) {
        Random random = new Random(seed);
        long[] times = new long[5_000];
        for (int row = 1; row < times.length; row++)
            times[row] = times[row - 1] + random.nextInt(20) - (seed % 2 == 0 ? 3 : 0);
        AxisProfiler joined = new AxisProfiler();
        AxisProfiler part = new AxisProfiler();
        for (int from = 0; from < times.length; ) {
            int to = Math.min(times.length, from + random.nextInt(900));
            part.add(LongColumn.of(Arrays.copyOfRange(times, from, to)));
            if (random.nextInt(3) == 0) part = AxisProfiler.restore(part.save());
            if (random.nextInt(2) == 0) {
                joined.add(part);
                part = new AxisProfiler();
            }
            from = to;
        }
        joined.add(part);
        assertThat(joined.profile()).isEqualTo(of(times).profile());
    }

    @Test
    void medianOfTooManyDifferentStepsIsAnEstimateWithinItsBound() {
        Random random = new Random(3);
        long[] steps = random.longs(300_000, 1_000_000, 2_000_000).toArray();
        long[] times = new long[steps.length + 1];
        for (int i = 0; i < steps.length; i++) times[i + 1] = times[i] + steps[i];
        AxisProfile profile = of(times).profile();
        assertThat(profile.stepRankError()).isPositive();
        long below = LongStream.of(steps)
                .filter(step -> step < profile.medianStepNanos())
                .count();
        assertThat(Math.abs(below / (double) steps.length - 0.5)).isLessThanOrEqualTo(profile.stepRankError());
    }

    @Test
    void distinctTimesBeyondTheBoundAreAnEstimateOnlyWhereTimeStepsBack() {
        long[] times = LongStream.range(0, AxisProfiler.EXACT_TIMES + 9).toArray();
        AxisProfiler profiler = of(times);
        assertThat(profiler.profile().distinct()).isEqualTo(new DistinctCount(times.length, 0));
        profiler.add(LongColumn.of(0));
        DistinctCount distinct = profiler.profile().distinct();
        assertThat(distinct.isEstimate()).isTrue();
        assertThat((double) Math.abs(distinct.values() - times.length))
                .isLessThan(distinct.relativeError() * times.length);
    }

    private static AxisProfiler of(long... times) {
        AxisProfiler profiler = new AxisProfiler();
        profiler.add(LongColumn.of(times));
        return profiler;
    }
}
