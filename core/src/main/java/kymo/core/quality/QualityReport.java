package kymo.core.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kymo.core.kernel.quality.QartodFlag;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a check found in sum: a score for each column, and their mean for the dataset. */
public final class QualityReport {

    private static final int WORST_TESTS = 3;

    private final long rows;
    private final Gate gate;
    private final List<Line> lines = new ArrayList<>();

    private record Line(CheckedColumn column, PartBorders borders) {}

    public QualityReport(long rows, Gate gate) {
        this.rows = rows;
        this.gate = gate;
    }

    /** The next column and its flags, whose parts have been joined. */
    public void add(CheckedColumn column, PartBorders borders) {
        lines.add(new Line(column, borders));
    }

    /** From 0 to 100. */
    public double score() {
        return lines.stream()
                .mapToDouble(line -> line.borders.counts(TestKind.ROLLUP).score())
                .average()
                .orElse(100);
    }

    public boolean isPassed() {
        return gate.passes(score());
    }

    /**
     * Refuses a dataset that its gate does not let through.
     *
     * @throws ProblemException {@code QUALITY_GATE}, if the gate's action is to fail
     */
    public void requirePassed(String dataset) {
        if (gate.action() != Gate.Action.FAIL || isPassed()) return;
        throw new ProblemException(
                ProblemCode.QUALITY_GATE,
                String.format(
                        Locale.ROOT,
                        "the gate asks for a score of %s but '%s' has %.2f; most rows are lost to %s",
                        number(gate.minScore()),
                        dataset,
                        score(),
                        worst()));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private String worst() {
        record Lost(String what, double score) {}
        List<Lost> lost = new ArrayList<>();
        for (Line line : lines) {
            FlagCounts all = line.borders.counts(TestKind.ROLLUP);
            long missing = all.of(QartodFlag.MISSING);
            if (missing > 0)
                lost.add(new Lost(
                        "missing values of '%s' (%,d rows)".formatted(line.column.name(), missing),
                        100 - 100.0 * missing / rows));
            for (PlannedTest test : line.column.tests()) {
                FlagCounts counts = line.borders.counts(test.kind());
                long bad = counts.of(QartodFlag.FAIL) + counts.of(QartodFlag.SUSPECT);
                double share = 100
                        * (1 - (counts.of(QartodFlag.FAIL) + 0.5 * counts.of(QartodFlag.SUSPECT)) / Math.max(1, rows));
                if (bad > 0)
                    lost.add(new Lost(
                            "%s of '%s' (%,d rows)".formatted(test.kind().wireName(), line.column.name(), bad), share));
            }
        }
        return lost.stream()
                .sorted(Comparator.comparingDouble(Lost::score))
                .limit(WORST_TESTS)
                .map(Lost::what)
                .collect(Collectors.joining(", "));
    }

    /** As JSON: what a run's result says of it. */
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("score", score());
        json.put("rows", rows);
        json.putObject("gate")
                .put("action", gate.action().wireName())
                .put("minScore", gate.minScore())
                .put("passed", isPassed());
        ArrayNode columns = json.putArray("columns");
        for (Line line : lines) columns.add(column(line));
        return json;
    }

    private static ObjectNode column(Line line) {
        ObjectNode column = JsonNodeFactory.instance.objectNode();
        FlagCounts all = line.borders.counts(TestKind.ROLLUP);
        column.put("column", line.column.name());
        column.put("role", line.column.isAxis() ? "axis" : "value");
        column.put("score", all.score());
        ArrayNode tests = column.putArray("tests");
        for (PlannedTest test : line.column.tests()) {
            ObjectNode told = tests.addObject();
            told.put("test", test.kind().wireName());
            told.set("settings", test.settings());
            told.set("counts", line.borders.counts(test.kind()).json());
        }
        column.set("rollup", all.json());
        return column;
    }
}
