package kymo.jobs.quality;

import java.util.ArrayList;
import java.util.List;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.PartBorders;
import kymo.core.quality.QualityReport;
import kymo.jobs.batch.Draft;
import kymo.jobs.batch.Spilled;
import org.jspecify.annotations.Nullable;

/** The parts' flags joined, once all have been checked: where each run goes on, how many rows the result has, and what all that says of the dataset. */
final class FoldedFlags {

    private final Checked checked;
    private final Draft draft;
    private @Nullable Fold fold;

    /**
     * All that is folded.
     *
     * @param firstRow the row of the result with which each part of the input begins, and behind the last the rows of all
     */
    record Fold(Spilled runs, List<PartBorders> borders, List<Long> firstRow, QualityReport report) {}

    FoldedFlags(Checked checked, Draft draft) {
        this.checked = checked;
        this.draft = draft;
    }

    Checked checked() {
        return checked;
    }

    /**
     * Folds what has been put aside, or tells it again.
     *
     * @throws kymo.core.problems.ProblemException {@code QUALITY_GATE}
     */
    synchronized Fold fold() {
        Fold known = fold;
        if (known == null) {
            known = folded();
            known.report.requirePassed(checked.input().name());
            fold = known;
        }
        return known;
    }

    QualityReport report() {
        return fold().report;
    }

    /** How many parts the result has. */
    long resultParts() {
        Fold all = fold();
        return checked.check().output().parts(all.firstRow.get(checked.parts()));
    }

    private Fold folded() {
        List<CheckedColumn> columns = checked.plan().columns();
        Spilled borders = draft.spills().read(CheckWork.BORDERS);
        Spilled runs = draft.spills().read(CheckWork.RUNS);
        QualityReport report =
                new QualityReport(checked.input().rows(), checked.check().gate());
        List<PartBorders> joined = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            PartBorders column =
                    new PartBorders(checked.parts(), columns.get(place).kinds());
            for (int part = 0; part < checked.parts(); part++) {
                try (Spilled.Part aside = borders.open(part * columns.size() + place)) {
                    column.put(part, aside.read(0));
                }
            }
            column.join();
            joined.add(column);
            report.add(columns.get(place), column);
        }
        List<Long> firstRow = new ArrayList<>(List.of(0L));
        for (int part = 0; part < checked.parts(); part++) {
            long next = firstRow.get(part);
            for (int place = 0; place < columns.size(); place++)
                next += runs.rows(part * columns.size() + place)
                        - joined.get(place).joined(part);
            firstRow.add(next);
        }
        return new Fold(runs, joined, firstRow, report);
    }
}
