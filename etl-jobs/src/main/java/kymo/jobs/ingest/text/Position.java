package kymo.jobs.ingest.text;

import java.util.Collections;
import java.util.List;
import kymo.core.dataset.ColumnType;

/**
 * A place between two rows of a file, from which {@link TextBlocks} can go on. Plain values, so that it can rest as JSON in a
 * step's execution context.
 *
 * @param byteOffset where the next line begins, in bytes from 0
 * @param line its physical line, counted from 1
 * @param row the row of the dataset that comes next, counted from 0
 * @param rejects cells that did not fit so far, one count a column
 * @param fits the narrowest type that fits the column and all its rejects so far, one a column
 */
public record Position(long byteOffset, long line, long row, List<Long> rejects, List<ColumnType> fits) {
    public Position {
        rejects = List.copyOf(rejects);
        fits = List.copyOf(fits);
    }

    /** Before the first row. */
    public static Position start(Reading reading) {
        return new Position(
                reading.dataOffset(),
                reading.firstDataLine(),
                0,
                Collections.nCopies(reading.columns().size(), 0L),
                reading.columns().stream().map(ColumnReading::type).toList());
    }
}
