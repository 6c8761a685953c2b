package kymo.jobs.ingest.format;

import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import tools.jackson.databind.JsonNode;

/** How files of one kind are read. */
public interface FileFormat {

    /** The member of a {@link FoundTable#reading()} that holds the name of its format. */
    String MEMBER = "format";

    /** How readings call it; never changes. */
    String name();

    /**
     * Whether a file is of this kind.
     *
     * @param head its first bytes
     */
    boolean recognises(byte[] head, String fileName);

    /** Whether a file of few bytes may hold very many rows. */
    default boolean isDense() {
        return false;
    }

    /**
     * The one table of the file that is meant: the one that the options name, else the first.
     *
     * @param fileName for messages
     * @throws kymo.core.problems.ProblemException when it holds none, goes beyond a limit, or an option does not fit it
     */
    FoundTable look(ReadableFile file, String fileName, IngestOptions options);

    /**
     * Every table of the file, in its order; never none.
     *
     * @throws kymo.core.problems.ProblemException as {@link #look} does
     */
    default List<FoundTable> tables(ReadableFile file, String fileName, IngestOptions options) {
        return List.of(look(file, fileName, options));
    }

    /** A table as it was understood before. */
    FoundTable kept(JsonNode reading);
}
