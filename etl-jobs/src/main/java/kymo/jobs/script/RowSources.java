package kymo.jobs.script;

import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Origin;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.BlockFunction;
import kymo.core.processors.Bound;
import kymo.core.processors.Processors;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptKind;
import kymo.core.scripts.ScriptVersion;
import org.jspecify.annotations.Nullable;

/** Where the rows of a dataset come from: up its lineage as long as a row was made of a row, to the file in which that stands. */
record RowSources(Catalogue catalogue, FileStore files, ScriptShelf shelf, RowPlaces places, int threads) {

    /** The same failure, with the place in the file before its message when it is of rows that come from one. */
    ProblemException told(ProblemException failure, Dataset dataset, @Nullable FailedRows rows) {
        if (rows == null || failure.code() != ProblemCode.SCRIPT_FAILED) return failure;
        String place = place(dataset, rows);
        return place == null ? failure : failure.at(place);
    }

    /** Such as {@code line 17 of 'a.csv'}; null when they come from no file row for row, or it is not known. */
    private @Nullable String place(Dataset dataset, FailedRows rows) {
        try {
            Dataset source = dataset;
            FailedRows there = rows;
            while (source.origin().uploadId() == null) {
                UUID parentId = source.origin().parentId();
                if (parentId == null) return null;
                Dataset parent = catalogue.dataset(parentId);
                int step = rowsEach(source.origin(), parent);
                if (step == 0 || source.rows() != (parent.rows() + step - 1) / step) return null;
                there = there.times(step);
                source = parent;
            }
            return places.of(catalogue, files, source, there.first(), there.last(), threads);
        } catch (ProblemException e) {
            // a dataset or a script that is gone; the failure itself is what has to be told
            return null;
        }
    }

    /** Every how many rows of the parent one was made of; 0 when rows were not made of rows. */
    private int rowsEach(Origin origin, Dataset parent) {
        if (ScriptVersion.isProcessor(origin.processor())) {
            Declaration script = shelf.script(ScriptVersion.scriptOf(origin.processor()), origin.processorVersion())
                    .declaration();
            return script != null && script.kind() == ScriptKind.TRANSFORM ? 1 : 0;
        }
        Bound bound = Processors.named(origin.processor()).bind(parent.schema(), origin.parameters());
        return bound instanceof BlockFunction function ? function.step() : 0;
    }
}
