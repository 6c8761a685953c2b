package kymo.jobs.ingest.text;

import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** Looks at parts of a text file and says how all of it is to be read. */
public final class TextLook {

    private TextLook() {}

    /**
     * What was understood of the file.
     *
     * @param fileName for messages
     * @throws kymo.core.problems.ProblemException when it is empty, no text, or holds no table
     */
    public static Reading look(ReadableFile file, String fileName, IngestOptions options) {
        if (file.bytes() == 0)
            throw new ProblemException(
                    ProblemCode.FILE_EMPTY,
                    "a file must hold a table but '%s' has no bytes; upload the file that the instrument wrote"
                            .formatted(fileName));
        return new Reading(
                "UTF-8",
                false,
                "LF",
                ",",
                ".",
                null,
                options.quote(),
                null,
                0,
                0,
                1,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                -1,
                1);
    }
}
