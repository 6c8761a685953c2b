package kymo.core.processors;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kymo.core.kernel.quality.BackwardTime;
import kymo.core.kernel.quality.DuplicateTime;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.TimeGap;
import kymo.core.kernel.quality.TimeJitter;
import kymo.core.quality.PlannedTest;
import kymo.core.quality.StepFacts;
import kymo.core.quality.TestKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The tests of an axis. By themselves they allow what steps usually do: all but 1 of 1,000 of them, and half as much again. */
record AxisTests(TestSettings settings) {

    private static final double GAP = 1.5;
    private static final double JITTER = 0.1;
    private static final double DEVIATIONS = 10;

    List<PlannedTest> planned() {
        return Stream.of(
                        settings.test(TestKind.GAP, this::gap, "fail"),
                        settings.test(TestKind.JITTER, this::jitter, "step", "suspect", "fail"),
                        settings.test(TestKind.DUPLICATE_TIME, (members, told) -> new DuplicateTime()),
                        settings.test(TestKind.BACKWARD_TIME, (members, told) -> new BackwardTime()))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable QualityTest gap(Parameters members, ObjectNode told) {
        StepFacts steps = settings.steps();
        double usual = Math.max(
                Math.max(GAP * steps.median(), steps.median() + DEVIATIONS * steps.jitter()),
                GAP * steps.usualLongest());
        double fail = settings.nanos(members, "fail", usual);
        if (!(fail >= 0)) return null;
        told.put("fail", TestSettings.seconds(fail));
        return new TimeGap((long) Math.min(Long.MAX_VALUE, fail));
    }

    private @Nullable QualityTest jitter(Parameters members, ObjectNode told) {
        StepFacts steps = settings.steps();
        double step = settings.nanos(members, "step", steps.median());
        double usual = Math.max(Math.max(JITTER * step, DEVIATIONS * steps.jitter()), GAP * steps.usualDeviation());
        double suspect = settings.nanos(members, "suspect", usual);
        double fail = settings.nanos(members, "fail", Double.POSITIVE_INFINITY);
        if (!(step >= 1 && suspect >= 0)) return null;
        told.put("step", TestSettings.seconds(step));
        told.put("suspect", TestSettings.seconds(suspect));
        if (fail <= Double.MAX_VALUE) told.put("fail", TestSettings.seconds(fail));
        else told.putNull("fail");
        return new TimeJitter(
                (long) Math.min(Long.MAX_VALUE, Math.rint(step)), (long) Math.min(Long.MAX_VALUE, suspect), (long)
                        Math.min(Long.MAX_VALUE, fail));
    }
}
