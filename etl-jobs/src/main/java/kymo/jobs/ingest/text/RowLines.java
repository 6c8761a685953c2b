package kymo.jobs.ingest.text;

import java.util.function.BooleanSupplier;
import kymo.core.files.ReadableFile;
import kymo.jobs.ingest.format.Whereabouts;
import org.jspecify.annotations.Nullable;

/** Finds the physical lines of rows. They are kept nowhere, so the file is read up to there once more, as it was for its rows. */
final class RowLines {

    private RowLines() {}

    /** From the first line of one row to the last line of another; null when there are no such rows, or it became late. */
    static @Nullable Whereabouts of(
            ReadableFile file, Reading reading, long firstRow, long lastRow, int threads, BooleanSupplier isLate) {
        try (Fragments fragments = TextBlocks.fragments(file, reading, threads)) {
            long line = reading.firstDataLine();
            long row = 0;
            long firstLine = 0;
            for (Fragment some = fragments.next(); some != null && !isLate.getAsBoolean(); some = fragments.next()) {
                if (holds(some, firstRow - row)) firstLine = line + some.rowFirstLines[(int) (firstRow - row)];
                if (holds(some, lastRow - row))
                    return Whereabouts.ofLines(firstLine, line + some.rowLines[(int) (lastRow - row)] - 1);
                if (some.failure != null) return null;
                line += some.lines;
                row += some.rows;
                fragments.giveBack(some);
            }
            return null;
        }
    }

    private static boolean holds(Fragment fragment, long row) {
        return row >= 0 && row < fragment.rows;
    }
}
