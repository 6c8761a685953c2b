package kymo.gateway.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.Reject;
import kymo.core.files.ReadableFile;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.gateway.web.PageSize;
import tools.jackson.databind.JsonNode;

/**
 * The stretches of a text file that hold rejects, each row once, below its lines of names and units. Where they lie was found by the worker that
 * read the file; here bytes are copied and nothing is read.
 */
final class RejectedLines {

    private static final int PIECE = 1 << 16;

    private final UUID dataset;
    private final JsonNode headLines;
    private final DatasetIndex index;

    private RejectedLines(UUID dataset, JsonNode headLines, DatasetIndex index) {
        this.dataset = dataset;
        this.headLines = headLines;
        this.index = index;
    }

    /** @throws ProblemException {@code REJECTS_WITHOUT_LINES} when the dataset was not read from lines of an upload, or none was rejected */
    static RejectedLines of(Dataset dataset, DatasetIndex index) {
        JsonNode reading = dataset.reading();
        JsonNode headLines = reading == null ? null : reading.get("headLines");
        String packed = reading == null ? "" : reading.path("packed").asString("");
        if (!packed.isEmpty())
            throw new ProblemException(
                    ProblemCode.REJECTS_WITHOUT_LINES,
                    "lines are given back from a file that is not packed but '%s' was read out of a %s file; unpack that and find them by their numbers in the list of rejects"
                            .formatted(dataset.name(), packed));
        Page<Reject> first = index.rejects(dataset.id(), null, 1);
        boolean placed = !first.items().isEmpty() && first.items().get(0).rowBytes() > 0;
        if (headLines == null || !placed)
            throw new ProblemException(
                    ProblemCode.REJECTS_WITHOUT_LINES,
                    "a dataset must have rejects in lines of a text file but '%s' has %s; look at the list of its rejects"
                            .formatted(dataset.name(), first.items().isEmpty() ? "no rejects" : "no such lines"));
        return new RejectedLines(dataset.id(), headLines, index);
    }

    void write(ReadableFile file, OutputStream out) throws IOException {
        for (JsonNode line : headLines)
            copy(file, line.path("offset").asLong(), line.path("bytes").asLong(), out);
        long copied = -1;
        String cursor = null;
        do {
            Page<Reject> page = index.rejects(dataset, cursor, PageSize.MOST);
            for (Reject reject : page.items()) {
                if (reject.rowOffset() <= copied || reject.rowBytes() == 0) continue;
                copied = reject.rowOffset();
                copy(file, copied, reject.rowBytes(), out);
            }
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private static void copy(ReadableFile file, long offset, long bytes, OutputStream out) throws IOException {
        for (long done = 0; done < bytes; done += PIECE)
            out.write(file.read(offset + done, (int) Math.min(PIECE, bytes - done)));
    }
}
