package kymo.core.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user says about a file; whatever is not said is found out. In JSON all of it is one flat object.
 *
 * @param place where the table lies
 * @param notation how the text is written
 * @param columns what the columns are to be
 * @param corrects the dataset whose rejected lines this file holds, corrected: it is read as that one's file was
 * @param reader the script that reads the file; null where it is read by what is built in
 */
public record IngestOptions(
        TablePlace place,
        Notation notation,
        ColumnOptions columns,
        @Nullable UUID corrects,
        @Nullable ReaderChoice reader) {

    /** The name of the option that says which file of an archive is meant. */
    public static final String MEMBER = "member";
    /** The name of the option that says which script reads the file. */
    public static final String READER = "reader";

    private static final IngestOptions NONE =
            new IngestOptions(TablePlace.UNTOLD, Notation.UNTOLD, ColumnOptions.UNTOLD, null, null);

    /** Nothing is said: everything is found out. */
    public static IngestOptions none() {
        return NONE;
    }

    /** Whether options, a JSON object, say nothing of how a file is read, but at most which file of an archive is meant. */
    public static boolean tellNothing(JsonNode options) {
        return options.isEmpty() || (options.size() == 1 && options.has(MEMBER));
    }

    /** The same with another encoding. */
    public IngestOptions withEncoding(String charset) {
        return new IngestOptions(place, notation.withEncoding(charset), columns, corrects, reader);
    }

    /**
     * The options in a JSON object; a missing one is null.
     *
     * @throws kymo.core.problems.ProblemException with {@code OPTION_INVALID}, naming the option and what it may be
     */
    public static IngestOptions parse(JsonNode json) {
        return new OptionsJson(json).options();
    }
}
