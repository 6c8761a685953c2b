package kymo.core.intake;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lab's own scripts that read files. */
@FunctionalInterface
public interface ReaderDirectory {

    /** There are none. */
    ReaderDirectory NONE = asked -> {
        throw new ProblemException(
                ProblemCode.PROCESSOR_UNKNOWN,
                "option 'reader' must name a script that reads files but there are no scripts here, so '%s' is none; leave it out"
                        .formatted(asked.name()));
    };

    /**
     * The same reader with version, SHA-256 and all of its parameters, those that were not given as they are usual.
     *
     * @throws ProblemException {@code PROCESSOR_UNKNOWN}; {@code OPTION_INVALID} for a script that is no reader or a version that it never had;
     *     {@code SCRIPT_INVALID} for one that cannot be run; its parameters' problems at {@code /parameters}
     */
    ReaderChoice pinned(ReaderChoice asked);

    /**
     * Options in which a reader stands as {@link #pinned(ReaderChoice)} gives it: with them and the bytes, the same rows come out whatever happens to the
     * script.
     *
     * @throws ProblemException as that, at {@code /reader}; {@code OPTION_INVALID} for options that cannot be
     */
    default JsonNode pinned(JsonNode options) {
        ReaderChoice asked = IngestOptions.parse(options).reader();
        if (asked == null) return options;
        ObjectNode pinned = (ObjectNode) options.deepCopy();
        pinned.set(
                IngestOptions.READER,
                ProblemException.under(IngestOptions.READER, () -> pinned(asked))
                        .toJson());
        return pinned;
    }
}
