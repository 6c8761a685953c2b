package kymo.core.preview;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.processors.QualityCheck;
import kymo.core.processors.QualityPlan;
import kymo.core.profile.DatasetProfile;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.FlagRun;
import kymo.core.quality.PartBorders;
import kymo.core.quality.PartCheck;
import kymo.core.quality.QualityReport;
import kymo.core.quality.RunBlocks;
import kymo.core.series.RowWindow;

/** The flags of a window's rows, those that a run stores for them, as runs that are cut at the window's ends. */
final class FlagPreview {

    private final DatasetReader dataset;
    private final QualityCheck check;
    private final QualityPlan plan;

    FlagPreview(DatasetReader dataset, QualityCheck check, DatasetProfile profile) {
        this.dataset = dataset;
        this.check = check;
        this.plan = QualityPlan.of(check, dataset, profile);
    }

    Previewed.Rows of(RowWindow window) {
        QualityReport report = new QualityReport(window.rows(), check.gate());
        List<CheckedColumn> columns = plan.columns();
        List<long[]> runs = new ArrayList<>();
        long total = 0;
        for (CheckedColumn column : columns) {
            PartCheck found = checked(column, window);
            long[] words = words(found.runs());
            PartBorders borders = new PartBorders(1, column.kinds());
            borders.put(0, found.borders());
            report.add(column, borders);
            runs.add(words);
            total += words.length;
        }
        return new Previewed.Rows(check.output(), firstOf(runs, window), total, report.json());
    }

    private PartCheck checked(CheckedColumn column, RowWindow window) {
        PartCheck found = new PartCheck(column.tests());
        int blockRows = dataset.schema().blockRows();
        // the dataset is closed by whoever opened it
        BlockWalk walk = new BlockWalk(
                dataset,
                plan.read(column),
                column.halo(),
                window.fromRow() / blockRows,
                (window.toRow() + blockRows - 1) / blockRows);
        for (Neighbourhood block = walk.next(); block != null; block = walk.next()) {
            Neighbourhood.Wide wide = block.read();
            long first = wide.block().firstRow();
            int from = (int) Math.max(wide.from(), window.fromRow() - first);
            int to = (int) Math.min(wide.to(), window.toRow() - first);
            if (from < to) found.add(plan.samples(wide.block(), column), from, to);
        }
        return found;
    }

    private static long[] words(List<Block> runs) {
        int size = runs.stream().mapToInt(Block::rows).sum();
        long[] words = new long[size];
        int at = 0;
        for (Block block : runs) {
            System.arraycopy(((LongColumn) block.column(0)).values(), 0, words, at, block.rows());
            at += block.rows();
        }
        return words;
    }

    /** The first runs of all columns by ascending first row, of equal ones in the columns' order. */
    private Block firstOf(List<long[]> runs, RowWindow window) {
        // it reads the axis, in the dataset that is closed by whoever opened it
        RunBlocks rows = new RunBlocks(dataset, Previewed.Rows.MOST_ROWS);
        rows.begin(0);
        int[] next = new int[runs.size()];
        while (rows.rows() < Previewed.Rows.MOST_ROWS) {
            int least = -1;
            for (int i = 0; i < next.length; i++)
                if (next[i] < runs.get(i).length && (least < 0 || fromRow(runs, next, i) < fromRow(runs, next, least)))
                    least = i;
            if (least < 0) break;
            long run = runs.get(least)[next[least]++];
            long from = window.fromRow() + FlagRun.fromRow(run);
            rows.add(
                    from,
                    from + FlagRun.rows(run) - 1,
                    plan.columns().get(least).name(),
                    FlagRun.test(run).wireName(),
                    FlagRun.flag(run));
        }
        return rows.rows() == 0 ? new Block(0, 0, List.of()) : rows.build();
    }

    private static int fromRow(List<long[]> runs, int[] next, int column) {
        return FlagRun.fromRow(runs.get(column)[next[column]]);
    }
}
