package kymo.jobs.script;

import kymo.core.dataset.BlockWalk;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Neighbourhood;
import kymo.core.dataset.RowSource;
import kymo.core.kernel.Block;
import kymo.core.preview.ComputedRows;
import kymo.core.preview.Previewed;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.series.RowWindow;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;

/**
 * What a script makes of a window, bit for bit what its run stores there: it sees the same blocks with the same halo, and where it remembers something all
 * that come before them.
 *
 * @param dataset closed by whoever opened it
 */
record ScriptPreview(DatasetReader dataset, SeriesReader series, PreviewedScript script) {

    /** How many rows are gone through, besides those of the window, where a result depends on all rows before it. */
    static final long MOST_ROWS_BEFORE = 4 * SeriesReader.MOST_COMPUTED_ROWS;

    /** @throws ProblemException {@code PREVIEW_TOO_LARGE}; what the script fails with, at {@code /parameters}; otherwise as {@link SeriesReader#compute} */
    Previewed of(SeriesRequest request) {
        return switch (script.binding().declaration().kind()) {
            case TRANSFORM -> new Previewed.Series(series.compute(request, dataset, transformed(request)));
            case DETECTOR, CHECK -> stretches(series.computedWindow(request, dataset));
            case SUMMARY -> figures();
            case READER -> throw new IllegalStateException("a reader is refused when it is bound to a dataset");
        };
    }

    private RowSource transformed(SeriesRequest request) {
        if (script.binding().isSequential()) {
            refuseTooFar(series.computedWindow(request, dataset));
            return new FromTheFirstRow(dataset, script);
        }
        script.begin();
        return new ComputedRows(dataset, script);
    }

    private Previewed.Rows stretches(RowWindow window) {
        FoundStretches found = new FoundStretches(window);
        script.begin();
        if (window.rows() > 0 && script.binding().isSequential()) {
            refuseTooFar(window);
            // a stretch that the window touches may be told only behind it
            walk(0, Math.max(window.toRow(), MOST_ROWS_BEFORE), found);
        } else if (window.rows() > 0) {
            walk(window.fromRow(), window.toRow(), found);
        }
        return rows(found);
    }

    private Previewed.Rows figures() {
        long rows = dataset.dataset().rows();
        if (rows > MOST_ROWS_BEFORE)
            throw new ProblemException(
                    ProblemCode.PREVIEW_TOO_LARGE,
                    "a summary depends on all rows, so that it is previewed of at most %,d but the dataset has %,d; run it"
                            .formatted(MOST_ROWS_BEFORE, rows));
        FoundStretches found = new FoundStretches(null);
        script.begin();
        walk(0, rows, found);
        return rows(found);
    }

    private void refuseTooFar(RowWindow window) {
        if (window.fromRow() <= MOST_ROWS_BEFORE) return;
        throw new ProblemException(
                ProblemCode.PREVIEW_TOO_LARGE,
                "a script that remembers is previewed from row 0 on, with at most %,d rows before the window, but the window begins at row %,d; choose one nearer to the beginning, or run it"
                        .formatted(MOST_ROWS_BEFORE, window.fromRow()));
    }

    /** Goes over all blocks of these rows; behind the last of the dataset a script that remembers tells what it has held back. */
    private void walk(long fromRow, long toRow, FoundStretches found) {
        int blockRows = dataset.schema().blockRows();
        BlockWalk walk = new BlockWalk(
                dataset,
                script.inputColumns(),
                script.halo(),
                fromRow / blockRows,
                (toRow + blockRows - 1) / blockRows);
        for (Neighbourhood block = walk.next(); block != null; block = walk.next()) {
            Neighbourhood.Wide wide = block.read();
            found.add(script.apply(wide.block(), wide.from(), wide.to()));
        }
        if (script.binding().isSequential() && toRow >= dataset.dataset().rows()) found.add(script.finish());
    }

    private Previewed.Rows rows(FoundStretches found) {
        Block rows = found.rows();
        return new Previewed.Rows(
                script.output(), rows, found.total(), ScriptSummary.of(script.binding(), rows, script.log()));
    }
}
