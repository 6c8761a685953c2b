package kymo.core.processors;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kymo.core.kernel.quality.AttenuatedRecord;
import kymo.core.kernel.quality.AttenuatedSignal;
import kymo.core.kernel.quality.FlatLine;
import kymo.core.kernel.quality.GrossRange;
import kymo.core.kernel.quality.IqrOutliers;
import kymo.core.kernel.quality.IsolatedPoint;
import kymo.core.kernel.quality.MadOutliers;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.RateOfChange;
import kymo.core.kernel.quality.Saturation;
import kymo.core.kernel.quality.Spike;
import kymo.core.kernel.quality.ValueSpan;
import kymo.core.kernel.quality.Variation;
import kymo.core.kernel.quality.VariationLimits;
import kymo.core.kernel.quality.ZScoreOutliers;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.quality.PlannedTest;
import kymo.core.quality.TestKind;
import kymo.core.quality.TimeScale;
import kymo.core.quality.ValueFacts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tests of a column of values. What is not told comes from the data, so that what they do all the time is no fault: a limit lies well beyond what all but 1
 * of 1,000 values do, and a test whose limit could not is left out. {@code docs/reference/data-quality.md} tells each rule.
 */
record ValueTests(TestSettings settings, ValueFacts facts) {

    private static final double SUSPECT_SPANS = 1;
    private static final double FAIL_SPANS = 3;
    private static final double SPIKES = 3;
    private static final double RATES = 5;
    private static final int RUNS = 5;
    private static final int LEAST_FLAT_ROWS = 20;
    private static final int LEAST_SATURATED_ROWS = 5;
    private static final int ISOLATED_ROWS = 3;
    private static final double IQR_FACTOR = 3;
    private static final double DEVIATIONS = 6;
    /** A step this large a part of the whole range is a step between levels, not the resolution of a converter. */
    private static final double COARSE = 0.2;
    /** Smaller than any difference of two values: only equal ones lie within. */
    private static final double EQUAL = Double.MIN_VALUE;

    List<PlannedTest> planned() {
        return Stream.of(
                        settings.test(TestKind.GROSS_RANGE, this::grossRange, "fail", "suspect"),
                        settings.test(TestKind.SPIKE, this::spike, "method", "suspect", "fail"),
                        settings.test(TestKind.RATE_OF_CHANGE, this::rateOfChange, "suspect", "fail"),
                        settings.test(TestKind.FLAT_LINE, this::flatLine, "suspect", "fail", "tolerance"),
                        settings.test(
                                TestKind.ATTENUATED_SIGNAL,
                                this::attenuated,
                                "suspect",
                                "fail",
                                "variation",
                                "period",
                                "minObservations"),
                        settings.test(TestKind.CLIMATOLOGY, new Seasons(settings)::climatology, "members"),
                        settings.test(TestKind.SATURATION, this::saturation, "low", "high", "suspect", "fail"),
                        settings.test(TestKind.ISOLATED, this::isolated, "rows"),
                        settings.test(TestKind.IQR, this::iqr, "factor"),
                        settings.test(TestKind.ZSCORE, this::zScore, "limit"),
                        settings.test(TestKind.MAD, this::mad, "limit"))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable QualityTest grossRange(Parameters members, ObjectNode told) {
        ValueSpan fail = TestSettings.span(members, "fail");
        ValueSpan suspect = TestSettings.span(members, "suspect");
        if (fail == null && suspect == null) {
            double span = facts.tailSpan();
            // a span whose ends are infinite judges nothing
            if (!(span > 0 && FAIL_SPANS * span <= Double.MAX_VALUE)) return null;
            fail = new ValueSpan(facts.lowTail() - FAIL_SPANS * span, facts.highTail() + FAIL_SPANS * span);
            suspect = new ValueSpan(facts.lowTail() - SUSPECT_SPANS * span, facts.highTail() + SUSPECT_SPANS * span);
        }
        if (fail == null) fail = new ValueSpan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        TestSettings.tell(told, "fail", fail);
        if (suspect == null) told.putNull("suspect");
        else TestSettings.tell(told, "suspect", suspect);
        return new GrossRange(fail, suspect);
    }

    private @Nullable QualityTest spike(Parameters members, ObjectNode told) {
        Spike.Method method = members.choice("method", Spike.Method.DIFFERENTIAL);
        double range = facts.max() - facts.min();
        double usual = Math.max(Math.max(SPIKES * facts.usualSpike(), facts.usualChange()), 1.5 * fineStep(range));
        if (usual == 0 && range > 0) usual = 1e-9 * range;
        double suspect = members.number("suspect", 0, members.has("fail") ? 0 : usual);
        double fail = members.number("fail", 0, members.has("suspect") ? 0 : 2 * usual);
        if (suspect == 0 && fail == 0) return null;
        told.put("method", method.name().toLowerCase(java.util.Locale.ROOT));
        told.put("suspect", suspect);
        told.put("fail", fail);
        return new Spike(method, suspect, fail);
    }

    private @Nullable QualityTest rateOfChange(Parameters members, ObjectNode told) {
        double usual = RATES * facts.usualRate();
        double step = settings.scale().nanos() < 0
                ? 1
                : TestSettings.seconds(settings.steps().median());
        if (usual == 0) usual = RATES * fineStep(facts.max() - facts.min()) / step;
        boolean told1 = members.has("suspect");
        boolean told2 = members.has("fail");
        double suspect = members.number("suspect", 0, told2 ? Double.POSITIVE_INFINITY : usual);
        double fail = members.number("fail", 0, told1 ? Double.POSITIVE_INFINITY : 2 * usual);
        if (!told1 && !told2 && !(usual > 0 && usual <= Double.MAX_VALUE)) return null;
        tell(told, "suspect", suspect);
        tell(told, "fail", fail);
        return new RateOfChange(suspect, fail);
    }

    /** The least difference between neighbours where that is a fine one; else 0. */
    private double fineStep(double range) {
        return facts.resolution() <= COARSE * range ? facts.resolution() : 0;
    }

    private @Nullable QualityTest flatLine(Parameters members, ObjectNode told) {
        boolean toldRows = members.has("suspect") || members.has("fail");
        int usual = Math.max(LEAST_FLAT_ROWS, RUNS * facts.usualRun());
        if (!toldRows && !isSeenWhole(facts.usualRun(), 2 * usual)) return null;
        int suspect = settings.rows(members, "suspect", 1, Math.min(usual, settings.mostRows() - 1));
        int fail = settings.rows(members, "fail", 1, twice(suspect));
        if (!members.has("suspect") && members.has("fail")) suspect = fail;
        double tolerance = members.number("tolerance", 0, 0);
        told.put("suspect", suspect);
        told.put("fail", fail);
        told.put("tolerance", tolerance);
        return new FlatLine(suspect, fail, Math.max(EQUAL, tolerance));
    }

    /** As far as a block may look. */
    private int twice(int rows) {
        return (int) Math.min(settings.mostRows() - 1L, 2L * rows);
    }

    /** Whether runs of usual length are short enough for the sample to have seen them, and their limit for a block to bring as many rows. */
    private boolean isSeenWhole(int usualRun, int rows) {
        return usualRun >= 1 && usualRun <= facts.stretch() / 4 && rows < settings.mostRows();
    }

    private @Nullable QualityTest attenuated(Parameters members, ObjectNode told) {
        boolean asked = members.has("suspect") || members.has("fail");
        if (!asked && facts.rows() < LEAST_FLAT_ROWS) return null;
        Variation variation = members.choice("variation", asked ? Variation.DEVIATION : Variation.RANGE);
        double suspect = members.number("suspect", 0, 0);
        double fail = members.number("fail", 0, 0);
        VariationLimits limits = new VariationLimits(Math.max(EQUAL, suspect), Math.max(EQUAL, fail));
        told.put("variation", variation.name().toLowerCase(java.util.Locale.ROOT));
        told.put("suspect", suspect);
        told.put("fail", fail);
        if (!members.has("period")) {
            double whole = variation == Variation.RANGE ? facts.max() - facts.min() : facts.std();
            return new AttenuatedRecord(limits, whole);
        }
        long period = (long) settings.nanos(members, "period", 0);
        if (settings.input() != null && !TimeScale.isCalendar(settings.input()))
            throw new ProblemException(
                            ProblemCode.PARAMETER_INVALID,
                            "period of attenuated_signal needs an axis of times; leave it out to judge the column as a whole")
                    .in("period");
        int least = members.wholeNumber("minObservations", 0, Integer.MAX_VALUE, 2);
        told.put("period", TestSettings.seconds((double) period));
        told.put("minObservations", least);
        return new AttenuatedSignal(variation, limits, period, least);
    }

    private @Nullable QualityTest saturation(Parameters members, ObjectNode told) {
        double low =
                members.number("low", -Double.MAX_VALUE, members.has("high") ? Double.NEGATIVE_INFINITY : facts.min());
        double high =
                members.number("high", -Double.MAX_VALUE, members.has("low") ? Double.POSITIVE_INFINITY : facts.max());
        boolean asked = members.has("low") || members.has("high");
        int usual = Math.max(LEAST_SATURATED_ROWS, RUNS * facts.usualInnerRun());
        int suspect = settings.rows(
                members, "suspect", 1, asked ? LEAST_SATURATED_ROWS : Math.min(usual, settings.mostRows() - 1));
        int fail = settings.rows(members, "fail", suspect, twice(suspect));
        if (!asked && !(low < high)) return null;
        if (!asked && !members.has("suspect") && !isSeenWhole(facts.usualInnerRun(), fail)) return null;
        tell(told, "low", low);
        tell(told, "high", high);
        told.put("suspect", suspect);
        told.put("fail", fail);
        return new Saturation(low, high, suspect, fail);
    }

    private @Nullable QualityTest isolated(Parameters members, ObjectNode told) {
        if (!members.has("rows") && facts.missing() > 0.5) return null;
        int rows = settings.rows(members, "rows", 1, ISOLATED_ROWS);
        told.put("rows", rows);
        return new IsolatedPoint(rows);
    }

    private @Nullable QualityTest iqr(Parameters members, ObjectNode told) {
        double factor = members.number("factor", 0, IQR_FACTOR);
        double reach = factor * (facts.thirdQuartile() - facts.firstQuartile());
        if (!(reach > 0)) return null;
        if (!members.has("factor") && !holdsTails(facts.firstQuartile() - reach, facts.thirdQuartile() + reach))
            return null;
        told.put("factor", factor);
        told.put("firstQuartile", facts.firstQuartile());
        told.put("thirdQuartile", facts.thirdQuartile());
        return new IqrOutliers(facts.firstQuartile(), facts.thirdQuartile(), factor);
    }

    private @Nullable QualityTest zScore(Parameters members, ObjectNode told) {
        double limit = members.number("limit", 0, DEVIATIONS);
        double reach = limit * facts.std();
        if (!(reach > 0)) return null;
        if (!members.has("limit") && !holdsTails(facts.mean() - reach, facts.mean() + reach)) return null;
        told.put("limit", limit);
        told.put("mean", facts.mean());
        told.put("std", facts.std());
        return new ZScoreOutliers(facts.mean(), facts.std(), limit);
    }

    private @Nullable QualityTest mad(Parameters members, ObjectNode told) {
        double limit = members.number("limit", 0, DEVIATIONS);
        double reach = limit * facts.mad() / 0.6745;
        if (!(reach > 0)) return null;
        if (!members.has("limit") && !holdsTails(facts.median() - reach, facts.median() + reach)) return null;
        told.put("limit", limit);
        told.put("median", facts.median());
        told.put("mad", facts.mad());
        return new MadOutliers(facts.median(), facts.mad(), limit);
    }

    private boolean holdsTails(double low, double high) {
        return facts.lowTail() >= low && facts.highTail() <= high;
    }

    private static void tell(ObjectNode told, String name, double limit) {
        if (Double.isInfinite(limit) || Double.isNaN(limit)) told.putNull(name);
        else told.put(name, limit);
    }
}
